import { describe, expect, it } from 'vitest'
import { contentOfData } from '#campaign/mandate/index.ts'
import type { RecordAssessment } from '#contract/baseline/assessment.ts'
import { AssessmentAnswer } from '#contract/baseline/assessment.ts'
import { DimensionId } from '#contract/mandate/campaign-file.ts'
import { campaign } from '../registry.test-support.ts'
import { itemsOf, judgeAnswers } from './judge-answers.ts'

/** What the campaign's data bring for an industry, its own before the common one. */
const versionsOf = (industry: string) =>
  [industry, 'common'].flatMap(id =>
    campaign.checklists.filter(list => list.industry === id).map(list => ({ content: contentOfData(list) })),
  )
const items = itemsOf(versionsOf('wood-furniture'))
const answer = (code: string): RecordAssessment['answers'][number] => AssessmentAnswer.parse({ code, result: 'met' })
const all = items.map(({ code }) => answer(code))

describe('三(一)-3 the sheet of an assessment', () => {
  it('has the items of the industry and the common ones, dimension by dimension, in every industry', () => {
    for (const { id, checklist } of campaign.industries) {
      const sheet = itemsOf(versionsOf(id))
      expect(new Set(sheet.map(({ code }) => code.split('-')[0]))).toEqual(new Set([checklist, 'G']))
      const order = sheet.map(({ dimension }) => DimensionId.options.indexOf(dimension))
      expect(order).toEqual(order.toSorted((a, b) => a - b))
    }
  })

  it('is taken in any order and kept in its own', () => {
    expect(judgeAnswers(items, all.toReversed()).map(({ code }) => code)).toEqual(items.map(({ code }) => code))
  })

  it.each([
    [
      'names the items without an answer',
      all.slice(2),
      'answers',
      `还有 2 项未答：${items[0]?.code}、${items[1]?.code}`,
    ],
    [
      'names an item it does not have',
      [...all, answer('DD-A1')],
      `answers.${all.length}.code`,
      '评估表没有检查项 DD-A1',
    ],
    ['names an item answered twice', [...all, answer('G-A1')], `answers.${all.length}.code`, 'G-A1 答复了两次'],
  ])('%s', (_, answers, path, zh) => {
    expect(() => judgeAnswers(items, answers)).toThrow(
      expect.objectContaining({ status: 422, fields: [expect.objectContaining({ path, zh })] }),
    )
  })

  it.each([
    [{ result: 'notApplicable' }, 'reason'],
    [{ result: 'notApplicable', reason: '没有危险废物' }, null],
    [{ result: 'notMet' }, 'words'],
    [{ result: 'notMet', words: '未装' }, null],
    [{ result: 'metWithinTerm' }, null],
    [{ result: 'metWithinTerm', asProblem: true }, 'words'],
    [{ result: 'met' }, null],
  ])('takes %j, or asks for %s', (said, missing) => {
    const read = AssessmentAnswer.safeParse({ code: 'G-A1', ...said })
    expect(read.error?.issues.map(({ path }) => path.join('.')) ?? []).toEqual(missing ? [missing] : [])
  })
})
