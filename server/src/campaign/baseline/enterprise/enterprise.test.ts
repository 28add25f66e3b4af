import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type EnterpriseAction, enterpriseStates } from '#contract/baseline/enterprise.states.ts'
import { enterpriseInputs } from '#contract/baseline/enterprise-actions.ts'
import { momentOf } from '#ground/context.ts'
import type { Actor } from '#ground/database/claims.ts'
import { reading, transaction } from '#ground/database/transaction.ts'
import { readBoard } from '#ground/figures/index.ts'
import { act } from '#ground/workflow/act.ts'
import { countOpenProblem } from '../count-problem.store.ts'
import { findFieldChanges } from '../find/find-field-changes.ts'
import { freshRegistry, post, posts, type Registry } from '../registry.test-support.ts'
import { viewEnterprise } from './enterprise.view.ts'
import { codeElsewhere, findRepeats } from './find-repeats.ts'
import { revealPhone } from './reveal-phone.ts'

let registry: Registry
beforeAll(async () => {
  registry = await freshRegistry()
})
afterAll(() => registry.database.drop())

const take = (actor: Actor, id: string, action: EnterpriseAction, input: unknown = {}, version?: number) =>
  act(registry, actor, registry.workflow, { id, action, requestId: randomUUID(), input, version })
const view = (actor: Actor, id: string) =>
  reading(registry.database, actor, tx =>
    viewEnterprise(tx, { workflow: registry.workflow, sealing: registry.sealing, moment: momentOf(registry) }, id),
  )
const history = async (id: string) =>
  (await reading(registry.database, posts.cityOffice, tx => findFieldChanges(tx, id, { limit: 50 }))).rows

const goodCode = '91330824MAYT0BMD1D'

describe('三(一)-1 the record of an enterprise', () => {
  it('goes township → area → city, each by another person, with a term of ten working days each', async () => {
    const { id } = await registry.report(posts.hecun)
    expect(await view(posts.hecun, id)).toMatchObject({
      state: 'reported',
      temporary: true,
      code: expect.stringMatching(/^LS\d{8}$/),
      area: '330881',
      county: '330881',
      waitingFor: { unitName: '330881-economy', due: '2024-07-04' },
    })
    await take(posts.jiangshanEconomy, id, 'verify')
    expect(await view(posts.hecun, id)).toMatchObject({ state: 'verified', waitingFor: { unitName: 'city-economy' } })
    await take(posts.cityEconomy, id, 'confirm')
    expect(await view(posts.hecun, id)).toMatchObject({ state: 'confirmed', waitingFor: null })
    expect(
      await registry.value(posts.hecun, 'select count(*) from ground.duty where subject_id = $1 and done_at is null', [
        id,
      ]),
    ).toBe(0)
  })

  it('is not verified by who reported it: refused by rule, and by the database', async () => {
    const { id } = await registry.report(posts.jiangshanEconomy)
    await expect(take(posts.jiangshanEconomy, id, 'verify')).rejects.toMatchObject({ status: 403, code: 'samePerson' })
    const other = { ...post('areaEcology', '330881-ecology', posts.jiangshanEcology.scope) }
    const verified = await registry.report(posts.hecun)
    await take(other, verified.id, 'verify')
    const alsoOfCity = { ...posts.cityEconomy, personId: other.personId }
    await expect(take(alsoOfCity, verified.id, 'confirm')).rejects.toMatchObject({ status: 403, code: 'samePerson' })
  })

  it('returns with a reason to who reported it, and comes back corrected', async () => {
    const { id } = await registry.report(posts.hecun)
    await expect(take(posts.jiangshanEcology, id, 'returnForCorrection', {})).rejects.toMatchObject({ status: 422 })
    await take(posts.jiangshanEcology, id, 'returnForCorrection', { reason: '地址不全' })
    expect(await view(posts.hecun, id)).toMatchObject({
      state: 'returned',
      returnReason: '地址不全',
      waitingFor: { unitName: '330881121' },
    })
    await take(posts.hecun, id, 'correct', { address: '贺村镇礼贤路 1 号' })
    await take(posts.hecun, id, 'resubmit')
    expect(await view(posts.hecun, id)).toMatchObject({ state: 'reported', returnReason: null })
  })

  it('is returned, once verified, by the city alone', async () => {
    const { id } = await registry.report(posts.hecun)
    await take(posts.jiangshanEcology, id, 'verify')
    await expect(take(posts.jiangshanEcology, id, 'returnForCorrection', { reason: '看错了' })).rejects.toMatchObject({
      status: 403,
    })
    expect((await take(posts.cityEconomy, id, 'returnForCorrection', { reason: '不是家具' })).after.state).toBe(
      'returned',
    )
  })

  it('keeps the history of every field: who, when, from what, telephones masked', async () => {
    const { id } = await registry.report(posts.hecun, { phone: '13812341234', contactName: '张三' })
    await take(posts.hecun, id, 'correct', {
      contactName: '李四',
      phone: '13912345678、0570-4012345',
      place: { lng: 118.55, lat: 28.7 },
      reason: '换了负责人',
    })
    await take(posts.hecun, id, 'correct', { contactName: '' })
    const changes = await history(id)
    expect(changes.map(({ field, was, became }) => [field, was, became])).toEqual([
      ['contactName', '李四', null],
      ['phone', '138****1234', '139****5678、057****2345'],
      ['place', null, '118.55000,28.70000'],
      ['contactName', '张三', '李四'],
    ])
    expect(changes.at(-1)).toMatchObject({
      personName: '王敏',
      unitName: '贺村镇',
      reason: '换了负责人',
      from: 'person',
    })
    expect((await view(posts.hecun, id)).changed).toEqual({ contactName: 2, phone: 1, place: 1 })
    const trail = await registry.value<string>(
      posts.hecun,
      'select jsonb_agg(changes)::text from ground.trail where subject_id = $1',
      [id],
    )
    expect(trail).not.toMatch(/13812341234|13912345678/)
  })

  it('says so when a correction corrects nothing', async () => {
    const { id } = await registry.report(posts.hecun, { contactName: '张三' })
    await expect(take(posts.hecun, id, 'correct', { contactName: '张三' })).rejects.toMatchObject({
      status: 422,
      zh: '没有任何变化',
    })
  })

  it('takes a code that fails its checks only with a reason, and never an identity number', async () => {
    const bad = '91330824MAYT0BMD1E'
    await expect(registry.report(posts.hecun, { uscc: bad })).rejects.toMatchObject({
      status: 422,
      code: 'enterprise.codeFails',
      fields: [{ path: 'uscc' }, { path: 'usccReason' }],
    })
    const { id } = await registry.report(posts.hecun, { uscc: bad, usccReason: '执照原件如此' })
    expect((await view(posts.hecun, id)).usccWarning).toMatchObject({ reason: '执照原件如此' })
    await expect(registry.report(posts.hecun, { uscc: '11010519491231002X' })).rejects.toMatchObject({
      code: 'invalid',
    })
    const { id: other } = await registry.report(posts.hecun)
    await expect(take(posts.hecun, other, 'correct', { uscc: '91330824MAXUMAXA3N' })).rejects.toMatchObject({
      code: 'enterprise.codeFails',
    })
  })

  it('shows a whole telephone to who may see it, and audits that', async () => {
    const { id } = await registry.report(posts.hecun, { phone: '13812341234' })
    expect(await view(posts.cityLeader, id)).toMatchObject({ phoneMasked: '138****1234', mayReveal: false })
    expect((await view(posts.hecun, id)).mayReveal).toBe(true)
    const phone = await transaction(registry.database, posts.hecun, tx => revealPhone(tx, registry.sealing, id))
    expect(phone).toBe('13812341234')
    expect(
      await registry.value(
        posts.auditor,
        `select person_id from ground.audit_row where action = 'revealPhone' and subject_id = $1`,
        [id],
      ),
    ).toBe(posts.hecun.personId)
    await expect(
      transaction(registry.database, posts.longyouEcology, tx => revealPhone(tx, registry.sealing, id)),
    ).rejects.toMatchObject({ status: 404 })
    const stored = await registry.value<Buffer>(
      posts.hecun,
      'select phone_sealed from baseline.enterprise where id = $1',
      [id],
    )
    expect(stored?.includes('13812341234')).toBe(false)
  })

  it('keeps a former name and is found by it', async () => {
    const { id } = await registry.report(posts.hecun, { name: '江山旧名木业有限公司' })
    await take(posts.hecun, id, 'rename', { name: '江山鼎盛门业有限公司', changedOn: '2024-06-01' })
    expect((await view(posts.hecun, id)).formerNames).toEqual([{ name: '江山旧名木业有限公司', until: '2024-06-01' }])
    const repeats = await reading(registry.database, posts.hecun, tx =>
      findRepeats(tx, registry.campaign, { name: '江山旧名木业有限公司', township: '330881121' }),
    )
    expect(repeats).toEqual([{ id, why: ['formerName'] }])
    await expect(
      take(posts.hecun, id, 'rename', { name: '江山再名木业', changedOn: '2024-06-21' }),
    ).rejects.toMatchObject({
      fields: [{ path: 'changedOn' }],
    })
  })

  it('moves within a post’s scope; figures, memberships and the verifier move along', async () => {
    const { id } = await registry.report(posts.hecun)
    await expect(take(posts.hecun, id, 'move', { township: '330881102', reason: '搬迁' })).rejects.toMatchObject({
      status: 403,
      code: 'enterprise.outsideScope',
    })
    await expect(
      take(posts.jiangshanEcology, id, 'move', { township: '330825101', reason: '搬迁' }),
    ).rejects.toMatchObject({
      status: 403,
    })
    await take(posts.cityOffice, id, 'move', { township: '330825101', reason: '搬到龙游' })
    expect(await view(posts.longyouEcology, id)).toMatchObject({
      area: '330825',
      township: '330825101',
      waitingFor: { unitName: '330825-economy' },
    })
    await expect(view(posts.hecun, id)).rejects.toMatchObject({ status: 404 })
    expect(
      await registry.value(posts.longyouEcology, 'select area from baseline.membership where enterprise_id = $1', [id]),
    ).toBe('330825')
  })

  it('belongs to several industries by dated rows, and is confirmed by the department of any of them', async () => {
    const { id } = await registry.report(posts.hecun, { industries: ['glass', 'recyclables'] })
    await take(posts.jiangshanEcology, id, 'addIndustry', { industry: 'wood-furniture', reason: '也做家具' })
    await expect(take(posts.hecun, id, 'addIndustry', { industry: 'glass' })).rejects.toMatchObject({
      code: 'alreadyExists',
    })
    registry.now = new Date('2024-06-21T09:00:00+08:00')
    await take(posts.jiangshanEcology, id, 'removeIndustry', { industry: 'glass', reason: '不再生产玻璃' })
    const seen = await view(posts.hecun, id)
    expect(seen.industries).toEqual(['recyclables', 'wood-furniture'])
    expect(seen.memberships.toSorted((one, other) => one.industry.localeCompare(other.industry))).toEqual([
      { industry: 'glass', since: '2024-06-20', until: '2024-06-21', reason: '不再生产玻璃' },
      { industry: 'recyclables', since: '2024-06-20', until: null, reason: null },
      { industry: 'wood-furniture', since: '2024-06-20', until: null, reason: '也做家具' },
    ])
    await take(posts.jiangshanEcology, id, 'verify')
    expect((await take(posts.cityEconomy, id, 'confirm')).after.state).toBe('confirmed')
    await take(posts.jiangshanEcology, id, 'removeIndustry', { industry: 'wood-furniture', reason: '登记有误' })
    await expect(
      take(posts.jiangshanEcology, id, 'removeIndustry', { industry: 'recyclables', reason: '登记有误' }),
    ).rejects.toMatchObject({ status: 422 })
    registry.now = new Date('2024-06-20T09:00:00+08:00')
  })

  it('has further sites, which open and close', async () => {
    const { id } = await registry.report(posts.hecun)
    await take(posts.hecun, id, 'addSite', { name: '二车间', township: '330881102', address: '四都镇' })
    const [site] = (await view(posts.hecun, id)).sites
    expect(site).toMatchObject({ name: '二车间', township: '330881102', closedOn: null })
    await take(posts.hecun, id, 'closeSite', { siteId: site?.id, reason: '停用' })
    expect((await view(posts.hecun, id)).sites[0]).toMatchObject({ closedOn: '2024-06-20' })
    await expect(take(posts.hecun, id, 'closeSite', { siteId: site?.id, reason: '停用' })).rejects.toMatchObject({
      status: 404,
    })
  })

  it('is voided by two persons, with a reason, and stays visible', async () => {
    const { id } = await registry.report(posts.hecun)
    await expect(take(posts.jiangshanEcology, id, 'confirmVoid')).rejects.toMatchObject({ code: 'wrongState' })
    await take(posts.jiangshanEcology, id, 'void', { reason: '误报' })
    await expect(take(posts.jiangshanEcology, id, 'confirmVoid')).rejects.toMatchObject({ code: 'samePerson' })
    await take(posts.jiangshanEconomy, id, 'refuseVoid', { reason: '确有其厂' })
    await take(posts.jiangshanEcology, id, 'void', { reason: '误报' })
    await take(posts.jiangshanEconomy, id, 'confirmVoid')
    expect(await view(posts.hecun, id)).toMatchObject({ state: 'voided', voiding: null, actions: [] })
  })

  it('is marked as the repeat of a record that stands by itself, and can come back', async () => {
    const [one, other] = [await registry.report(posts.hecun), await registry.report(posts.hecun)]
    await expect(take(posts.jiangshanEcology, one.id, 'markDuplicate', { duplicateOf: one.id })).rejects.toMatchObject({
      status: 422,
    })
    await take(posts.jiangshanEcology, one.id, 'markDuplicate', { duplicateOf: other.id })
    await expect(
      take(posts.jiangshanEcology, other.id, 'markDuplicate', { duplicateOf: one.id }),
    ).rejects.toMatchObject({ status: 422 })
    expect(await view(posts.hecun, one.id)).toMatchObject({ state: 'duplicate', duplicateOf: { id: other.id } })
    await take(posts.jiangshanEcology, one.id, 'reopen', { reason: '不是同一家' })
    expect(await view(posts.hecun, one.id)).toMatchObject({ state: 'reported', duplicateOf: null })
    await take(posts.jiangshanEcology, one.id, 'closeDown', { closedOn: '2024-06-18', reason: '自行关停' })
    expect(await view(posts.hecun, one.id)).toMatchObject({
      state: 'closedDown',
      closedDownOn: '2024-06-18',
      productionState: 'stopped',
    })
  })

  it('answers the same report twice with one record, also at once', async () => {
    const requestId = randomUUID()
    const name = '同一请求木器厂'
    const [one, other] = await Promise.all([
      registry.report(posts.hecun, { requestId, name }),
      registry.report(posts.hecun, { requestId, name }),
    ])
    expect(one.id).toBe(other.id)
  })

  it('lets one of two win who change it at once, and tells the other what has changed', async () => {
    const { id } = await registry.report(posts.hecun)
    const outcomes = await Promise.allSettled([
      take(posts.hecun, id, 'correct', { address: '甲路 1 号' }, 1),
      take(posts.jiangshanEcology, id, 'correct', { address: '乙路 2 号' }, 1),
    ])
    const refused = outcomes.filter(outcome => outcome.status === 'rejected')
    expect(refused).toHaveLength(1)
    expect(refused[0]?.reason).toMatchObject({ code: 'staleVersion', current: { version: 2 } })
  })

  it('is out of reach of other areas, industries and posts, like one that is absent', async () => {
    const { id } = await registry.report(posts.hecun)
    for (const actor of [posts.longyouEcology, posts.cityCommerce, posts.expert, posts.auditor]) {
      await expect(view(actor, id)).rejects.toMatchObject({ status: 404, code: 'notFound' })
    }
    await expect(registry.report(posts.hecun, { township: '330881102' })).rejects.toMatchObject({ status: 404 })
    await expect(registry.report(posts.cityLeader)).rejects.toMatchObject({ status: 403 })
  })

  it('asks about what may be a repeat, and takes the person’s word that it is not', async () => {
    const { id } = await registry.report(posts.hecun, { name: '江山恒达霁木业有限公司', uscc: goodCode })
    const again = registry.report(posts.hecun, { name: '恒达霁木业有限责任公司' })
    await expect(again).rejects.toMatchObject({ code: 'enterprise.likelyRepeat', current: [{ id, why: ['nearName'] }] })
    await expect(registry.report(posts.hecun, { uscc: goodCode })).rejects.toMatchObject({
      code: 'enterprise.likelyRepeat',
      current: [{ id, why: ['sameCode'] }],
    })
    const other = await registry.report(posts.hecun, { name: '恒达霁木业有限责任公司', notTheSameAs: [id] })
    expect(other.id).not.toBe(id)
  })

  it('tells across scope no more than whose a code is', async () => {
    const found = await reading(registry.database, posts.longyouEcology, tx =>
      codeElsewhere(tx, registry.campaign, [goodCode, '91330824MAXUMAXA3M']),
    )
    expect([...found]).toEqual([
      [
        goodCode,
        {
          unitName: '江山市经济和信息化局',
          words: { zh: '已有同码主体，属他区块，请联系江山市经济和信息化局', en: expect.any(String) },
        },
      ],
    ])
    const longyou = { ...posts.longyouEcology, role: 'areaEcology' as const }
    await expect(registry.report(longyou, { township: '330825101', uscc: goodCode })).rejects.toMatchObject({
      code: 'enterprise.codeElsewhere',
    })
    const within = await reading(registry.database, posts.hecun, tx => codeElsewhere(tx, registry.campaign, [goodCode]))
    expect(within.size).toBe(0)
  })

  it('knows whether problems are open, told by posts that need not reach it', async () => {
    const { id } = await registry.report(posts.hecun)
    const count = (amount: 1 | -1) =>
      transaction(registry.database, posts.cityCommerce, tx => countOpenProblem(tx, id, amount))
    await count(1)
    await count(1)
    await count(-1)
    expect((await view(posts.hecun, id)).openProblems).toBe(1)
    await count(-1)
    expect((await view(posts.hecun, id)).openProblems).toBe(0)
  })
})

describe('figures of list one', () => {
  it('count an enterprise once in all and once in each of its industries, and agree with a recount', async () => {
    const everything = await registry.value<Record<string, number>>(
      posts.cityOffice,
      `select jsonb_build_object('all', count(*) filter (where state in ('reported', 'verified', 'confirmed', 'returned')),
         'confirmed', count(*) filter (where state = 'confirmed'),
         'wood', count(*) filter (where 'wood-furniture' = any (industries) and state in ('reported', 'verified', 'confirmed', 'returned')))
       from baseline.enterprise`,
    )
    const board = await reading(registry.database, posts.cityOffice, tx =>
      readBoard(tx, { measures: ['enterprise.all', 'enterprise.total.confirmed', 'enterprise.listed'], by: 'area' }),
    )
    const sum = (measure: string, industry: string) =>
      board
        .filter(cell => cell.measure === measure && cell.industry === industry)
        .reduce((total, cell) => total + cell.count, 0)
    expect({
      all: sum('enterprise.all', ''),
      confirmed: sum('enterprise.total.confirmed', ''),
      wood: sum('enterprise.listed', 'wood-furniture'),
    }).toEqual(everything)
  })
})

describe('the state table', () => {
  const inputs: Partial<Record<EnterpriseAction, unknown>> = {
    returnForCorrection: { reason: '理由' },
    correct: { address: '新地址' },
    rename: { name: '新的名字', changedOn: '2024-06-20' },
    move: { township: '330881102', reason: '搬迁' },
    addIndustry: { industry: 'recyclables' },
    removeIndustry: { industry: 'glass', reason: '理由' },
    addSite: { name: '二车间', township: '330881121' },
    markNotInScope: { reason: '理由' },
    closeDown: { closedOn: '2024-06-20', reason: '理由' },
    split: {
      ...{ splitOn: '2024-06-20', reason: '理由', name: '分出的一家', kind: 'workshop' },
      ...{ township: '330881121', industries: ['wood-furniture'] },
    },
    reopen: { reason: '理由' },
    void: { reason: '理由' },
    refuseVoid: { reason: '理由' },
    undoImport: { batchId: randomUUID() },
  }
  const all: Actor = { ...posts.cityEconomy, role: 'loader' }
  const states = Object.keys(enterpriseStates.states) as (keyof typeof enterpriseStates.states)[]

  it.each(states)('allows in %s the actions it names, and no others', async state => {
    for (const action of Object.keys(enterpriseInputs) as EnterpriseAction[]) {
      const actor = { ...all, personId: randomUUID() }
      const { id } = await registry.report(posts.hecun, { industries: ['wood-furniture', 'glass'] })
      const other = await registry.report(posts.hecun)
      if (state === 'verified' || state === 'confirmed') await take(posts.jiangshanEcology, id, 'verify')
      if (state === 'confirmed') await take(posts.cityEconomy, id, 'confirm')
      if (state === 'returned') await take(posts.jiangshanEcology, id, 'returnForCorrection', { reason: '理由' })
      if (state === 'duplicate') await take(posts.jiangshanEcology, id, 'markDuplicate', { duplicateOf: other.id })
      if (state === 'notInScope') await take(posts.jiangshanEcology, id, 'markNotInScope', { reason: '理由' })
      if (state === 'closedDown')
        await take(posts.jiangshanEcology, id, 'closeDown', { closedOn: '2024-06-20', reason: '理由' })
      if (state === 'voided' || action === 'confirmVoid' || action === 'refuseVoid')
        await take(posts.jiangshanEcology, id, 'void', { reason: '误报' })
      if (state === 'voided') await take(posts.jiangshanEconomy, id, 'confirmVoid')
      if (action === 'closeSite') continue
      const input = action === 'markDuplicate' ? { duplicateOf: other.id } : (inputs[action] ?? {})
      const actorOf = action === 'returnForCorrection' && state === 'verified' ? posts.cityEconomy : actor
      const outcome = await take(actorOf, id, action, input).then(
        ({ after }) => after.state,
        error => error.code as string,
      )
      const { from, to } = enterpriseStates.actions[action]
      const allowed = from !== 'new' && (from as readonly string[]).includes(state)
      const expected = !allowed ? 'wrongState' : to === 'same' ? state : to[0]
      expect(`${action}: ${outcome}`).toBe(`${action}: ${expected}`)
    }
  })
})
