import { describe, expect, it } from 'vitest'
import type { ChecklistContent, ChecklistItem } from './checklist.ts'
import { compareChecklists } from './compare-checklists.ts'

const item = (code: string, more: Partial<ChecklistItem> = {}): ChecklistItem => ({
  code,
  requirement: `要求 ${code}`,
  howJudged: '现场查看',
  source: '待核',
  weight: 1,
  veto: false,
  evidence: '',
  causes: [],
  measures: [],
  tag: 'K',
  ...more,
})
const list = (...items: ChecklistItem[]): ChecklistContent => ({ title: '检查项', basis: '', items })
const changes = (was: ChecklistContent, became: ChecklistContent) =>
  compareChecklists(was, became).items.map(({ code, change }) => `${change} ${code}`)

describe('二-4 the difference of two versions', () => {
  it('is nothing of a version with itself', () => {
    const one = list(item('MJ-A1'), item('MJ-B1'))
    expect(compareChecklists(one, one)).toEqual({ items: [], heads: [], same: 2 })
  })

  it('tells what came in, what went out and what was changed, by code', () => {
    const was = list(item('MJ-A1'), item('MJ-B1'), item('MJ-B2'))
    const became = list(item('MJ-A1'), item('MJ-B1', { veto: true }), item('MJ-B3'))
    expect(changes(was, became)).toEqual(['changed MJ-B1', 'in MJ-B3', 'out MJ-B2'])
  })

  it.each([
    ['requirement', '另一要求', '要求 MJ-A1', '另一要求'],
    ['howJudged', '查台账', '现场查看', '查台账'],
    ['source', 'GB 37822', '待核', 'GB 37822'],
    ['weight', 2.5, '1', '2.5'],
    ['veto', true, 'false', 'true'],
    ['evidence', '照片', '', '照片'],
    ['causes', ['老旧', '失修'], '', '老旧\n失修'],
    ['measures', ['更换'], '', '更换'],
    ['tag', 'V', 'K', 'V'],
  ] as const)('names the field %s with what it was and what it became', (field, value, was, became) => {
    const [change] = compareChecklists(list(item('MJ-A1')), list(item('MJ-A1', { [field]: value }))).items
    expect(change).toMatchObject({ change: 'changed', fields: [{ field, was, became }] })
  })

  it('calls moved only what left the order of the others within its dimension', () => {
    const [a, b, c, d] = ['MJ-A1', 'MJ-A2', 'MJ-A3', 'MJ-B1'].map(code => item(code))
    if (!a || !b || !c || !d) throw new Error('items')
    expect(changes(list(a, b, c, d), list(b, c, a, d))).toEqual(['moved MJ-A1'])
    // the order of dimensions is the plan's
    expect(changes(list(a, b, c, d), list(d, a, b, c))).toEqual([])
  })

  it('tells title and basis too', () => {
    const { heads } = compareChecklists(list(), { ...list(), basis: '浙环发〔2024〕1号' })
    expect(heads).toEqual([{ field: 'basis', was: '', became: '浙环发〔2024〕1号' }])
  })
})
