import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { comparePlanPapers } from './compare-plan-papers.ts'
import { moneyOf, PlanContent, type PlanPaper } from './enterprise-plan-paper.ts'

const node = { id: randomUUID(), words: '完成负压改造', due: '2024-09-30' }
const paper = (more: object = {}): PlanPaper => ({
  enterprise: { id: randomUUID(), name: '某木业', code: '', address: null, area: '330881', township: '330881121' },
  industry: 'wood-furniture',
  edition: 1,
  amendReason: null,
  content: PlanContent.parse({
    situation: '年产 1 万套',
    process: '开料、喷漆',
    points: [{ where: '喷漆房', what: 'VOCs' }],
    nodes: [node],
    money: [{ source: 'own', amount: 10.1 }],
    cuts: { vocs: 1 },
    promises: ['按期完成'],
    ...more,
  }),
  score: null,
  problems: [],
  promise: null,
  opinions: [],
  approval: null,
})
const compare = (before: PlanPaper, after: PlanPaper) =>
  comparePlanPapers(before, after, { source: id => id, pollutant: id => id })

describe('三(三)1 the original and its amendment', () => {
  it('says nothing of two that say the same', () => {
    expect(compare(paper(), paper())).toEqual([])
  })

  it('三(三)1: a node that was put off is one change, not one that went and one that came', () => {
    expect(compare(paper(), paper({ nodes: [{ ...node, due: '2024-10-31' }] }))).toEqual([
      { part: 'nodes', before: '2024-09-30 完成负压改造', after: '2024-10-31 完成负压改造' },
    ])
  })

  it('tells what came and what went, in the order of the paper', () => {
    const after = paper({
      points: [],
      money: [
        { source: 'own', amount: 10.1 },
        { source: 'own', amount: 5 },
      ],
      cuts: { vocs: 1, cod: 0.2 },
      promises: ['按期完成', '不停用设施'],
    })
    expect(compare(paper(), after)).toEqual([
      { part: 'points', before: '喷漆房 · VOCs', after: null },
      { part: 'money', before: null, after: 'own · 5' },
      { part: 'cuts', before: null, after: 'cod 0.2' },
      { part: 'promises', before: null, after: '不停用设施' },
    ])
  })

  it('sums money in 万元 to the cent', () => {
    expect(
      moneyOf(
        paper({
          money: [
            { source: 'own', amount: 0.1 },
            { source: 'loan', amount: 0.2 },
          ],
        }),
      ),
    ).toBe(0.3)
  })
})
