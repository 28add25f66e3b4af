import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, daysBetween } from './add-days.ts'
import { addMonths } from './add-months.ts'
import { dayFromNumber, dayNumber } from './day.ts'
import { isLate } from './is-late.ts'
import { dayOf, endOfDay, startOfDay } from './shanghai.ts'

const numRuns = Number(process.env.RUNS ?? 200)
const anyNumber = fc.integer({ min: dayNumber('1900-01-02'), max: dayNumber('2199-12-30') })

test('a day and its number say the same', () => {
  fc.assert(
    fc.property(anyNumber, number => {
      expect(dayNumber(dayFromNumber(number))).toBe(number)
      expect(addDays(dayFromNumber(number), 1) > dayFromNumber(number)).toBe(true)
    }),
    { numRuns },
  )
  expect(dayNumber('1970-01-01')).toBe(0)
})

test.each([
  '2024-02-30',
  '2023-02-29',
  '2024-13-01',
  '2024-00-10',
  '2024-04-31',
  '2024-4-1',
  '24-04-01',
  '1899-12-31',
  '2200-01-01',
  '',
  '2024-04-01T00:00',
  '２０２４-04-01',
  ' 2024-04-01',
  '2024-04-01\n',
])('「%s」 is refused as a day, with a sentence that says what would be accepted', text => {
  expect(() => dayNumber(text)).toThrow(expect.objectContaining({ code: 'clock.badDay', status: 422 }))
  expect(() => dayNumber(text)).toThrow(
    expect.objectContaining({ accepted: expect.objectContaining({ zh: expect.stringContaining('2024-08-31') }) }),
  )
})

test('a reckoning that leaves the years 1900 to 2199 is refused instead of wrapping round', () => {
  expect(() => addDays('2199-12-31', 1)).toThrow(expect.objectContaining({ code: 'clock.badDay' }))
  expect(() => addDays('1900-01-01', -1)).toThrow(expect.objectContaining({ code: 'clock.badDay' }))
  expect(() => addMonths('2199-12-31', 1)).toThrow(expect.objectContaining({ code: 'clock.badDay' }))
  expect(() => addDays('2024-01-01', 0.5)).toThrow(expect.objectContaining({ code: 'clock.badDay' }))
})

test('the day in Shanghai begins at 16:00 UTC of the day before, in summer and winter alike', () => {
  expect(dayOf(new Date('2024-01-31T15:59:59.999Z'))).toBe('2024-01-31')
  expect(dayOf(new Date('2024-01-31T16:00:00.000Z'))).toBe('2024-02-01')
  expect(dayOf(new Date('2024-07-31T15:59:59.999Z'))).toBe('2024-07-31')
  expect(dayOf(new Date('2024-07-31T16:00:00.000Z'))).toBe('2024-08-01')
  expect(startOfDay('2024-09-20').toISOString()).toBe('2024-09-19T16:00:00.000Z')
  expect(endOfDay('2024-09-20').toISOString()).toBe('2024-09-20T16:00:00.000Z')
})

test('every day of 2022–2027 has 24 hours: no summer time, no zone of the machine', () => {
  for (let day = '2022-01-01'; day <= '2027-12-31'; day = addDays(day, 1)) {
    expect(endOfDay(day).getTime() - startOfDay(day).getTime()).toBe(86_400_000)
    expect(endOfDay(day).getTime()).toBe(startOfDay(addDays(day, 1)).getTime())
    expect(dayOf(startOfDay(day))).toBe(day)
    expect(dayOf(new Date(endOfDay(day).getTime() - 1))).toBe(day)
    expect(endOfDay(day).getTime()).toBe(Date.parse(`${day}T24:00:00+08:00`))
  }
})

test('a deadline holds to 24:00 of its last day, and that midnight is late', () => {
  expect(isLate('2024-09-20', new Date('2024-09-20T23:59:59.999+08:00'))).toBe(false)
  expect(isLate('2024-09-20', new Date('2024-09-21T00:00:00.000+08:00'))).toBe(true)
})

test.each([
  ['2024-01-31', 1, '2024-02-29'],
  ['2023-01-31', 1, '2023-02-28'],
  ['2024-01-30', 1, '2024-02-29'],
  ['2023-01-29', 1, '2023-02-28'],
  ['2024-01-29', 1, '2024-02-29'],
  ['2024-02-29', 12, '2025-02-28'],
  ['2024-02-29', 48, '2028-02-29'],
  ['2024-02-29', 1, '2024-03-29'],
  ['2024-03-31', 1, '2024-04-30'],
  ['2024-01-31', 2, '2024-03-31'],
  ['2024-12-31', 1, '2025-01-31'],
  ['2024-11-30', 3, '2025-02-28'],
  ['2024-03-31', -1, '2024-02-29'],
  ['2024-01-15', -1, '2023-12-15'],
  ['2024-05-20', 0, '2024-05-20'],
])('三(四)1: %s plus %i months is %s: the same day, or the last the month has', (day, months, end) => {
  expect(addMonths(day, months)).toBe(end)
})

test('every day of 2022–2027 plus 1 to 12 months is the same day of the month, or the last before the next month begins', () => {
  for (let day = '2022-01-01'; day <= '2027-12-31'; day = addDays(day, 1)) {
    for (let months = 1; months <= 12; months += 1) {
      const end = addMonths(day, months)
      const monthsPassed =
        (Number(end.slice(0, 4)) - Number(day.slice(0, 4))) * 12 + Number(end.slice(5, 7)) - Number(day.slice(5, 7))
      if (monthsPassed !== months) throw new Error(`${day} + ${months} months = ${end}`)
      const sameDay = end.slice(8) === day.slice(8)
      const lastBeforeIt = end.slice(8) < day.slice(8) && addDays(end, 1).endsWith('-01')
      if (!sameDay && !lastBeforeIt) throw new Error(`${day} + ${months} months = ${end}`)
    }
  }
})

test('days between is the reverse of adding days', () => {
  fc.assert(
    fc.property(fc.integer({ min: -20_000, max: 60_000 }), fc.integer({ min: -5000, max: 5000 }), (from, days) => {
      expect(daysBetween(dayFromNumber(from), addDays(dayFromNumber(from), days))).toBe(days)
    }),
    { numRuns },
  )
})
