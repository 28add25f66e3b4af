import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ReportEnterpriseBody } from '#contract/baseline/enterprise-actions.ts'
import { type OmissionAction, omissionStateNames } from '#contract/baseline/omission.states.ts'
import { listOmissions, type RosterInput } from '#contract/baseline/omission.ts'
import type { SignalKind } from '#contract/baseline/signal-words.ts'
import { type Actor, servicePost } from '#ground/database/claims.ts'
import { reading, type Tx, transaction } from '#ground/database/transaction.ts'
import { folderStorage } from '#ground/files/index.ts'
import { act } from '#ground/workflow/act.ts'
import { countOpenProblem } from '../count-problem.store.ts'
import { proposeInclusion } from '../inclusion/propose-inclusion.ts'
import { type Baseline, openBaseline } from '../open-baseline.ts'
import { campaign, freshRegistry, posts, type Registry } from '../registry.test-support.ts'
import { receiveRosterEntry } from '../roster/receive-roster-entry.ts'
import { receiveSignal } from '../signal/receive-signal.ts'
import { findOmissions, sayFound } from './find-omissions.ts'
import { lookAtOnce } from './look-at-once.ts'

let registry: Registry
let baseline: Baseline
beforeAll(async () => {
  registry = await freshRegistry()
  baseline = openBaseline({ ...registry, clock: registry.clock, storage: folderStorage(tmpdir()) })
})
afterAll(() => registry.database.drop())

const { hecun, jiangshanEcology, jiangshanEconomy, longyouEcology, cityEconomy, cityOffice } = posts

/** A plant that was reported in spring and verified since. */
async function verified(said: Partial<ReportEnterpriseBody> = {}) {
  const now = registry.now
  registry.now = new Date('2024-04-01T09:00:00+08:00')
  const { id, name } = await registry.report(hecun, said)
  await act(registry, jiangshanEconomy, registry.workflow, { id, action: 'verify', requestId: randomUUID(), input: {} })
  registry.now = now
  return { id, name }
}
const look = () => lookAtOnce(registry, baseline)
const signal = (enterpriseId: string, kind: SignalKind) =>
  transaction(registry.database, jiangshanEcology, tx =>
    receiveSignal(tx, registry, baseline.signals, {
      requestId: randomUUID(),
      input: { kind, happenedOn: '2024-06-01', words: '接报情况', enterpriseId },
    }),
  )
const problem = (id: string, amount: 1 | -1 = 1) =>
  transaction(registry.database, servicePost('loader'), tx => countOpenProblem(tx, id, amount))
const roster = (input: RosterInput, actor: Actor = jiangshanEcology) =>
  transaction(registry.database, actor, tx =>
    receiveRosterEntry(tx, registry, baseline.rosterEntries, { requestId: randomUUID(), input }),
  )
const found = (actor: Actor = jiangshanEcology, said: object = { state: omissionStateNames }) =>
  reading(registry.database, actor, async tx => {
    const { rows } = await findOmissions(tx, listOmissions.query.parse(said), { limit: 200 })
    return rows.map(one => sayFound(campaign, one))
  })
const omissionOf = async (id: string) => (await found()).find(row => row.enterprise?.id === id)
const omissionNamed = async (name: string, actor: Actor = jiangshanEcology) =>
  (await found(actor)).find(row => row.roster?.namedAs === name)
const decide = (actor: Actor, id: string, action: OmissionAction, input: unknown) =>
  act(registry, actor, baseline.omissions, { id, action, requestId: randomUUID(), input })

describe('三(一)-2 应纳未纳 is found by the rules of the campaign’s data', () => {
  it('several signs together are a hit, told in one sentence with all of them', async () => {
    const { id, name } = await verified({ permitKind: 'keyManagement', productionState: 'producing' })
    await problem(id)
    await problem(id)
    await signal(id, 'penalty')
    await look()
    const hit = await omissionOf(id)
    expect(hit).toMatchObject({ state: 'suspected', industry: 'wood-furniture', area: '330881', score: 120 })
    expect(hit?.sentence.zh).toBe(
      `${name}（木质家具）未列入整治清单：排污许可为重点管理，有 2 个未销号问题，行政处罚 1 次，现在产。`,
    )
  })

  it('one weak sign is none: a plant that merely produces, or of which somebody complained once', async () => {
    const { id } = await verified({ permitKind: 'registration', productionState: 'producing' })
    await signal(id, 'complaint')
    await look()
    expect(await omissionOf(id)).toBeUndefined()
  })

  it('what stands still by its record and uses power all the same is a hit, by a signal or by the roster of power users', async () => {
    const one = await verified({ productionState: 'suspended' })
    await signal(one.id, 'power')
    const other = await verified({ productionState: 'suspended' })
    await roster({ kind: 'power', namedAs: other.name, number: 'P-1', power: 32_000, place: '江山市贺村镇' })
    const still = await verified({ productionState: 'suspended' })
    await roster({ kind: 'power', namedAs: still.name, number: 'P-2', power: 60, place: '江山市贺村镇' })
    await look()
    expect((await omissionOf(one.id))?.signs).toContain('usingThoughStopped')
    expect((await omissionOf(other.id))?.signs).toContain('usingThoughStopped')
    expect(await omissionOf(still.id)).toBeUndefined()
  })

  it('who was proposed for list two, or reported within the last month, is no omission; what waits then lapses', async () => {
    const strong = { permitKind: 'keyManagement', productionState: 'producing' } as const
    const { id } = await verified(strong)
    await signal(id, 'exceedance')
    const fresh = await registry.report(hecun, strong)
    await look()
    expect((await omissionOf(id))?.state).toBe('suspected')
    expect(await omissionOf(fresh.id)).toBeUndefined()
    await transaction(registry.database, jiangshanEcology, tx =>
      proposeInclusion(tx, registry, baseline.inclusions, {
        enterpriseId: id,
        industry: 'wood-furniture',
        requestId: randomUUID(),
        input: { proposal: 'in', reason: '现场核查' },
      }),
    )
    await look()
    expect((await omissionOf(id))?.state).toBe('lapsed')
  })

  it('nights that were missed are one look, and a second look of the day finds nothing twice', async () => {
    const { id } = await verified({ permitKind: 'keyManagement' })
    await signal(id, 'penalty')
    await look()
    const before = (await found()).length
    await look()
    expect(await found()).toHaveLength(before)
    for (const turn of baseline.turns) {
      const missed = (tx: Tx) => turn.batch(tx, '2024-06-18', registry.calendar())
      expect(await transaction(registry.database, servicePost('turnOfDay'), missed)).toBe(0)
    }
  })

  it('is seen by whoever is in charge of the place and the industry, and by nobody else', async () => {
    const { id } = await verified({ permitKind: 'keyManagement' })
    await signal(id, 'exceedance')
    await look()
    const sees = async (actor: Actor) => (await found(actor)).some(row => row.enterprise?.id === id)
    const asked = [jiangshanEcology, cityEconomy, longyouEcology, posts.cityCommerce]
    expect(await Promise.all(asked.map(sees))).toEqual([true, true, false, false])
  })
})

describe('三(一)-2 what waits keeps up with the registry', () => {
  it('a plant that moves is put before the offices of its new place', async () => {
    const { id } = await verified({ permitKind: 'keyManagement', productionState: 'producing' })
    await look()
    await act(registry, cityOffice, registry.workflow, {
      id,
      action: 'move',
      requestId: randomUUID(),
      input: { township: '330825001', reason: '搬迁' },
    })
    await look()
    expect(await omissionOf(id)).toBeUndefined()
    expect((await found(longyouEcology)).find(row => row.enterprise?.id === id)).toMatchObject({
      township: '330825001',
    })
  })
})

describe('三(一)-2 a person decides, and the reason stays', () => {
  const suspect = async () => {
    const { id, name } = await verified({ permitKind: 'keyManagement' })
    await problem(id)
    await look()
    const hit = await omissionOf(id)
    if (!hit) throw new Error(`${name} is not suspected`)
    return { id, hit }
  }

  it('不需纳入 does not come back by itself, nor with fewer grounds, and does with more', async () => {
    const { id, hit } = await suspect()
    await decide(jiangshanEconomy, hit.id, 'decline', { reason: '仅有组装工序，许可证正在注销' })
    await look()
    expect(await omissionOf(id)).toMatchObject({
      state: 'notNeeded',
      decidedBy: jiangshanEconomy.words,
      decidedReason: '仅有组装工序，许可证正在注销',
    })
    await problem(id, -1)
    await look()
    expect((await omissionOf(id))?.state).toBe('notNeeded')
    await problem(id)
    await signal(id, 'petition')
    await look()
    expect(await omissionOf(id)).toMatchObject({ state: 'suspected', decidedReason: null })
    const trail = `select count(*) from ground.trail where subject_id = $1 and note like '%许可证正在注销%'`
    expect(await registry.value(cityOffice, trail, [hit.id])).toBe(2)
  })

  it('纳入评估 proposes it in and asks the industry’s department to countersign, in one step', async () => {
    const { id, hit } = await suspect()
    await expect(decide(jiangshanEcology, hit.id, 'propose', {})).rejects.toMatchObject({ status: 422 })
    await expect(decide(jiangshanEconomy, hit.id, 'propose', { reason: '应纳入' })).rejects.toMatchObject({
      status: 403,
    })
    await decide(jiangshanEcology, hit.id, 'propose', { clause: 'MJ-B1' })
    const stands = `select state || ' ' || clause from baseline.inclusion where enterprise_id = $1`
    expect(await registry.value(jiangshanEcology, stands, [id])).toBe('proposedIn MJ-B1')
    const waits = `select count(*) from ground.duty where kind = 'countersign' and done_at is null and subject_id in
      (select id from baseline.inclusion where enterprise_id = $1)`
    expect(await registry.value(cityEconomy, waits, [id])).toBe(1)
    await look()
    expect((await omissionOf(id))?.state).toBe('proposed')
  })

  it('a decision on what has changed since it was looked at is refused', async () => {
    const { id, hit } = await suspect()
    await signal(id, 'penalty')
    await look()
    await expect(
      act(registry, jiangshanEcology, baseline.omissions, {
        id: hit.id,
        action: 'decline',
        version: hit.version,
        requestId: randomUUID(),
        input: { reason: '不需要' },
      }),
    ).rejects.toMatchObject({ status: 409, code: 'staleVersion' })
  })
})

describe('三(一)-2 rosters of other offices against list one', () => {
  const place = '江山市贺村镇工业路 9 号'

  it('a row that is no enterprise of the registry is a hit where its name or scope points to an industry', async () => {
    await roster({
      kind: 'licence',
      namedAs: '江山市瑶珩睦木业有限公司',
      number: 'L-1',
      place,
      scope: '木质家具制造、销售',
    })
    await roster({ kind: 'power', namedAs: '江山市瑶珩睦木业有限公司', number: 'U-1', place, power: 21_000 })
    await roster({ kind: 'licence', namedAs: '江山市瑾栩澄面馆', number: 'L-2', place, scope: '餐饮服务' })
    await roster({
      kind: 'licence',
      namedAs: '江山市昀灏衍家具商行',
      number: 'L-3',
      place,
      scope: '家具销售（不含生产）',
    })
    await look()
    const hits = (await found()).filter(row => row.roster)
    expect(hits.filter(row => row.roster?.namedAs.includes('瑶珩睦'))).toHaveLength(1)
    const hit = await omissionNamed('江山市瑶珩睦木业有限公司')
    expect(hit).toMatchObject({ state: 'unregistered', industry: 'wood-furniture', township: '330881121' })
    expect(hit?.sentence.zh).toBe(
      '江山市瑶珩睦木业有限公司不在企业库中，名称或经营范围指向木质家具：在营业执照名册，在用电户名册。',
    )
    expect(await omissionNamed('江山市瑾栩澄面馆')).toBeUndefined()
    expect(await omissionNamed('江山市昀灏衍家具商行')).toBeUndefined()
  })

  it('a row written another way is matched by the night to the one it is, also when that was registered later', async () => {
    await roster({ kind: 'permit', namedAs: '江山钰湛沐家具有限责任公司', number: 'X-1', place, scope: '木质家具' })
    await look()
    expect((await omissionNamed('江山钰湛沐家具有限责任公司'))?.state).toBe('unregistered')
    await registry.report(hecun, { name: '江山市钰湛沐家具有限公司' })
    await look()
    expect((await omissionNamed('江山钰湛沐家具有限责任公司'))?.state).toBe('lapsed')
    const by = `select matched_by from baseline.roster_entry where number = 'X-1'`
    expect(await registry.value(jiangshanEcology, by)).toBe('nearName')
  })

  it('建档 reports it as found, waiting to be verified, and the row is matched to it; not twice under one name', async () => {
    const name = '江山市璟沅湉家具厂'
    await roster({ kind: 'power', namedAs: name, number: 'U-9', place, scope: '家具制造', power: 9000 })
    await look()
    const hit = await omissionNamed(name)
    const input = { name, kind: 'workshop', township: '330881121', industry: 'wood-furniture' }
    await decide(jiangshanEcology, hit?.id ?? '', 'register', input)
    const made = `select e.state || ' ' || e.source || ' ' || r.matched_by from baseline.enterprise e
      join baseline.roster_entry r on r.enterprise_id = e.id where e.name = $1`
    expect(await registry.value(jiangshanEcology, made, [name])).toBe('reported powerData person')
    await look()
    expect((await omissionNamed(name))?.state).toBe('registered')

    await roster({ kind: 'licence', namedAs: '江山市蕴澈翊家具厂', number: 'L-9', scope: '家具制造', place })
    await look()
    const second = await omissionNamed('江山市蕴澈翊家具厂')
    await expect(decide(jiangshanEcology, second?.id ?? '', 'register', input)).rejects.toMatchObject({
      status: 409,
      code: 'enterprise.likelyRepeat',
    })
    expect((await omissionNamed('江山市蕴澈翊家具厂'))?.state).toBe('unregistered')
  })

  it('不是本行业 is remembered, and the next issue of the roster brings its row up to date instead of a second one', async () => {
    const name = '江山市璞洵槿家具厂'
    await roster({ kind: 'licence', namedAs: name, number: 'L-20', place, scope: '家具制造' })
    await look()
    const hit = await omissionNamed(name)
    await decide(jiangshanEconomy, hit?.id ?? '', 'setAside', { reason: '只做竹编工艺品' })
    await roster({ kind: 'licence', namedAs: name, number: 'L-20', place, scope: '家具制造、竹制品' })
    await look()
    expect((await omissionNamed(name))?.state).toBe('otherIndustry')
    const rows = `select count(*) || ' ' || max(scope) from baseline.roster_entry where number = 'L-20'`
    expect(await registry.value(jiangshanEcology, rows)).toBe('1 家具制造、竹制品')
  })
})
