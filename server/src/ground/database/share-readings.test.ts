import { expect, test } from 'vitest'
import { shareReadings } from './share-readings.ts'

/** Readings that end when they are told to, with what they are told. */
function controlled() {
  const begun: PromiseWithResolvers<string>[] = []
  const read = () => {
    const reading = Promise.withResolvers<string>()
    begun.push(reading)
    return reading.promise
  }
  return { begun, read }
}

test('who asks while a reading is under way waits for one that begins later, together with all others who came', async () => {
  const { begun, read } = controlled()
  const share = shareReadings<string>()
  const first = share('board', read)
  const late = [share('board', read), share('board', read), share('board', read)]
  expect(begun).toHaveLength(1)
  begun[0]?.resolve('as it was')
  expect(await first).toBe('as it was')
  await expect.poll(() => begun.length).toBe(2)
  const later = share('board', read)
  begun[1]?.resolve('as it is')
  expect(await Promise.all(late)).toEqual(['as it is', 'as it is', 'as it is'])
  await expect.poll(() => begun.length).toBe(3)
  begun[2]?.resolve('as it has become')
  expect(await later).toBe('as it has become')
})

test('readings of different things do not wait for each other', async () => {
  const { begun, read } = controlled()
  const share = shareReadings<string>()
  const both = [share('by area', read), share('by county', read)]
  expect(begun).toHaveLength(2)
  for (const reading of begun) reading.resolve('read')
  expect(await Promise.all(both)).toEqual(['read', 'read'])
})

test('a reading that fails, fails for those who asked for it and for nobody who comes after', async () => {
  const { begun, read } = controlled()
  const share = shareReadings<string>()
  const first = share('board', read)
  const second = share('board', read)
  begun[0]?.reject(new Error('connection lost'))
  await expect(first).rejects.toThrow('connection lost')
  await expect.poll(() => begun.length).toBe(2)
  begun[1]?.resolve('read again')
  expect(await second).toBe('read again')
})
