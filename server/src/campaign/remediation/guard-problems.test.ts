import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { askApproval, type Baseline, openBaseline } from '#campaign/baseline/index.ts'
import type { ProblemAction } from '#contract/remediation/problem.states.ts'
import { type Actor, servicePost } from '#ground/database/claims.ts'
import { transaction } from '#ground/database/transaction.ts'
import { Refusal } from '#ground/errors/refusal.ts'
import { folderStorage } from '#ground/files/index.ts'
import { createSealing } from '#ground/sealing/index.ts'
import { act } from '#ground/workflow/act.ts'
import { judgeBatch } from '#ground/workflow/judge-batch.ts'
import { actOnProblems, problemsJob } from './bulk/act-on-problems.ts'
import { problemCells } from './bulk/problem-cells.store.ts'
import { guardProblems } from './guard-problems.ts'
import {
  area,
  areaOffice,
  cityOffice,
  ecology,
  industry,
  officer,
  openStage,
  type Stage,
} from './testing/open-stage.ts'

let stage: Stage
let baseline: Baseline
beforeEach(async () => {
  stage = await openStage('2024-06-28T09:00:00+08:00')
  baseline = openBaseline({
    ...stage.context,
    sealing: createSealing(Buffer.alloc(32, 1)),
    storage: folderStorage(tmpdir()),
  })
  guardProblems(baseline.guard, stage.remediation)
})
afterEach(() => stage.close())

/** Problems of as many enterprises, as they stand before the step; `about` the same one where it is given. */
async function problems(count: number, set: string): Promise<string[]> {
  const ids: string[] = []
  for (let at = 0; at < count; at += 1) {
    const enterpriseId = await stage.enterprise(`江山${at}木业有限公司`)
    const { id } = await stage.report(officer(), { subject: { kind: 'enterprise', enterpriseId } })
    ids.push(id)
  }
  await transaction(stage.database, servicePost('loader'), tx => tx.query(`update remediation.problem set ${set}`))
  return ids
}
const waiting = `state = 'rectifying', extension_state = 'asked', extension_until = '2024-10-31', due_original = '2024-09-30', due_current = '2024-09-30',
  term_level = 'area', responsible_unit = '330881121'`
const checked = `state = 'verified'`
const form = { rectification: '已密闭收集', conclusion: '同意销号', files: [] }

const outcome = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => {
      if (error instanceof Refusal) return error.code
      throw error
    },
  )
async function singly(ids: readonly string[], by: Actor, action: ProblemAction, input: object): Promise<string[]> {
  const outcomes: string[] = []
  for (const id of ids) {
    const wish = { id, action, requestId: randomUUID(), input }
    outcomes.push(await outcome(act(stage.context, by, stage.remediation.workflows.problem, wish)))
  }
  return outcomes
}

describe('三(三)1, 三(三)3: nothing is put off or struck off by one stroke as a month ends (一刀切)', () => {
  it('三(三)3: extensions of the last three days beyond the share are held, single ones as well', async () => {
    const all = await problems(25, waiting)
    const outcomes = await singly(all.slice(0, 8), ecology(), 'grantExtension', {})
    expect(outcomes).toEqual([...Array(5).fill('done'), ...Array(3).fill('guard.held')])
  })

  it('三(三)3: before the last three days none is held, and what was granted then does not count', async () => {
    const all = await problems(25, waiting)
    stage.goTo('2024-06-27')
    expect(await singly(all.slice(0, 12), ecology(), 'grantExtension', {})).toEqual(Array(12).fill('done'))
    stage.goTo('2024-06-30')
    expect(await singly(all.slice(12, 20), ecology(), 'grantExtension', {})).toEqual([
      ...Array(5).fill('done'),
      ...Array(3).fill('guard.held'),
    ])
    stage.goTo('2024-07-01')
    expect(await singly(all.slice(20), ecology(), 'grantExtension', {})).toEqual(Array(5).fill('done'))
  })

  it('三(三)1: closings of the last three days beyond the share are held', async () => {
    const all = await problems(20, checked)
    const outcomes = await singly(all.slice(0, 8), areaOffice(), 'close', { form })
    expect(outcomes).toEqual([...Array(6).fill('done'), ...Array(2).fill('guard.held')])
  })

  it('three problems of one enterprise are one enterprise', async () => {
    const all = await problems(20, checked)
    await transaction(stage.database, servicePost('loader'), tx =>
      tx.query(
        `update remediation.problem set enterprise_id = (select enterprise_id from remediation.problem where id = $1)`,
        [all[0]],
      ),
    )
    expect(await singly(all, areaOffice(), 'close', { form })).toEqual(Array(20).fill('done'))
  })

  it('a bulk extension over the share is held before it begins, and no job is made of it', async () => {
    const all = await problems(25, waiting)
    const by = ecology()
    const bulk = (count: number) =>
      outcome(
        actOnProblems(stage.remediation, by, problemsJob(stage.remediation), {
          requestId: randomUUID(),
          action: 'grantExtension',
          items: all.slice(0, count).map(id => ({ id, version: 1 })),
          input: {},
        }),
      )
    expect(await bulk(6)).toBe('guard.held')
    const jobs = () => stage.rows<{ count: number }>(by, 'select count(*) from ground.job')
    expect(await jobs()).toEqual([{ count: 0 }])
    stage.goTo('2024-06-27')
    const { problem } = stage.remediation.workflows
    await transaction(stage.database, by, async tx => {
      await judgeBatch(tx, problem, 'grantExtension', await problemCells(tx, all))
    })
  })

  it('an approval is asked for on the days that are judged alone, and lets through what was held', async () => {
    const all = await problems(5, checked)
    const office = areaOffice()
    const files = [await stage.file(office)]
    const ask = () =>
      transaction(stage.database, office, tx =>
        askApproval(tx, baseline.guard.guarding, {
          requestId: randomUUID(),
          input: {
            step: 'problemClosure',
            area,
            industry,
            atMost: 1,
            validUntil: '2024-07-05',
            reason: '均已逐一现场核查',
            files,
          },
        }),
      )
    stage.goTo('2024-06-27')
    await expect(ask()).rejects.toMatchObject({ status: 422, fields: [{ path: 'step' }] })
    stage.goTo('2024-06-28')
    expect(await singly(all, office, 'close', { form })).toEqual([...Array(4).fill('done'), 'guard.held'])
    const { after } = await ask()
    await act(stage.context, cityOffice(), baseline.guard.guarding.approvals, {
      id: after.id,
      action: 'approve',
      requestId: randomUUID(),
      input: {},
    })
    expect(await singly(all.slice(4), office, 'close', { form })).toEqual(['done'])
  })
})
