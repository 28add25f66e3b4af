import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { EnterpriseAction } from '#contract/baseline/enterprise.states.ts'
import { type InclusionAction, inclusionStates } from '#contract/baseline/inclusion.states.ts'
import { InclusionFilter, ProposalInput } from '#contract/baseline/inclusion.ts'
import { roleMay } from '#contract/ground/permission.ts'
import { Role } from '#contract/ground/role.ts'
import { momentOf } from '#ground/context.ts'
import type { Actor } from '#ground/database/claims.ts'
import { reading, transaction } from '#ground/database/transaction.ts'
import { act } from '#ground/workflow/act.ts'
import { freshRegistry, post, posts, type Registry } from '../registry.test-support.ts'
import { countInclusions } from './count-inclusions.ts'
import { findInclusions, narrowInclusions, totalOfInclusions } from './find-inclusions.ts'
import { followEnterprises } from './follow-enterprise.ts'
import { readInclusionRows, viewInclusions } from './inclusion.view.ts'
import { type InclusionWorkflow, makeInclusionWorkflow } from './inclusion.workflow.ts'
import { type InclusionsPayload, makeInclusionsJob } from './inclusions-job.ts'
import { proposeInclusion } from './propose-inclusion.ts'

const industry = 'wood-furniture'
const cityEcology = post('cityEcology', 'city-ecology', { kind: 'city', industries: null })
const day = (on: string) => new Date(`${on}T09:00:00+08:00`)

let registry: Registry
let workflow: InclusionWorkflow
beforeAll(async () => {
  registry = await freshRegistry()
  workflow = makeInclusionWorkflow(registry)
  followEnterprises(registry, registry.workflow, workflow)
})
beforeEach(() => {
  registry.now = day('2024-06-20')
})
afterAll(() => registry.database.drop())

const onEnterprise = (actor: Actor, id: string, action: EnterpriseAction, input: unknown = {}) =>
  act(registry, actor, registry.workflow, { id, action, requestId: randomUUID(), input })
const propose = (
  actor: Actor,
  enterpriseId: string,
  input: Partial<ProposalInput> = {},
  requestId: string = randomUUID(),
) =>
  transaction(registry.database, actor, tx =>
    proposeInclusion(tx, registry, workflow, {
      enterpriseId,
      industry,
      requestId,
      input: { proposal: 'in', clause: 'MJ-B1', ...input },
    }),
  )
const take = (actor: Actor, id: string, action: InclusionAction, input: unknown = {}, version?: number) =>
  act(registry, actor, workflow, { id, action, requestId: randomUUID(), input, version })
const view = async (actor: Actor, enterpriseId: string) => {
  const viewing = { campaign: registry.campaign, workflow, moment: momentOf(registry) }
  const [first] = await reading(registry.database, actor, tx => viewInclusions(tx, viewing, enterpriseId))
  if (!first) throw new Error('the enterprise has no industry')
  return first
}
const sign = async (enterpriseId: string, verdict: 'agree' | 'dissent' = 'agree', words?: string) => {
  const { id, proposalHash } = await view(cityEcology, enterpriseId)
  return take(posts.cityEconomy, id ?? '', 'countersign', { verdict, words, hash: proposalHash })
}
const duties = (id: string) =>
  registry.value<string[]>(
    cityEcology,
    `select coalesce(array_agg(kind || ' ' || holder_unit || ' ' || stands_at order by kind), '{}') from ground.duty where subject_id = $1 and done_at is null`,
    [id],
  )

/** An enterprise whose record the area has verified. */
async function verified(said: Parameters<Registry['report']>[1] = {}): Promise<string> {
  const { id } = await registry.report(posts.hecun, said)
  await onEnterprise(posts.jiangshanEconomy, id, 'verify')
  return id
}

/** One that the city has included. */
async function included(said: Parameters<Registry['report']>[1] = {}): Promise<{ enterprise: string; id: string }> {
  const enterprise = await verified(said)
  const { after } = await propose(posts.jiangshanEcology, enterprise)
  await sign(enterprise)
  await take(cityEcology, after.id, 'include')
  return { enterprise, id: after.id }
}

describe('三(一)-2 who must be remediated', () => {
  it('三(一)-2: the area proposes, the industry’s department signs, the city decides: three persons, each within a term', async () => {
    const enterprise = await verified()
    expect(await view(posts.jiangshanEcology, enterprise)).toMatchObject({
      state: 'undecided',
      id: null,
      next: 'propose',
      signUnit: '衢州市经济和信息化局',
      actions: [{ action: 'propose', allowed: true }],
    })
    const { after } = await propose(posts.jiangshanEcology, enterprise)
    expect(await duties(after.id)).toEqual(['countersign city-economy 2024-06-27', 'decide city-ecology 2024-07-04'])
    expect(await view(posts.cityEconomy, enterprise)).toMatchObject({ state: 'proposedIn', next: 'countersign' })
    await sign(enterprise)
    expect(await view(cityEcology, enterprise)).toMatchObject({ verdict: 'agree', next: 'decide' })
    await take(cityEcology, after.id, 'include')
    expect(await view(posts.hecun, enterprise)).toMatchObject({
      state: 'included',
      clause: 'MJ-B1',
      decidedOn: '2024-06-20',
      silent: false,
    })
    expect(await duties(after.id)).toEqual([])
  })

  it('三(一)-2: only a verified record of one’s own area is proposed, with a clause or a reason', async () => {
    const { id } = await registry.report(posts.hecun)
    await expect(propose(posts.jiangshanEcology, id)).rejects.toMatchObject({ status: 409, code: 'wrongState' })
    const enterprise = await verified()
    await expect(propose(posts.longyouEcology, enterprise)).rejects.toMatchObject({ status: 404 })
    await expect(propose(posts.jiangshanEconomy, enterprise)).rejects.toMatchObject({ status: 403 })
    const paths = (input: unknown) => ProposalInput.safeParse(input).error?.issues.map(issue => issue.path.join('.'))
    expect(paths({ proposal: 'in' })).toEqual(['reason'])
    expect(paths({ proposal: 'in', clause: 'MJ-B1' })).toBeUndefined()
    expect(paths({ proposal: 'out', clause: 'MJ-B1' })).toEqual(['reason'])
    expect(paths({ proposal: 'out', reason: '无喷涂工序' })).toBeUndefined()
  })

  it('三(一)-2: is proposed once, whatever is sent twice or by two at once', async () => {
    const enterprise = await verified()
    const requestId = randomUUID()
    const first = await propose(posts.jiangshanEcology, enterprise, {}, requestId)
    expect(await propose(posts.jiangshanEcology, enterprise, {}, requestId)).toMatchObject({
      repeated: true,
      after: { id: first.after.id },
    })
    await expect(propose(posts.jiangshanEcology, enterprise)).rejects.toMatchObject({ code: 'inclusion.begun' })
    const another = await verified()
    const both = await Promise.allSettled([
      propose(posts.jiangshanEcology, another),
      propose(posts.jiangshanEcology, another),
    ])
    expect(both.flatMap(one => (one.status === 'rejected' ? [one.reason.code] : []))).toEqual(['inclusion.begun'])
  })

  it('三(一)-2: silence is no consent: before the term nothing is decided, after it only with a reason, and it stays visible', async () => {
    const enterprise = await verified()
    const { after } = await propose(posts.jiangshanEcology, enterprise)
    await expect(take(cityEcology, after.id, 'include')).rejects.toMatchObject({ code: 'inclusion.unsigned' })
    registry.now = day('2024-06-27')
    await expect(take(cityEcology, after.id, 'include')).rejects.toMatchObject({ code: 'inclusion.unsigned' })
    registry.now = day('2024-06-28')
    expect(await view(cityEcology, enterprise)).toMatchObject({ silent: true, verdict: null, next: 'decide' })
    await expect(take(cityEcology, after.id, 'include')).rejects.toMatchObject({
      status: 422,
      fields: [{ path: 'words', zh: '会签期满未复，请说明理由' }],
    })
    const decided = await take(cityEcology, after.id, 'include', { words: '证据充分，先行认定' })
    expect(decided.after).toMatchObject({ state: 'included', decidedInSilence: true, verdict: null })
  })

  it('三(一)-2: a dissent is recorded and goes to who decides, who then gives a reason', async () => {
    const enterprise = await verified()
    const { after } = await propose(posts.jiangshanEcology, enterprise)
    await expect(sign(enterprise, 'dissent')).rejects.toMatchObject({ status: 422 })
    await sign(enterprise, 'dissent', '该企业年内搬迁')
    expect(await view(cityEcology, enterprise)).toMatchObject({ verdict: 'dissent', signWords: '该企业年内搬迁' })
    await expect(take(cityEcology, after.id, 'include')).rejects.toMatchObject({ status: 422 })
    await expect(take(cityEcology, after.id, 'exclude')).rejects.toMatchObject({ status: 422 })
    await take(cityEcology, after.id, 'exclude', { words: '采纳经信部门意见' })
    expect(await view(cityEcology, enterprise)).toMatchObject({ state: 'notIncluded' })
  })

  it('三(一)-2: a signature binds to what was read: to something else it is refused, and a changed proposal lapses it', async () => {
    const enterprise = await verified()
    const { after } = await propose(posts.jiangshanEcology, enterprise)
    const read = (await view(posts.cityEconomy, enterprise)).proposalHash
    await take(posts.jiangshanEcology, after.id, 'proposeAgain', { proposal: 'in', reason: '喷漆房未密闭' })
    await expect(
      take(posts.cityEconomy, after.id, 'countersign', { verdict: 'agree', hash: read }),
    ).rejects.toMatchObject({ status: 409, code: 'staleVersion' })
    await sign(enterprise)
    await take(posts.jiangshanEcology, after.id, 'proposeAgain', { proposal: 'out', reason: '已停产拆除' })
    expect(await view(cityEcology, enterprise)).toMatchObject({ state: 'proposedOut', verdict: null })
    await expect(
      take(posts.jiangshanEcology, after.id, 'proposeAgain', { proposal: 'out', reason: '已停产拆除' }),
    ).rejects.toMatchObject({ status: 422 })
    await expect(
      transaction(registry.database, cityEcology, tx =>
        tx.query(
          `update baseline.inclusion set verdict = 'agree', signed_hash = $2, signed_by_words = 'x', signed_on = '2024-06-20' where id = $1`,
          [after.id, read],
        ),
      ),
    ).rejects.toThrow('check constraint')
  })

  it('三(一)-2: another industry’s department does not sign, and nobody takes two parts in one decision', async () => {
    const enterprise = await verified()
    const { after } = await propose(posts.jiangshanEcology, enterprise)
    const hash = after.proposalHash
    await expect(take(posts.cityCommerce, after.id, 'countersign', { verdict: 'agree', hash })).rejects.toMatchObject({
      status: 404,
    })
    const wide = post('cityIndustry', 'city-commerce', { kind: 'city', industries: null })
    await expect(take(wide, after.id, 'countersign', { verdict: 'agree', hash })).rejects.toMatchObject({
      status: 403,
      code: 'notPermitted',
    })
    const proposer = { ...posts.cityEconomy, personId: posts.jiangshanEcology.personId }
    await expect(take(proposer, after.id, 'countersign', { verdict: 'agree', hash })).rejects.toMatchObject({
      code: 'samePerson',
    })
    await sign(enterprise)
    const signer = { ...cityEcology, personId: posts.cityEconomy.personId }
    await expect(take(signer, after.id, 'include')).rejects.toMatchObject({ code: 'samePerson' })
  })

  it('三(一)-2: a decision is reopened by a signal with its reason, and a returned proposal comes back to the area', async () => {
    const { enterprise, id } = await included()
    await expect(take(cityEcology, id, 'reopen', {})).rejects.toMatchObject({ status: 422 })
    await take(cityEcology, id, 'reopen', { reason: '群众反映已恢复喷漆' })
    expect(await view(posts.jiangshanEcology, enterprise)).toMatchObject({
      state: 'reopened',
      reopenReason: '群众反映已恢复喷漆',
      next: 'proposeAgain',
    })
    expect(await duties(id)).toEqual(['propose 330881-ecology 2024-07-04'])
    await take(posts.jiangshanEcology, id, 'proposeAgain', { proposal: 'in', reason: '现场核实属实' })
    await take(cityEcology, id, 'returnProposal', { reason: '请补充监测数据' })
    expect(await duties(id)).toEqual(['propose 330881-ecology 2024-07-04'])
  })

  it('三(一)-2: a decision made on paper is recorded for its decider with the scan', async () => {
    const enterprise = await verified()
    const { after } = await propose(posts.jiangshanEcology, enterprise)
    await sign(enterprise)
    const basis = { kind: 'minutes', decidedOn: '2024-06-19', deciderName: '李局' }
    await expect(take(cityEcology, after.id, 'include', { basis })).rejects.toMatchObject({ status: 422 })
    await expect(
      take(cityEcology, after.id, 'include', { basis: { ...basis, file: randomUUID() } }),
    ).rejects.toMatchObject({ status: 422, zh: '所附文件有的不存在，或不是您上传的' })
  })

  it('三(一)-2: every action is for the posts the table names, and for no other', () => {
    const who = Object.fromEntries(
      Object.entries(inclusionStates.actions).map(([action, said]) => [
        action,
        Role.options.filter(role => roleMay(role, said.may)),
      ]),
    )
    expect(who).toMatchObject({
      propose: ['areaEcology'],
      proposeAgain: ['areaEcology'],
      countersign: ['cityIndustry'],
      include: ['cityEcology'],
      exclude: ['cityEcology'],
      returnProposal: ['cityEcology'],
      reopen: ['areaEcology', 'cityEcology'],
      setRoute: ['areaIndustry', 'areaEcology', 'areaOffice'],
    })
  })
})

describe('三(一)-2 many at once', () => {
  const run = (
    actor: Actor,
    action: 'propose' | 'countersign' | 'include',
    items: InclusionsPayload['items'],
    input: InclusionsPayload['input'],
  ) =>
    makeInclusionsJob(registry, workflow).handle(
      {
        jobId: randomUUID(),
        actor,
        attempt: 1,
        progress: () => {},
        cancelled: () => false,
        signal: new AbortController().signal,
      },
      { requestId: randomUUID(), action, items, input },
    )
  const itemOf = async (enterpriseId: string) => {
    const { id, version, proposalHash } = await view(cityEcology, enterpriseId)
    return { enterpriseId, industry, id, version, hash: proposalHash }
  }

  it('三(一)-2: each row is answered by itself, and what has changed since it was seen is left as it is', async () => {
    const [one, other] = [await verified(), await verified()]
    const { id: reported } = await registry.report(posts.hecun)
    const items = [await itemOf(one), await itemOf(other), await itemOf(reported)]
    const proposed = await run(posts.jiangshanEcology, 'propose', items, { proposal: 'in', clause: 'MJ-B1' })
    expect(proposed).toMatchObject({ done: 2, refused: 1 })
    expect(proposed.rows?.[0]).toMatchObject({ key: `${reported} ${industry}`, refusal: { code: 'wrongState' } })
    const seen = [await itemOf(one), await itemOf(other)]
    await take(posts.jiangshanEcology, seen[1]?.id ?? '', 'proposeAgain', { proposal: 'out', reason: '已停产' })
    const signed = await run(posts.cityEconomy, 'countersign', seen, { verdict: 'agree' })
    expect(signed.rows?.map(row => row.refusal?.code)).toEqual(['staleVersion', undefined])
    expect(await run(posts.cityEconomy, 'include', seen, {})).toMatchObject({ done: 0, refused: 2 })
    expect(await run(cityEcology, 'include', [await itemOf(one)], {})).toMatchObject({ done: 1, refused: 0 })
    expect(await view(cityEcology, one)).toMatchObject({ state: 'included' })
  })
})

describe('三(一)-2 list two', () => {
  const list = async (actor: Actor, filter: Record<string, unknown> = {}) => {
    const viewing = { campaign: registry.campaign, workflow, moment: momentOf(registry) }
    return reading(registry.database, actor, async tx => {
      const narrowed = await narrowInclusions(tx, registry.campaign, '2024-06-20', InclusionFilter.parse(filter))
      const ids: string[] = []
      let after: string | undefined
      do {
        const page = await findInclusions(tx, narrowed, { after, limit: 3 })
        ids.push(...(await readInclusionRows(tx, viewing, page.keys)).map(row => `${row.enterpriseId} ${row.next}`))
        after = page.next ?? undefined
      } while (after)
      return { ids, ...(await totalOfInclusions(tx, narrowed)) }
    })
  }
  const township = '330881105'
  const hereOnly = post('townshipOfficer', township, { kind: 'townships', townships: [township], industries: null })
  const reported = async () => {
    const { id } = await registry.report(hereOnly, { township })
    await onEnterprise(posts.jiangshanEconomy, id, 'verify')
    return id
  }

  it('三(一)-2: what waits for a post is what it is offered, page after page, counted as it is shown', async () => {
    const [undecided, toSign, toDecide, done] = [await reported(), await reported(), await reported(), await reported()]
    await registry.report(hereOnly, { township })
    for (const id of [toSign, toDecide, done]) await propose(posts.jiangshanEcology, id)
    for (const id of [toDecide, done]) await sign(id)
    const { id } = await view(cityEcology, done)
    await take(cityEcology, id ?? '', 'include')
    const mine = { mine: 'true', township }
    expect(await list(posts.jiangshanEcology, mine)).toEqual({
      ids: [`${done} setRoute`, `${undecided} propose`],
      total: 2,
      more: false,
    })
    expect((await list(posts.cityEconomy, mine)).ids).toEqual([`${toSign} countersign`])
    expect((await list(cityEcology, mine)).ids).toEqual([`${toDecide} decide`])
    expect((await list(posts.cityOffice, mine)).ids).toEqual([])
    expect((await list(hereOnly)).ids).toHaveLength(5)
    expect((await list(posts.cityCommerce, { township })).ids).toEqual([])
    expect((await list(posts.longyouEcology)).ids).toEqual([])
    expect((await list(cityEcology, { township, state: 'included,undecided' })).total).toBe(3)
    expect((await list(cityEcology, { township, withoutRoute: 'true' })).ids).toHaveLength(1)
    expect((await list(cityEcology, { township, route: 'closure' })).ids).toEqual([])
  })

  it('三(一)-2: figures are exact at commit by area and industry, and follow the enterprise off the list and back', async () => {
    const count = () =>
      reading(registry.database, posts.cityLeader, tx =>
        countInclusions(tx, registry.campaign, { area: ['330881'], industry: [industry] }),
      )
    const before = await count()
    const { enterprise } = await included()
    const one = await count()
    expect(one.states.included - before.states.included).toBe(1)
    expect(one.states.undecided).toBe(before.states.undecided)
    expect(one.routes.unset).toBe((before.routes.unset ?? 0) + 1)
    expect(one.byArea).toEqual([{ area: '330881', states: one.states, routes: one.routes }])
    await onEnterprise(posts.jiangshanEconomy, enterprise, 'markNotInScope', { reason: '已转产' })
    expect(await count()).toMatchObject({ states: before.states, routes: before.routes })
    await expect(
      take(
        cityEcology,
        (await registry.value<string>(cityEcology, 'select id from baseline.inclusion where enterprise_id = $1', [
          enterprise,
        ])) ?? '',
        'reopen',
        { reason: '再看' },
      ),
    ).rejects.toMatchObject({ code: 'wrongState' })
    await onEnterprise(posts.jiangshanEconomy, enterprise, 'reopen', { reason: '误判' })
    expect(await count()).toMatchObject({ states: one.states })
    await onEnterprise(posts.jiangshanEconomy, enterprise, 'closeDown', { closedOn: '2024-06-20', reason: '自行关停' })
    const closed = await count()
    expect(closed.states).toEqual(one.states)
    expect((await view(cityEcology, enterprise)).standing).toBe('closedDown')
  })

  it('三(一)-2: what is included moves with its enterprise to another township', async () => {
    const { enterprise, id } = await included()
    await onEnterprise(posts.jiangshanEconomy, enterprise, 'move', { township, reason: '厂房搬迁' })
    expect(await registry.value(cityEcology, 'select township from baseline.inclusion where id = $1', [id])).toBe(
      township,
    )
    expect((await list(hereOnly, { state: 'included' })).ids.some(row => row.startsWith(enterprise))).toBe(true)
  })
})
