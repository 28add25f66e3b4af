import { expect, test } from 'vitest'
import { addDays } from './add-days.ts'
import { calendarFromRows } from './calendar-from-rows.ts'
import { monthsReportDue } from './months-report-due.ts'
import { recompute } from './recompute.ts'
import { standardCalendar, standardYears } from './standard-calendar.ts'
import { standardLadder, type UrgencyCase, urgency, urgencySteps } from './urgency.ts'

const due = '2024-09-20'
const at = (today: string, more: Partial<UrgencyCase> = {}) =>
  urgency({ setFor: due, standsAt: due, today, calendar: standardCalendar, ...more })

test.each([
  ['2024-09-01', 'inTime', 0, 14],
  // Friday 13 September; Saturday 14 is worked, 15–17 are the Mid-Autumn holidays: 14, 18, 19, 20 remain.
  ['2024-09-13', 'inTime', 0, 4],
  ['2024-09-14', 'dueSoon', 0, 3],
  ['2024-09-16', 'dueSoon', 0, 3],
  ['2024-09-20', 'dueSoon', 0, 0],
  ['2024-09-21', 'blue', 1, 0],
  ['2024-09-26', 'blue', 6, 0],
  ['2024-09-27', 'yellow', 7, 0],
  ['2024-10-19', 'yellow', 29, 0],
  ['2024-10-20', 'red', 30, 0],
  ['2025-09-20', 'red', 365, 0],
] as const)(
  '四(二)-3: on %s a duty due on 2024-09-20 is %s, %i days over, %i working days left',
  (today, step, daysOver, workingDaysLeft) => {
    expect(at(today)).toEqual({ step, daysOver, workingDaysLeft, paused: false })
  },
)

test('四(二)-3: two reports missed make a duty yellow and two yellows red, whatever its date', () => {
  expect(at('2024-09-01', { reportsMissed: 1 }).step).toBe('inTime')
  expect(at('2024-09-01', { reportsMissed: 2 }).step).toBe('yellow')
  expect(at('2024-09-01', { yellows: 1 }).step).toBe('inTime')
  expect(at('2024-09-01', { yellows: 2 }).step).toBe('red')
})

test('a step never falls back as days pass', () => {
  let before = 0
  for (let today = '2024-08-01'; today <= '2024-12-01'; today = addDays(today, 1)) {
    const now = urgencySteps.indexOf(at(today).step)
    expect(now).toBeGreaterThanOrEqual(before)
    before = now
  }
  expect(before).toBe(4)
})

test('an extension puts a duty back in time, yet overdue goes on counting by the original date', () => {
  const extended = { standsAt: '2024-10-21' }
  expect(at('2024-10-10', extended)).toMatchObject({ step: 'inTime', daysOver: 20 })
  expect(at('2024-10-21', extended)).toMatchObject({ step: 'dueSoon', daysOver: 31 })
  expect(at('2024-10-22', extended)).toMatchObject({ step: 'red', daysOver: 32 })
})

test('a deadline that a changed calendar brought forward is late by its new day', () => {
  expect(at('2024-09-20', { standsAt: '2024-09-19' })).toMatchObject({ step: 'blue', daysOver: 1 })
})

test('a paused clock does not climb, and goes on where it stood when it runs again', () => {
  const open = { pauses: [{ from: '2024-09-25', resumed: null }] }
  expect(at('2024-09-24', open)).toMatchObject({ step: 'blue', daysOver: 4, paused: false })
  expect(at('2024-09-25', open)).toMatchObject({ step: 'blue', daysOver: 4, paused: true })
  expect(at('2025-03-25', open)).toMatchObject({ step: 'blue', daysOver: 4, paused: true })
  const ended = { pauses: [{ from: '2024-09-25', resumed: '2024-12-25' }] }
  expect(at('2024-12-24', ended)).toMatchObject({ step: 'blue', daysOver: 4, paused: true })
})

test('a clock paused before its deadline and run again counts no paused day as overdue', () => {
  // Ten days' pause before the end moves 20 September to 30 September.
  const pauses = [{ from: '2024-09-10', resumed: '2024-09-20' }]
  expect(at('2024-09-30', { standsAt: '2024-09-30', pauses })).toMatchObject({ step: 'dueSoon', daysOver: 0 })
  expect(at('2024-10-01', { standsAt: '2024-09-30', pauses })).toMatchObject({ step: 'blue', daysOver: 1 })
  expect(at('2024-10-07', { standsAt: '2024-09-30', pauses })).toMatchObject({ step: 'yellow', daysOver: 7 })
})

test('another ladder is another campaign', () => {
  expect(at('2024-09-24', { ladder: { ...standardLadder, yellowDays: 4 } }).step).toBe('yellow')
  expect(at('2024-09-01', { ladder: { ...standardLadder, dueSoonWorkingDays: 20 } }).step).toBe('dueSoon')
})

test('三(三)3: a progress report is due by the 25th of each month, or the next working day', () => {
  expect(monthsReportDue('2024-03-25', '2024-08-31', standardCalendar)).toEqual([
    { month: '2024-04', due: '2024-04-25' },
    { month: '2024-05', due: '2024-05-27' },
    { month: '2024-06', due: '2024-06-25' },
    { month: '2024-07', due: '2024-07-25' },
    { month: '2024-08', due: '2024-08-26' },
  ])
  expect(monthsReportDue('2024-05-24', '2024-05-26', standardCalendar)).toEqual([])
  expect(monthsReportDue('2024-12-26', '2025-01-26', standardCalendar)).toEqual([
    { month: '2025-01', due: '2025-01-26' },
  ])
  expect(monthsReportDue('2024-01-31', '2024-03-01', standardCalendar, 31)).toEqual([
    { month: '2024-02', due: '2024-02-29' },
  ])
  expect(monthsReportDue('2024-08-31', '2024-03-01', standardCalendar)).toEqual([])
})

test('a changed calendar moves open clocks alone, and says from which day to which', () => {
  const holiday = { day: '2027-01-04', working: false, name: '元旦' }
  const changed = calendarFromRows(
    [...standardYears.flatMap(year => year.days), holiday],
    [2023, 2024, 2025, 2026, 2027],
  )
  const reckonedFrom = { start: '2026-12-30', term: { length: 3, unit: 'workingDay' as const }, pauses: [] }
  const changes = recompute(
    [
      { id: 'open', reckonedFrom, standsAt: '2027-01-04', doneOn: null },
      { id: 'done', reckonedFrom, standsAt: '2027-01-04', doneOn: '2026-12-31' },
      { id: 'unmoved', reckonedFrom: { ...reckonedFrom, start: '2026-11-02' }, standsAt: '2026-11-05', doneOn: null },
      { id: 'extended', reckonedFrom: { setTo: '2027-01-03' }, standsAt: '2027-01-04', doneOn: null },
      {
        id: 'paused',
        reckonedFrom: { ...reckonedFrom, pauses: [{ from: '2026-12-31', resumed: null }] },
        standsAt: '2027-01-04',
        doneOn: null,
      },
    ],
    changed,
  )
  expect(changes).toEqual([
    { id: 'open', from: '2027-01-04', to: '2027-01-05' },
    { id: 'extended', from: '2027-01-04', to: '2027-01-05' },
  ])
})
