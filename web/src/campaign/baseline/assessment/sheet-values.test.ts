import { describe, expect, it } from 'vitest'
import { ItemResult } from '#contract/mandate/campaign-file.ts'
import { type AnswerValue, bodyOf, choose, photosOf, type SheetValues, unanswered } from './sheet-values.ts'

const proposed = { notMet: '未做到：密闭', metWithinTerm: '未完全做到：密闭' }
const item = (code: string) => ({
  code,
  dimension: 'pollutionControl' as const,
  requirement: '密闭',
  howJudged: '现场查看',
  source: '待核',
  weight: 1,
  evidence: '',
  causes: [],
  veto: false,
  draft: true,
  measures: [],
  openProblem: null,
  before: null,
})
const sheet = {
  items: [item('MJ-B1'), item('MJ-B2')],
  industry: 'wood-furniture',
  kind: 'baseline' as const,
  campaignVersion: '1',
  checklists: [
    {
      id: '00000000-0000-4000-8000-000000000001',
      industry: 'wood-furniture',
      number: 1,
      stateWords: { zh: '', en: '' },
      provisional: true,
    },
  ],
}
const values = (answers: Record<string, AnswerValue>): SheetValues => ({
  visitedOn: '2024-06-20',
  present: ' ',
  remarks: '',
  answers,
})

describe('三(一)-3 the sheet of an assessment on the phone', () => {
  it('proposes words for a finding and follows the result until somebody has written their own', () => {
    const first = choose(undefined, 'notMet', proposed)
    expect(first.words).toBe(proposed.notMet)
    expect(choose(first, 'metWithinTerm', proposed).words).toBe(proposed.metWithinTerm)
    expect(choose({ ...first, words: '门开着喷' }, 'metWithinTerm', proposed).words).toBe('门开着喷')
    expect(choose(first, 'met', proposed).words).toBe('')
  })

  it.each(ItemResult.options)('keeps what was typed when the result becomes %s', result => {
    const typed = { ...choose(undefined, 'notMet', proposed), words: '门开着喷', cause: '没装', measures: ['装门'] }
    expect(choose(typed, result, proposed)).toMatchObject({ words: '门开着喷', cause: '没装', measures: ['装门'] })
  })

  it('sends of each answer what its result asks for, in the order of the sheet, with its photos', () => {
    const finding = { ...choose(undefined, 'notMet', proposed), measures: ['装门'], ownMeasure: '停喷', reason: '旧话' }
    const away = { ...choose(undefined, 'notApplicable', proposed), reason: '不喷漆', words: '旧话' }
    const body = bodyOf(sheet, values({ 'MJ-B2': away, 'MJ-B1': finding }), { [photosOf('MJ-B1')]: ['p1'] })
    expect(body.present).toBeUndefined()
    expect(body.answers).toEqual([
      {
        code: 'MJ-B1',
        result: 'notMet',
        words: proposed.notMet,
        measures: ['装门', '停喷'],
        asProblem: true,
        files: ['p1'],
      },
      { code: 'MJ-B2', result: 'notApplicable', reason: '不喷漆', files: [] },
    ])
  })

  it('names the items that have no answer yet', () => {
    const one = values({ 'MJ-B1': choose(undefined, 'met', proposed) })
    expect(unanswered(sheet.items, one).map(({ code }) => code)).toEqual(['MJ-B2'])
  })
})
