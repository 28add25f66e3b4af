import { expect, test } from 'vitest'
import { addDays } from './add-days.ts'
import { isWorkingDay } from './calendar.ts'
import { calendarFromRows } from './calendar-from-rows.ts'
import { missingYears } from './missing-years.ts'
import { nearestWorkingDay } from './move-to-working-day.ts'
import { standardCalendar, standardYears } from './standard-calendar.ts'

test('on a day the calendar does not name, offices work from Monday to Friday', () => {
  const empty = calendarFromRows([], [])
  // 2024-09-02 was a Monday, 1900-01-01 as well.
  for (const monday of ['2024-09-02', '1900-01-01', '1969-12-29', '2199-12-23']) {
    const week = [0, 1, 2, 3, 4, 5, 6].map(after => isWorkingDay(addDays(monday, after), empty))
    expect(week).toEqual([true, true, true, true, true, false, false])
  }
})

// Written from the notices' own sentences, not from the data files: holidays from–to, then the days worked in exchange.
test.each([
  [
    2023,
    ['01-01/01-02', '01-21/01-27', '04-05/04-05', '04-29/05-03', '06-22/06-24', '09-29/10-06'],
    ['01-28', '01-29', '04-23', '05-06', '06-25', '10-07', '10-08'],
  ],
  [
    2024,
    ['01-01/01-01', '02-10/02-17', '04-04/04-06', '05-01/05-05', '06-10/06-10', '09-15/09-17', '10-01/10-07'],
    ['02-04', '02-18', '04-07', '04-28', '05-11', '09-14', '09-29', '10-12'],
  ],
  [
    2025,
    ['01-01/01-01', '01-28/02-04', '04-04/04-06', '05-01/05-05', '05-31/06-02', '10-01/10-08'],
    ['01-26', '02-08', '04-27', '09-28', '10-11'],
  ],
  [
    2026,
    ['01-01/01-03', '02-15/02-23', '04-04/04-06', '05-01/05-05', '06-19/06-21', '09-25/09-27', '10-01/10-07'],
    ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
  ],
])(
  'the calendar of %i holds the holidays and the days worked in exchange of its notice, and nothing else',
  (year, holidays, worked) => {
    const expected = new Map(worked.map(day => [`${year}-${day}`, true]))
    for (const span of holidays) {
      const [first, last] = span.split('/').map(day => `${year}-${day}`)
      for (let day = String(first); day <= String(last); day = addDays(day, 1)) expected.set(day, false)
    }
    const days = standardYears.find(each => each.year === year)?.days ?? []
    expect(new Map(days.map(({ day, working }) => [day, working]))).toEqual(expected)
    expect(days.every(({ name }) => name !== '')).toBe(true)
  },
)

test('a year whose notice is missing has ordinary weekends and is reported', () => {
  expect(isWorkingDay('2027-10-01', standardCalendar)).toBe(true)
  expect(isWorkingDay('2027-10-02', standardCalendar)).toBe(false)
  expect(isWorkingDay('2027-10-03', standardCalendar)).toBe(false)
  expect(missingYears(standardCalendar, '2026-12-20', '2026-12-31')).toEqual([])
  expect(missingYears(standardCalendar, '2026-12-20', '2027-01-04')).toEqual([2027])
  expect(missingYears(standardCalendar, '2029-01-01', '2022-06-01')).toEqual([2022, 2027, 2028, 2029])
})

test('a single day entered ahead of the notice counts, and its year is still reported', () => {
  const calendar = calendarFromRows([{ day: '2027-01-01', working: false, name: '元旦' }], [])
  expect(isWorkingDay('2027-01-01', calendar)).toBe(false)
  expect(missingYears(calendar, '2027-01-01', '2027-01-01')).toEqual([2027])
})

test('rows that do not exist as days or contradict each other are refused, and the sentence names the day', () => {
  expect(() => calendarFromRows([{ day: '2027-02-30', working: false, name: '?' }], [])).toThrow(
    expect.objectContaining({ code: 'clock.badDay', zh: expect.stringContaining('2027-02-30') }),
  )
  const rows = [
    { day: '2027-02-06', working: false, name: '春节' },
    { day: '2027-02-06', working: true, name: '调休' },
  ]
  expect(() => calendarFromRows(rows, [2027])).toThrow(
    expect.objectContaining({
      code: 'clock.contradictoryDay',
      zh: '工作日历中 2027-02-06 既是工作日（调休）又是休息日（春节）',
    }),
  )
})

test('a calendar without a single working day is refused instead of searched for ever', () => {
  const rows = Array.from({ length: 800 }, (_, index) => ({
    day: addDays('2026-01-01', index),
    working: false,
    name: '误填',
  }))
  const calendar = calendarFromRows(rows, [2026, 2027])
  expect(() => nearestWorkingDay('2026-06-01', 1, calendar)).toThrow(
    expect.objectContaining({ code: 'clock.noWorkingDay' }),
  )
  expect(() => nearestWorkingDay('2027-06-01', -1, calendar)).toThrow(
    expect.objectContaining({ code: 'clock.noWorkingDay' }),
  )
})
