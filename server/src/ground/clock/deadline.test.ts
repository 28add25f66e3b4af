import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, daysBetween } from './add-days.ts'
import { addWorkingDays } from './add-working-days.ts'
import { type Calendar, isWorkingDay } from './calendar.ts'
import { calendarFromRows } from './calendar-from-rows.ts'
import { type Day, dayFromNumber, dayNumber } from './day.ts'
import { deadline } from './deadline.ts'
import { standardCalendar } from './standard-calendar.ts'
import { longestTerm, type Term } from './term.ts'
import { workingDaysBetween } from './working-days-between.ts'

const numRuns = Number(process.env.RUNS ?? 200)

// A second reckoning that shares nothing with the first but the calendar's rows: one flag for every day, weekdays by Date.
function flagsOf(calendar: Calendar, first: Day, last: Day): { days: Day[]; working: boolean[] } {
  const days: Day[] = []
  const working: boolean[] = []
  for (let at = Date.parse(first); at <= Date.parse(last); at += 86_400_000) {
    const day = new Date(at).toISOString().slice(0, 10)
    const weekday = new Date(at).getUTCDay()
    days.push(day)
    working.push(calendar.exceptions.get(day)?.working ?? (weekday !== 0 && weekday !== 6))
  }
  return { days, working }
}

function recount({ days, working }: ReturnType<typeof flagsOf>, startIndex: number, term: Term): Day {
  let index = startIndex
  if (term.unit === 'workingDay') {
    for (let counted = 0; counted < term.length; ) {
      index += 1
      if (working[index]) counted += 1
    }
  } else if (term.unit === 'day') {
    index += term.length
  } else {
    const start = String(days[startIndex])
    let month = Number(start.slice(5, 7)) + term.length
    let year = Number(start.slice(0, 4))
    for (; month > 12; month -= 12) year += 1
    const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
    const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    const dayOfMonth = Math.min(Number(start.slice(8)), lengths[month - 1] ?? 0)
    const end = `${year}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`
    while (days[index] !== end) index += 1
  }
  while (!working[index]) index += 1
  return String(days[index])
}

const terms: Term[] = [
  ...Array.from({ length: 30 }, (_, index): Term => ({ length: index + 1, unit: 'workingDay' })),
  ...Array.from({ length: 12 }, (_, index): Term => ({ length: index + 1, unit: 'month' })),
  ...[1, 2, 7, 15, 30, 60, 90].map((length): Term => ({ length, unit: 'day' })),
]

test.each(terms.map(term => [term.length, term.unit] as const))(
  'a term of %i %s from every day of 2022–2027 ends on a working day after its start, never earlier than one begun sooner, as a recount day by day has it',
  (length, unit) => {
    const flags = flagsOf(standardCalendar, '2022-01-01', '2029-12-31')
    const wrong: string[] = []
    let before = ''
    for (let index = 0; flags.days[index] !== '2028-01-01'; index += 1) {
      const start = String(flags.days[index])
      const end = deadline(start, { length, unit }, standardCalendar)
      if (end <= start) wrong.push(`${start} → ${end} is not after its start`)
      if (!isWorkingDay(end, standardCalendar)) wrong.push(`${start} → ${end} is not a working day`)
      if (end < before) wrong.push(`${start} → ${end} is earlier than the day before it gives, ${before}`)
      if (end !== recount(flags, index, { length, unit })) wrong.push(`${start} → ${end} differs from the recount`)
      if (unit === 'workingDay' && workingDaysBetween(start, end, standardCalendar) !== length)
        wrong.push(`${start} → ${end} miscounted`)
      before = end
    }
    expect(wrong).toEqual([])
  },
)

test('a longer term never ends earlier', () => {
  for (let day = '2022-01-01'; day <= '2027-12-31'; day = addDays(day, 7)) {
    for (const unit of ['workingDay', 'day', 'month'] as const) {
      for (let length = 1; length < 12; length += 1) {
        const shorter = deadline(day, { length, unit }, standardCalendar)
        expect(deadline(day, { length: length + 1, unit }, standardCalendar) >= shorter).toBe(true)
      }
    }
  }
})

const anyDay = fc.integer({ min: dayNumber('2020-01-01'), max: dayNumber('2030-12-31') }).map(dayFromNumber)
const distance = fc.integer({ min: -300, max: 300 })
const anyCalendar = fc
  .uniqueArray(fc.record({ day: anyDay, working: fc.boolean(), name: fc.constant('某日') }), {
    selector: row => row.day,
    maxLength: 300,
  })
  .map(rows => calendarFromRows(rows, []))

test('under any calendar, working days are counted exactly and adding them is the reverse of counting', () => {
  fc.assert(
    fc.property(anyCalendar, anyDay, distance, fc.integer({ min: 1, max: 60 }), (calendar, from, days, length) => {
      const to = addDays(from, days)
      let counted = 0
      for (let day = from < to ? from : to; day < (from < to ? to : from); ) {
        day = addDays(day, 1)
        if (isWorkingDay(day, calendar)) counted += 1
      }
      const expected = counted === 0 ? 0 : from < to ? counted : -counted
      expect(workingDaysBetween(from, to, calendar) + 0).toBe(expected)
      const end = addWorkingDays(from, length, calendar)
      expect(workingDaysBetween(from, end, calendar)).toBe(length)
      expect(isWorkingDay(end, calendar)).toBe(true)
      if (isWorkingDay(from, calendar)) expect(addWorkingDays(end, -length, calendar)).toBe(from)
      expect(deadline(from, { length, unit: 'workingDay' }, calendar)).toBe(end)
    }),
    { numRuns },
  )
})

test.each([
  ['2024-09-27', { length: 2, unit: 'workingDay' }, '2024-09-30', 'Sunday 29 September is worked in exchange'],
  ['2024-09-30', { length: 1, unit: 'workingDay' }, '2024-10-08', 'National Day week is free'],
  ['2024-09-30', { length: 5, unit: 'workingDay' }, '2024-10-12', 'Saturday 12 October is worked in exchange'],
  ['2024-10-01', { length: 1, unit: 'workingDay' }, '2024-10-08', 'a start on a holiday'],
  ['2024-02-09', { length: 3, unit: 'workingDay' }, '2024-02-20', 'over the Spring Festival'],
  ['2024-08-31', { length: 1, unit: 'month' }, '2024-09-30', 'September has no 31st'],
  ['2024-09-01', { length: 1, unit: 'month' }, '2024-10-08', 'an end in the holidays moves to the day after them'],
  ['2024-01-31', { length: 1, unit: 'month' }, '2024-02-29', 'a leap year'],
  ['2023-01-31', { length: 1, unit: 'month' }, '2023-02-28', 'no leap year'],
  ['2024-04-27', { length: 1, unit: 'day' }, '2024-04-28', 'a Sunday worked in exchange is no reason to move'],
  ['2024-05-01', { length: 0, unit: 'day' }, '2024-05-06', '立行立改 on a holiday: the first working day'],
  ['2024-05-06', { length: 0, unit: 'workingDay' }, '2024-05-06', '立行立改 on a working day: that day'],
] as const)('三(三)3: from %s a term of %o ends on %s (%s)', (start, term, end, _because) => {
  expect(deadline(start, term, standardCalendar)).toBe(end)
})

test.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, longestTerm + 1])('a term %f long is refused', length => {
  for (const unit of ['workingDay', 'day', 'month'] as const) {
    expect(() => deadline('2024-05-06', { length, unit }, standardCalendar)).toThrow(
      expect.objectContaining({ code: 'clock.badTerm', status: 422 }),
    )
  }
})

test('days are counted with the day of start left out', () => {
  expect(daysBetween('2024-05-06', deadline('2024-05-06', { length: 1, unit: 'day' }, standardCalendar))).toBe(1)
})
