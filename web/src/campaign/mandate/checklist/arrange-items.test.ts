import { expect, test } from 'vitest'
import type { ChecklistItem } from '#contract/mandate/checklist.ts'
import { mergeItems, moveBy, moveTo } from './arrange-items.ts'

const item = (code: string, requirement = code): ChecklistItem => ({
  code,
  requirement,
  howJudged: '',
  source: '',
  weight: 1,
  veto: false,
  evidence: '',
  causes: [],
  measures: [],
  tag: 'K',
})
const codes = (items: readonly ChecklistItem[]) => items.map(({ code }) => code).join(' ')
const four = ['A1', 'B1', 'A2', 'A3'].map(code => item(`MJ-${code}`))

test('an item moves among those of its dimension alone', () => {
  expect(codes(moveBy(four, 'MJ-A2', -1))).toBe('MJ-A2 MJ-B1 MJ-A1 MJ-A3')
  expect(codes(moveBy(four, 'MJ-A1', 1))).toBe('MJ-A2 MJ-B1 MJ-A1 MJ-A3')
  expect(moveBy(four, 'MJ-A1', -1)).toBe(four)
  expect(moveBy(four, 'MJ-B1', 1)).toBe(four)
})

test('an item is dropped where another stands, and nowhere in another dimension', () => {
  expect(codes(moveTo(four, 'MJ-A3', 'MJ-A1'))).toBe('MJ-A3 MJ-A1 MJ-B1 MJ-A2')
  expect(codes(moveTo(four, 'MJ-A1', 'MJ-A3'))).toBe('MJ-B1 MJ-A2 MJ-A3 MJ-A1')
  expect(moveTo(four, 'MJ-A1', 'MJ-B1')).toBe(four)
})

test('of what two persons did to a version nothing is lost, and mine stands where both changed one item', () => {
  const base = [item('MJ-A1'), item('MJ-A2'), item('MJ-A3'), item('MJ-A4'), item('MJ-A5')]
  const mine = [item('MJ-A1', '我'), item('MJ-A2'), item('MJ-A3', '我'), item('MJ-A5'), item('MJ-A6', '我')]
  const theirs = [item('MJ-A1'), item('MJ-A2', '他'), item('MJ-A3', '他'), item('MJ-A4'), item('MJ-A7', '他')]
  expect(mergeItems(base, mine, theirs).map(({ code, requirement }) => `${code} ${requirement}`)).toEqual([
    'MJ-A1 我',
    'MJ-A2 他',
    'MJ-A3 我',
    // A4 I removed, A5 they did
    'MJ-A7 他',
    'MJ-A6 我',
  ])
})
