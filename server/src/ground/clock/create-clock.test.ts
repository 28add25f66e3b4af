import { expect, test } from 'vitest'
import { createClock, fixedClock } from './create-clock.ts'

test('business time is real time plus the offset, asked anew each time', () => {
  let offset = 0
  const clock = createClock({ now: () => new Date('2026-11-24T23:30:00+08:00'), offset: () => offset })
  expect(clock.businessDay()).toBe('2026-11-24')
  offset = 30 * 60_000
  expect(clock.businessDay()).toBe('2026-11-25')
  expect(clock.businessNow().toISOString()).toBe('2026-11-24T16:00:00.000Z')
  expect(clock.realNow().toISOString()).toBe('2026-11-24T15:30:00.000Z')
  offset = -796 * 86_400_000
  expect(clock.businessDay()).toBe('2024-09-19')
})

test('without another clock given, real time is the machine’s', () => {
  const before = Date.now()
  const real = createClock({ offset: () => 0 })
    .realNow()
    .getTime()
  expect(real).toBeGreaterThanOrEqual(before)
  expect(real).toBeLessThanOrEqual(Date.now())
})

test('a fixed clock stands, and its moments cannot be changed through one handed out', () => {
  const clock = fixedClock('2024-09-20T00:00:00+08:00')
  clock.realNow().setFullYear(1999)
  expect(clock.businessDay()).toBe('2024-09-20')
  expect(clock.businessNow()).toEqual(clock.realNow())
})
