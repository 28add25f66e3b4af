import fc from 'fast-check'
import { expect, test } from 'vitest'
import { byteRange } from './byte-range.ts'

test('one range is understood in its three forms, and what is no single range of bytes means the whole', () => {
  expect(byteRange('bytes=0-9', 100)).toEqual({ start: 0, end: 9 })
  expect(byteRange('bytes=90-', 100)).toEqual({ start: 90, end: 99 })
  expect(byteRange('bytes=-5', 100)).toEqual({ start: 95, end: 99 })
  expect(byteRange('bytes=50-5000', 100)).toEqual({ start: 50, end: 99 })
  expect(byteRange('bytes=100-', 100)).toBe('unsatisfiable')
  expect(byteRange('bytes=-0', 100)).toBe('unsatisfiable')
  for (const header of [undefined, '', 'bytes=', 'bytes=-', 'bytes=9-3', 'bytes=0-1,5-6', 'lines=0-5', 'bytes=a-b']) {
    expect(byteRange(header, 100)).toBe('none')
  }
})

test('whatever is asked, a range lies within the file', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.oneof(fc.nat(), fc.constant('')),
      fc.oneof(fc.nat(), fc.constant('')),
      fc.integer({ min: 1 }),
      (noise, from, to, size) => {
        for (const header of [noise, `bytes=${from}-${to}`]) {
          const range = byteRange(header, size)
          if (typeof range === 'string') continue
          expect(range.start).toBeGreaterThanOrEqual(0)
          expect(range.start).toBeLessThanOrEqual(range.end)
          expect(range.end).toBeLessThan(size)
        }
      },
    ),
    { numRuns: Number(process.env.RUNS ?? 200) },
  )
})
