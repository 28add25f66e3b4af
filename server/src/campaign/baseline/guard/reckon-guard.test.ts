import { describe, expect, it } from 'vitest'
import { campaign } from '../registry.test-support.ts'
import { countedSince, type GuardLimit, isMonthEnd, mostWithout, overLimit, percentOf } from './reckon-guard.ts'

const guard = { ...campaign.guard, windowDays: 30, monthEndDays: 3 }
const limit = (said: Partial<GuardLimit> = {}): GuardLimit => ({
  step: 'closure',
  sharePercent: 20,
  touchedAtLeast: 5,
  monthEndOnly: false,
  ...said,
})

describe('三(一)-2: how much of an industry may be touched without an approval (一刀切)', () => {
  it.each([
    // whole, percent, at least → most
    [0, 20, 5, 4],
    [3, 20, 5, 4],
    [24, 20, 5, 4],
    [25, 20, 5, 5],
    [29, 20, 5, 5],
    [30, 20, 5, 6],
    [200, 20, 5, 40],
    [200_000, 20, 5, 40_000],
    [100, 7, 1, 7],
    [300, 0.1, 1, 0],
    [1000, 0.1, 1, 1],
    [10, 100, 5, 10],
  ])('of %i enterprises at %d %%, never fewer than %i, it is %i', (whole, sharePercent, touchedAtLeast, most) => {
    expect(mostWithout({ sharePercent, touchedAtLeast }, whole)).toBe(most)
  })

  it.each([
    ['exactly the share passes', { touched: 10, whole: 50, fresh: 1 }, 0],
    ['the next one is held', { touched: 11, whole: 50, fresh: 1 }, 1],
    ['what was touched before counts no further', { touched: 11, whole: 50, fresh: 0 }, 0],
    ['of a batch those beyond the share are held', { touched: 15, whole: 50, fresh: 8 }, 5],
    ['of a batch no more are held than it touches anew', { touched: 30, whole: 50, fresh: 3 }, 3],
    ['an industry of three is not always guarded', { touched: 3, whole: 3, fresh: 1 }, 0],
    ['four of four pass below the minimum', { touched: 4, whole: 4, fresh: 1 }, 0],
    ['the fifth of five is held', { touched: 5, whole: 5, fresh: 1 }, 1],
  ])('%s', (_, weighed, over) => {
    expect(overLimit(limit(), weighed)).toBe(over)
  })

  it('a share of nothing is nothing', () => {
    expect([percentOf(0, 0), percentOf(1, 3), percentOf(3, 3)]).toEqual([0, 33.3, 100])
  })
})

describe('三(一)-2: which days count', () => {
  it.each([
    ['2024-06-27', false],
    ['2024-06-28', true],
    ['2024-06-30', true],
    ['2024-07-01', false],
    ['2024-02-26', false],
    ['2024-02-27', true],
    ['2024-02-29', true],
    ['2023-02-25', false],
    ['2023-02-26', true],
    ['2023-02-28', true],
    ['2024-12-28', false],
    ['2024-12-29', true],
    ['2024-12-31', true],
    ['2025-01-01', false],
  ])('%s is one of the last three days of its month: %s', (day, is) => {
    expect(isMonthEnd(day, 3)).toBe(is)
  })

  it.each([
    ['2024-06-20', '2024-05-22'],
    ['2024-03-01', '2024-02-01'],
    ['2024-01-10', '2023-12-12'],
  ])('single steps of thirty days, %s included, count from %s', (day, since) => {
    expect(countedSince(guard, limit(), day)).toBe(since)
  })

  it.each([
    ['2024-06-30', '2024-06-28'],
    ['2024-06-28', '2024-06-28'],
    ['2024-06-27', null],
    ['2024-02-29', '2024-02-27'],
    ['2023-02-28', '2023-02-26'],
    ['2024-12-31', '2024-12-29'],
    ['2025-01-01', null],
  ])('at the month’s end alone, %s counts from %s', (day, since) => {
    expect(countedSince(guard, limit({ monthEndOnly: true }), day)).toBe(since)
  })
})
