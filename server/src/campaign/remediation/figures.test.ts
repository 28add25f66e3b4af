import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { servicePost } from '#ground/database/claims.ts'
import { reading } from '#ground/database/transaction.ts'
import { turnDays } from '#ground/duty/turn-of-day.ts'
import { Refusal } from '#ground/errors/refusal.ts'
import { foldFigures, readBoard } from '#ground/figures/index.ts'
import { remediationMeasures, remediationTurns } from './index.ts'
import { countsOfProblem } from './problem/problem.counts.ts'
import type { Problem } from './problem/problem.ts'
import {
  areaOffice,
  cityOffice,
  ecology,
  economy,
  industry,
  officer,
  openStage,
  type Stage,
  township,
} from './testing/open-stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

const reader = cityOffice()

/** The figures of problems as they would be if every row were counted now. */
async function recount(): Promise<Map<string, number>> {
  const rows = await stage.rows(
    servicePost('loader'),
    `select state, level, dimension, late_since as "lateSince", previous_problem as "previousProblem", area, industry from remediation.problem`,
  )
  const counts = new Map<string, number>()
  for (const row of rows as unknown as Problem[]) {
    for (const { measure } of countsOfProblem(row)) {
      const key = `${row.area}|${row.industry ?? ''}|${measure}`
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  }
  return counts
}

async function board(): Promise<Map<string, number>> {
  const measures = remediationMeasures.map(({ key }) => key).filter(key => key.startsWith('problem.'))
  const figures = await reading(stage.database, reader, tx => readBoard(tx, { measures, by: 'area' }))
  return new Map(figures.map(({ place, industry: of, measure, count }) => [`${place}|${of}|${measure}`, count]))
}

/** Every figure that acts write is defined, with its meaning. */
it('names each figure it counts, with a definition in both languages', () => {
  const known = new Set(remediationMeasures.map(({ key }) => key))
  const states = ['found', 'closed', 'rectifying', 'voided'] as const
  for (const state of states) {
    const counted = countsOfProblem({
      state,
      level: 'areaListed',
      dimension: 'riskControl',
      lateSince: '2024-01-01',
      previousProblem: 'x',
    })
    for (const { measure } of counted) expect(known.has(measure), measure).toBe(true)
  }
  expect(known.size).toBe(remediationMeasures.length)
})

type Step = { act: number; on: number }
const steps = fc.array(fc.record({ act: fc.nat({ max: 15 }), on: fc.nat({ max: 3 }) }), { minLength: 8, maxLength: 24 })

it('random histories of acts, turns of the day and folds leave every figure equal to a full recount', async () => {
  let day = 20
  await fc.assert(
    fc.asyncProperty(steps, async history => {
      const ids: string[] = []
      const worker = officer()
      const one = async ({ act, on }: Step): Promise<unknown> => {
        const id = ids[on % Math.max(1, ids.length)]
        if (act <= 1 || id === undefined) {
          ids.push((await stage.report(officer(), { dimension: act === 0 ? 'riskControl' : 'pollutionControl' })).id)
          return
        }
        const today = `2024-0${6 + Math.floor(day / 28)}-${String((day % 28) + 1).padStart(2, '0')}`
        switch (act) {
          case 2:
            return stage.act(ecology(), id, 'assign', { to: [{ unitId: township }], due: today })
          case 3:
          case 4:
            return stage.act(worker, id, 'receive', {})
          case 5:
            return stage.act(areaOffice(), id, 'setLevel', {
              level: on % 2 ? 'areaListed' : 'ordinary',
              reason: '核定',
            })
          case 6:
            return stage.measured(id, worker, today)
          case 7:
          case 8:
            return stage.act(worker, id, 'requestCheck', {})
          case 9:
            return stage.act(economy(), id, 'pass', {})
          case 10:
            return stage.act(economy(), id, 'return', { reason: '不到位' })
          case 11:
            return stage.act(areaOffice(), id, 'close', { form: { rectification: '完成', conclusion: '同意' } })
          case 12: {
            await stage.act(ecology(), id, 'suspend', { reason: '诉讼', reviewOn: '2025-06-30' })
            return stage.act(areaOffice(), id, on % 2 ? 'confirmExit' : 'refuseExit', {
              reason: '按程序',
              words: '同意',
            })
          }
          case 13:
            return stage.act(areaOffice(), id, 'resume', { reason: '恢复' })
          case 14: {
            await stage.act(ecology(), id, 'void', { reason: '录入错误' })
            return stage.act(areaOffice(), id, 'confirmExit', {})
          }
          default:
            day = Math.min(day + 1, 80)
            stage.goTo(today)
            await turnDays(stage.context, remediationTurns(stage.settings))
            return foldFigures(stage.database)
        }
      }
      for (const step of history) {
        await one(step).catch(error => {
          // what is refused leaves nothing behind; anything else is a fault
          if (!(error instanceof Refusal)) throw error
        })
      }
      expect(await board()).toEqual(await recount())
    }),
    { numRuns: Math.ceil(Number(process.env.RUNS ?? 200) / 20) },
  )
  expect((await board()).size).toBeGreaterThan(3)
  expect([...(await board()).keys()].every(key => key.split('|')[1] === industry)).toBe(true)
}, 180_000)
