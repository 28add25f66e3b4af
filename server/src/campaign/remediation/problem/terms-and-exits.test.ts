import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { servicePost } from '#ground/database/claims.ts'
import { transaction } from '#ground/database/transaction.ts'
import { turnDays } from '#ground/duty/turn-of-day.ts'
import { countOf } from '#ground/figures/index.ts'
import { remediationTurns } from '../index.ts'
import {
  area,
  areaOffice,
  cityEcology,
  cityOffice,
  ecology,
  economy,
  officer,
  openStage,
  type Stage,
  township,
} from '../testing/open-stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())
beforeEach(() => stage.goTo('2024-06-20'))

const loader = servicePost('loader')
const boardReader = cityOffice()
const figure = (measure: string) => transaction(stage.database, boardReader, tx => countOf(tx, measure, {}))
const turn = () => turnDays(stage.context, remediationTurns(stage.settings))

describe('延期 and 重新核定时限', () => {
  const ask = { reason: '设备到货延误', progressWords: '已订购，完成六成', until: '2024-10-31' }

  it('is asked before expiry with reason, progress and a definite date, granted by the level that set the term, once', async () => {
    const { id, worker, assigner } = await stage.rectifying()
    await expect(stage.act(assigner, id, 'requestExtension', ask)).rejects.toMatchObject({
      code: 'problem.notResponsible',
    })
    await expect(stage.act(worker, id, 'requestExtension', { ...ask, until: '2024-09-30' })).rejects.toMatchObject({
      status: 422,
    })
    await stage.act(worker, id, 'requestExtension', ask)
    await expect(stage.act(worker, id, 'requestExtension', ask)).rejects.toMatchObject({
      code: 'problem.extensionAsked',
    })
    await expect(stage.act(cityEcology(), id, 'grantExtension', {})).rejects.toMatchObject({
      code: 'problem.wrongLevel',
    })
    const granted = await stage.act(assigner, id, 'grantExtension', {})
    expect(granted).toMatchObject({ dueOriginal: '2024-09-30', dueCurrent: '2024-10-31', extensionState: 'granted' })
    const [duty] = await stage.rows(
      loader,
      `select set_for, stands_at from ground.duty where subject_id = $1 and kind = 'rectification'`,
      [id],
    )
    expect(duty).toEqual({ set_for: '2024-09-30', stands_at: '2024-10-31' })
    await expect(stage.act(worker, id, 'requestExtension', { ...ask, until: '2024-11-30' })).rejects.toMatchObject({
      code: 'problem.extendedOnce',
    })
  })

  it('never goes past the batch’s deadline without the leading group’s document', async () => {
    const { id, worker, assigner } = await stage.rectifying('2024-12-20')
    await stage.act(worker, id, 'requestExtension', { ...ask, until: '2025-01-20' })
    await expect(stage.act(assigner, id, 'grantExtension', {})).rejects.toMatchObject({
      fields: [{ path: 'leadingGroupFile' }],
    })
    const leadingGroupFile = await stage.file(assigner)
    expect((await stage.act(assigner, id, 'grantExtension', { leadingGroupFile })).dueCurrent).toBe('2025-01-20')
  })

  it('after expiry only the level above resets the term, and overdue days stay counted from the original', async () => {
    const { id, worker } = await stage.rectifying('2024-07-10')
    await expect(
      stage.act(cityEcology(), id, 'resetTerm', { until: '2024-08-30', reason: '重新核定' }),
    ).rejects.toMatchObject({ code: 'tooEarly' })
    stage.goTo('2024-07-15')
    await expect(stage.act(worker, id, 'requestExtension', { ...ask, until: '2024-08-30' })).rejects.toMatchObject({
      code: 'tooLate',
    })
    await expect(
      stage.act(ecology(), id, 'resetTerm', { until: '2024-08-30', reason: '重新核定' }),
    ).rejects.toMatchObject({ code: 'problem.wrongLevel' })
    const reset = await stage.act(cityEcology(), id, 'resetTerm', { until: '2024-08-30', reason: '重新核定' })
    expect(reset).toMatchObject({ dueOriginal: '2024-07-10', dueCurrent: '2024-08-30', lateSince: '2024-07-11' })
  })

  it('whoever asked cannot decide, by the database as well', async () => {
    const { id, worker } = await stage.rectifying()
    await stage.act(worker, id, 'requestExtension', ask)
    await expect(
      stage.rows(
        loader,
        `update remediation.extension_request set decided_by = asked_by, state = 'granted' where problem_id = $1`,
        [id],
      ),
    ).rejects.toMatchObject({ code: '23514' })
  })
})

describe('the turn of the day', () => {
  it('counts what ran out from the day after its original term, once, extended or not', async () => {
    stage.goTo('2024-07-01')
    await turn()
    const { id } = await stage.rectifying('2024-07-10')
    const { id: extended, worker, assigner } = await stage.rectifying('2024-07-10')
    await stage.act(worker, extended, 'requestExtension', {
      reason: '设备延误',
      progressWords: '六成',
      until: '2024-08-30',
    })
    await stage.act(assigner, extended, 'grantExtension', {})
    const before = await figure('problem.overdue')
    stage.goTo('2024-07-10')
    await turn()
    expect(await figure('problem.overdue')).toBe(before)
    stage.goTo('2024-07-12')
    expect(await turn()).toEqual(['2024-07-11', '2024-07-12'])
    expect(await turn()).toEqual([])
    expect(await figure('problem.overdue')).toBe(before + 2)
    expect((await stage.see(id)).lateSince).toBe('2024-07-11')
    const [day] = await stage.rows<{ n: number }>(
      boardReader,
      `select sum(amount)::int as n from ground.figure_delta where measure = 'problem.overdue' and day = '2024-07-11'`,
    )
    expect(day?.n).toBe(2)
  })

  it('an act before the turn has come counts a term that ran out all the same', async () => {
    const { id, worker } = await stage.rectifying('2024-06-28')
    await stage.measured(id, worker, '2024-06-28')
    stage.goTo('2024-07-01')
    await stage.act(worker, id, 'requestCheck', {})
    await stage.act(economy(), id, 'pass', {})
    const late = await figure('problem.closedLate')
    await stage.act(areaOffice(), id, 'close', { form: { rectification: '完成', conclusion: '同意' } })
    expect(await figure('problem.closedLate')).toBe(late + 1)
  })

  it('三(三)3 a report asked for in time stays in time while the checkers take theirs; a return makes it late', async () => {
    const { id, worker } = await stage.rectifying('2024-06-28')
    await stage.measured(id, worker, '2024-06-28')
    await stage.act(worker, id, 'requestCheck', {})
    stage.goTo('2024-07-05')
    await turn()
    expect((await stage.see(id)).lateSince).toBeNull()
    await stage.act(economy(), id, 'return', { reason: '仍有异味' })
    expect((await stage.see(id)).lateSince).toBe('2024-06-29')
  })

  it('四(二)-1 a report that did not come by the 25th is missed, stays missed when it comes late, and the next is awaited', async () => {
    stage.goTo('2024-07-22')
    const { id } = await stage.rectifying()
    stage.goTo('2024-07-26')
    await turn()
    const reports = await stage.rows<{ id: string; state: string; month: string }>(
      loader,
      'select id, state, month from remediation.progress_report where problem_id = $1',
      [id],
    )
    expect(reports).toMatchObject([{ state: 'missed', month: '2024-07' }])
    const duties = await stage.rows(
      loader,
      `select stands_at, outcome from ground.duty where subject_id = $1 and kind = 'progressReport' order by stands_at`,
      [id],
    )
    expect(duties).toEqual([
      { stands_at: '2024-07-25', outcome: 'missed' },
      { stands_at: '2024-08-26', outcome: null },
    ])
    const [line] = await stage.rows<{ n: number }>(
      loader,
      `select count(*)::int n from ground.trail where subject_id = $1 and action = 'miss'`,
      [reports[0]?.id],
    )
    expect(line?.n).toBe(1)
  })
})

describe('exits take two persons', () => {
  it('作废: the proposer cannot confirm, by rule and by the database; it stays visible', async () => {
    const { id } = await stage.report(officer())
    const proposer = ecology()
    await stage.act(proposer, id, 'void', { reason: '录入错误' })
    await expect(stage.act(proposer, id, 'confirmExit', {})).rejects.toMatchObject({ code: 'samePerson' })
    await expect(
      stage.rows(
        loader,
        `update remediation.exit_record set state = 'confirmed', decided_by = proposed_by where problem_id = $1`,
        [id],
      ),
    ).rejects.toMatchObject({ code: '23514' })
    await expect(stage.act(areaOffice(), id, 'merge', { into: randomUUID(), reason: '并案' })).rejects.toMatchObject({
      code: 'problem.exitPending',
    })
    const all = await figure('problem.all')
    expect((await stage.act(areaOffice(), id, 'confirmExit', {})).state).toBe('voided')
    expect(await figure('problem.all')).toBe(all - 1)
  })

  it('并案 names another problem that is open; 不同意 leaves it as it was', async () => {
    const { id } = await stage.report(officer())
    const { id: into } = await stage.report(officer())
    const { id: gone } = await stage.report(officer())
    await stage.act(ecology(), gone, 'void', { reason: '录入错误' })
    await stage.act(areaOffice(), gone, 'confirmExit', {})
    await expect(stage.act(ecology(), id, 'merge', { into: gone, reason: '同一问题' })).rejects.toMatchObject({
      status: 422,
    })
    await expect(stage.act(ecology(), id, 'merge', { into: randomUUID(), reason: '同一问题' })).rejects.toMatchObject({
      status: 404,
    })
    await stage.act(ecology(), id, 'merge', { into, reason: '同一问题' })
    expect((await stage.act(areaOffice(), id, 'refuseExit', { reason: '不是同一问题' })).state).toBe('found')
    await stage.act(ecology(), id, 'merge', { into, reason: '同一问题' })
    expect(await stage.act(areaOffice(), id, 'confirmExit', {})).toMatchObject({ state: 'merged', mergedInto: into })
  })

  it('随关停销号: 两断三清 verified on site by two', async () => {
    const { id } = await stage.report(officer())
    const proof = async (by: ReturnType<typeof ecology>) => ({
      powerCut: true as const,
      waterCut: true as const,
      materialsCleared: true as const,
      productsCleared: true as const,
      equipmentCleared: true as const,
      visitedOn: '2024-06-20',
      files: [await stage.file(by)],
    })
    const one = ecology()
    const partly = { ...(await proof(one)), waterCut: false as unknown as true }
    await expect(stage.act(one, id, 'closeByExit', { reason: '已关停', proof: partly })).rejects.toMatchObject({
      status: 422,
    })
    await stage.act(one, id, 'closeByExit', { reason: '已关停', proof: await proof(one) })
    const two = areaOffice()
    await expect(stage.act(two, id, 'confirmExit', {})).rejects.toMatchObject({ fields: [{ path: 'proof' }] })
    expect((await stage.act(two, id, 'confirmExit', { proof: await proof(two) })).state).toBe('closedByExit')
  })

  it('移送 needs the receipt; 中止 pauses every clock and 恢复 moves the terms by the days it stood still', async () => {
    const { id } = await stage.rectifying('2024-09-30')
    await expect(
      stage.act(ecology(), id, 'transfer', { receiver: '公安机关', reason: '涉嫌犯罪', files: [] }),
    ).rejects.toMatchObject({ status: 422 })
    await stage.act(ecology(), id, 'suspend', { reason: '诉讼期间', reviewOn: '2024-07-20' })
    await stage.act(areaOffice(), id, 'confirmExit', {})
    expect(await stage.see(id)).toMatchObject({
      state: 'suspended',
      suspendedFrom: 'rectifying',
      reviewOn: '2024-07-20',
    })
    stage.goTo('2024-06-30')
    await turn()
    const resumed = await stage.act(areaOffice(), id, 'resume', { reason: '诉讼结束' })
    expect(resumed).toMatchObject({
      state: 'rectifying',
      dueOriginal: '2024-09-30',
      dueCurrent: '2024-10-10',
      pausedDays: 10,
    })
    const [duty] = await stage.rows(
      loader,
      `select set_for, stands_at, paused_since from ground.duty where subject_id = $1 and kind = 'rectification' and done_at is null`,
      [id],
    )
    expect(duty).toEqual({ set_for: '2024-09-30', stands_at: '2024-10-10', paused_since: null })
  })

  it('the city office may assign across areas and set terms only within the batch', async () => {
    const { id } = await stage.report(officer())
    await expect(
      stage.act(cityOffice(), id, 'assign', { to: [{ unitId: township }], due: '2025-02-01' }),
    ).rejects.toMatchObject({ status: 422 })
    await expect(
      stage.act(cityOffice(), id, 'assign', { to: [{ unitId: 'no-such-unit' }], due: '2024-09-30' }),
    ).rejects.toMatchObject({
      fields: [{ path: 'to' }],
    })
    expect((await stage.see(id)).state).toBe('found')
    await stage.act(cityOffice(), id, 'assign', { to: [{ unitId: `${area}-office` }], due: '2024-09-30' })
    expect(await stage.see(id)).toMatchObject({ termLevel: 'city', state: 'assigned' })
  })
})
