import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, daysBetween } from './add-days.ts'
import { isWorkingDay } from './calendar.ts'
import { type Day, dayFromNumber, dayNumber } from './day.ts'
import { deadline, unmovedEnd } from './deadline.ts'
import { deadlineWithPauses, type Pause, pausedDays } from './pauses.ts'
import { standardCalendar } from './standard-calendar.ts'
import type { Term } from './term.ts'

const numRuns = Number(process.env.RUNS ?? 200)
const tenWorkingDays: Term = { length: 10, unit: 'workingDay' }
const ends = (start: Day, term: Term, ...pauses: Pause[]) => deadlineWithPauses(start, term, pauses, standardCalendar)

test('a pause pushes a term of working days by the working days in it', () => {
  expect(ends('2024-06-03', tenWorkingDays)).toBe('2024-06-18')
  // Thursday to Monday: Thursday and Friday are the working days lost.
  expect(ends('2024-06-03', tenWorkingDays, { from: '2024-06-13', resumed: '2024-06-17' })).toBe('2024-06-20')
  expect(ends('2024-06-03', tenWorkingDays, { from: '2024-06-15', resumed: '2024-06-17' })).toBe('2024-06-18')
})

test('a pause pushes a term of days or months by its calendar days, and the end still moves to a working day', () => {
  expect(ends('2024-06-03', { length: 1, unit: 'month' })).toBe('2024-07-03')
  expect(ends('2024-06-03', { length: 1, unit: 'month' }, { from: '2024-06-10', resumed: '2024-06-13' })).toBe(
    '2024-07-08',
  )
  expect(ends('2024-06-03', { length: 30, unit: 'day' }, { from: '2024-06-10', resumed: '2024-06-15' })).toBe(
    '2024-07-08',
  )
})

test('nobody can say when a clock ends that stands still', () => {
  expect(ends('2024-06-03', tenWorkingDays, { from: '2024-06-18', resumed: null })).toBeNull()
  expect(ends('2024-06-03', tenWorkingDays, { from: '2024-06-01', resumed: null })).toBeNull()
  // Saturday's end would move to Monday, but the clock stops on Sunday.
  expect(ends('2024-06-03', { length: 5, unit: 'day' }, { from: '2024-06-09', resumed: null })).toBeNull()
})

test('a pause that begins after the term has run out changes nothing', () => {
  expect(ends('2024-06-03', tenWorkingDays, { from: '2024-06-19', resumed: null })).toBe('2024-06-18')
  expect(ends('2024-06-03', tenWorkingDays, { from: '2024-06-19', resumed: '2024-07-19' })).toBe('2024-06-18')
})

test('a pause that only meets the moved end pushes it to the first working day that runs', () => {
  // The fifth day is Saturday, which moves past the Dragon Boat holiday to Tuesday 11 June.
  expect(ends('2024-06-03', { length: 5, unit: 'day' })).toBe('2024-06-11')
  expect(ends('2024-06-03', { length: 5, unit: 'day' }, { from: '2024-06-09', resumed: '2024-06-12' })).toBe(
    '2024-06-12',
  )
})

test('a pause in the days that another pause added counts as well', () => {
  const first = { from: '2024-06-13', resumed: '2024-06-17' }
  expect(ends('2024-06-03', tenWorkingDays, first, { from: '2024-06-20', resumed: '2024-06-21' })).toBe('2024-06-21')
})

const anyDay = fc.integer({ min: dayNumber('2023-12-01'), max: dayNumber('2025-02-28') }).map(dayFromNumber)
const anyPauses = fc.array(
  fc
    .tuple(anyDay, fc.integer({ min: 1, max: 200 }))
    .map(([from, days]): Pause => ({ from, resumed: addDays(from, days) })),
  { maxLength: 4 },
)
const anyTerm = fc.oneof(
  fc.record({ length: fc.integer({ min: 1, max: 60 }), unit: fc.constant('workingDay' as const) }),
  fc.record({ length: fc.integer({ min: 1, max: 120 }), unit: fc.constant('day' as const) }),
  fc.record({ length: fc.integer({ min: 1, max: 12 }), unit: fc.constant('month' as const) }),
)

test('without pauses a paused reckoning is the ordinary one', () => {
  fc.assert(
    fc.property(anyDay, anyTerm, (start, term) => {
      expect(ends(start, term)).toBe(deadline(start, term, standardCalendar))
    }),
    { numRuns },
  )
})

test('under any pauses, overlapping or not, the days that ran are exactly those of the term and the end is a working day that ran', () => {
  fc.assert(
    fc.property(anyDay, anyTerm, anyPauses, (start, term, pauses) => {
      const end = ends(start, term, ...pauses)
      if (end === null) throw new Error('all pauses have ended')
      const runs = (day: Day) => !pauses.some(({ from, resumed }) => day >= from && day < String(resumed))
      const full =
        term.unit === 'workingDay' ? term.length : daysBetween(start, unmovedEnd(start, term, standardCalendar))
      let ran = 0
      for (let day = start; day < end; ) {
        day = addDays(day, 1)
        // The moved stretch: once the term is full, no working day that ran may lie before the end.
        if (ran === full) expect(runs(day) && isWorkingDay(day, standardCalendar) && day < end).toBe(false)
        else if (runs(day) && (term.unit !== 'workingDay' || isWorkingDay(day, standardCalendar))) ran += 1
      }
      expect(ran).toBe(full)
      expect(runs(end) && isWorkingDay(end, standardCalendar)).toBe(true)
      expect(end >= deadline(start, term, standardCalendar)).toBe(true)
    }),
    { numRuns },
  )
})

test('paused days are counted once where pauses overlap, and only as far as asked', () => {
  fc.assert(
    fc.property(anyPauses, anyDay, fc.boolean(), (ended, upTo, open) => {
      const pauses: Pause[] = open ? [...ended, { from: '2024-06-01', resumed: null }] : ended
      let expected = 0
      for (let day = '2023-12-01'; day <= upTo; day = addDays(day, 1)) {
        if (pauses.some(({ from, resumed }) => day >= from && (resumed === null || day < resumed))) expected += 1
      }
      expect(pausedDays(pauses, upTo)).toBe(expected)
    }),
    { numRuns },
  )
})
