import { describe, expect, it } from 'vitest'
import { DimensionId, ItemResult } from '../mandate/campaign-file.ts'
import { type AssessmentScale, type JudgedItem, scoreAssessment } from './score-assessment.ts'

const scale: AssessmentScale = {
  points: { met: 100, metWithinTerm: 60, notMet: 0 },
  weights: {
    processEquipment: 20,
    pollutionControl: 35,
    energySaving: 10,
    environmentalManagement: 20,
    riskControl: 15,
  },
  vetoFailed: { totalAtMost: 59 },
}
const letters = {
  A: 'processEquipment',
  B: 'pollutionControl',
  C: 'energySaving',
  D: 'environmentalManagement',
  E: 'riskControl',
} as const
const results = { '+': 'met', '~': 'metWithinTerm', '-': 'notMet', '0': 'notApplicable' } as const

/** `A+ B- B*- B3+`: dimension, weight where it is not 1, result; a star is a 否决项. */
const items = (written: string): JudgedItem[] =>
  written
    .split(' ')
    .filter(Boolean)
    .map((word, at) => ({
      code: `${word}${at}`,
      dimension: letters[word[0] as keyof typeof letters],
      veto: word.includes('*'),
      weight: Number(/\d+(\.\d+)?(?=.$)/.exec(word)?.[0] ?? 1),
      result: results[word.at(-1) as keyof typeof results],
    }))

describe('三(一)-3 评估打分', () => {
  it.each([
    // answers, A–E, total, uncapped
    ['', [null, null, null, null, null], null, null],
    ['A+ B+ C+ D+ E+', [100, 100, 100, 100, 100], 100, 100],
    ['A- B- C- D- E-', [0, 0, 0, 0, 0], 0, 0],
    ['A~ B~ C~ D~ E~', [60, 60, 60, 60, 60], 60, 60],
    ['A0 B0 C0 D0 E0', [null, null, null, null, null], null, null],
    ['A+ A-', [50, null, null, null, null], 50, 50],
    ['A+ A0 A-', [50, null, null, null, null], 50, 50],
    ['A+ A+ A-', [66.7, null, null, null, null], 66.7, 66.7],
    ['A+ B-', [100, 0, null, null, null], 36.4, 36.4],
    ['A+ B- C+ D+ E+', [100, 0, 100, 100, 100], 65, 65],
    ['A+ B*- C+ D+ E+', [100, 0, 100, 100, 100], 59, 65],
    ['A+ B*~ C+ D+ E+', [100, 60, 100, 100, 100], 86, 86],
    ['A+ B*0 C+ D+ E+', [100, null, 100, 100, 100], 100, 100],
    ['A- B*- C- D- E+', [0, 0, 0, 0, 100], 15, 15],
    // an item that weighs three counts as three of its dimension, and no more of the total
    ['A3+ A-', [75, null, null, null, null], 75, 75],
    ['A3+ A3-', [50, null, null, null, null], 50, 50],
    ['A30 A-', [0, null, null, null, null], 0, 0],
    ['A0.1+ A0.2-', [33.3, null, null, null, null], 33.3, 33.3],
    ['A+ B5-', [100, 0, null, null, null], 36.4, 36.4],
  ] as const)('of %s comes to %j, in all %s', (written, dimensions, total, uncapped) => {
    const score = scoreAssessment(items(written), scale)
    expect(score.dimensions.map(({ score }) => score)).toEqual(dimensions)
    expect(score).toMatchObject({ total, uncapped })
  })

  it('says of every score what it is made of: points over the items that apply', () => {
    expect(scoreAssessment(items('B+ B~ B- B0'), scale).dimensions[1]).toEqual({
      dimension: 'pollutionControl',
      weight: 35,
      applicable: 3,
      points: 160,
      score: 53.3,
    })
  })

  it('names each 否决项 that is not met, and only marks them where no limit is set', () => {
    const score = scoreAssessment(items('B*- A*- E*+ D-'), { ...scale, vetoFailed: { totalAtMost: null } })
    expect(score.vetoFailed).toEqual(['B*-0', 'A*-1'])
    expect(score.total).toBe(score.uncapped)
  })

  it('never falls when one answer gets better, whatever the others say', () => {
    const order = ['notMet', 'metWithinTerm', 'met'] as const
    for (const dimension of DimensionId.options)
      for (const veto of [true, false])
        for (const other of ItemResult.options)
          for (const [at, result] of order.entries()) {
            const better = order[at + 1]
            if (!better) continue
            const rest: JudgedItem = { code: 'x', dimension: 'riskControl', veto: false, weight: 1, result: other }
            const total = (one: ItemResult) =>
              scoreAssessment([rest, { code: 'y', dimension, veto, weight: 2, result: one }], scale).total ?? -1
            expect(total(better)).toBeGreaterThanOrEqual(total(result))
          }
  })
})
