import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { InclusionAction } from '#contract/baseline/inclusion.states.ts'
import { inclusionInputs } from '#contract/baseline/inclusion.ts'
import { ClosureItem } from '#contract/baseline/inclusion-words.ts'
import type { Actor } from '#ground/database/claims.ts'
import { reading, transaction } from '#ground/database/transaction.ts'
import { act } from '#ground/workflow/act.ts'
import { countInclusions } from '../inclusion/count-inclusions.ts'
import { followEnterprises } from '../inclusion/follow-enterprise.ts'
import { type InclusionWorkflow, makeInclusionWorkflow } from '../inclusion/inclusion.workflow.ts'
import { proposeInclusion } from '../inclusion/propose-inclusion.ts'
import { freshRegistry, post, posts, type Registry } from '../registry.test-support.ts'

const industry = 'wood-furniture'
const cityEcology = post('cityEcology', 'city-ecology', { kind: 'city', industries: null })
const another = post('areaEcology', '330881-ecology', posts.jiangshanEcology.scope)

let registry: Registry
let workflow: InclusionWorkflow
beforeAll(async () => {
  registry = await freshRegistry()
  workflow = makeInclusionWorkflow(registry)
  followEnterprises(registry, registry.workflow, workflow)
})
afterAll(() => registry.database.drop())

const take = (actor: Actor, id: string, action: InclusionAction, input: unknown = {}) =>
  act(registry, actor, workflow, { id, action, requestId: randomUUID(), input })
const routes = async (day?: string) =>
  (
    await reading(registry.database, posts.cityLeader, tx =>
      countInclusions(tx, registry.campaign, { industry: [industry], day }),
    )
  ).routes

async function included(): Promise<{ enterprise: string; id: string }> {
  const { id: enterprise } = await registry.report(posts.hecun)
  await act(registry, posts.jiangshanEconomy, registry.workflow, {
    id: enterprise,
    action: 'verify',
    requestId: randomUUID(),
    input: {},
  })
  const { after } = await transaction(registry.database, posts.jiangshanEcology, tx =>
    proposeInclusion(tx, registry, workflow, {
      enterpriseId: enterprise,
      industry,
      requestId: randomUUID(),
      input: { proposal: 'in', clause: 'MJ-B1' },
    }),
  )
  await take(posts.cityEconomy, after.id, 'countersign', { verdict: 'agree', hash: after.proposalHash })
  await take(cityEcology, after.id, 'include')
  return { enterprise, id: after.id }
}

async function fileOf(actor: Actor): Promise<string> {
  const id = randomUUID()
  await transaction(registry.database, actor, tx =>
    tx.query(
      `insert into ground.file (id, hash, kind, content_type, name, size, time_source, place_source, post_id, person_id, unit_id, request_id)
       values ($1, $2, 'image', 'image/jpeg', '现场.jpg', 1, 'none', 'none', $3, $4, $5, $1)`,
      [id, id.replaceAll('-', '').padEnd(64, '0'), actor.postId, actor.personId, actor.unitId],
    ),
  )
  return id
}
const see = async (actor: Actor, id: string, item: ClosureItem) =>
  take(actor, id, 'verifyClosure', { item, seenOn: '2024-06-20', files: [await fileOf(actor)] })

describe('二-2 the route of what is included', () => {
  it('二-2: is one of three, set once it is included, and changed with its ground', async () => {
    const { id } = await included()
    const before = await routes()
    await take(posts.jiangshanEconomy, id, 'setRoute', { route: 'upgrade' })
    expect(await routes()).toMatchObject({ upgrade: (before.upgrade ?? 0) + 1, unset: (before.unset ?? 0) - 1 })
    await expect(take(posts.jiangshanEconomy, id, 'setRoute', { route: 'closure' })).rejects.toMatchObject({
      status: 409,
    })
    await expect(take(posts.jiangshanEconomy, id, 'amendRoute', { route: 'closure' })).rejects.toMatchObject({
      status: 422,
    })
    await take(posts.jiangshanEconomy, id, 'amendRoute', { route: 'closure', reason: '企业申请关停' })
    expect(await routes()).toMatchObject({ upgrade: before.upgrade ?? 0, closure: (before.closure ?? 0) + 1 })
    expect(
      await registry.value(
        cityEcology,
        'select note from ground.trail where subject_id = $1 order by id desc limit 1',
        [id],
      ),
    ).toBe('提升改造 → 关停淘汰；企业申请关停')
  })

  it('二-2: a relocation names its destination and its day', () => {
    const paths = (input: unknown) =>
      inclusionInputs.setRoute.safeParse(input).error?.issues.map(issue => issue.path.join('.')) ?? []
    expect(paths({ route: 'relocation' })).toEqual(['destination', 'plannedOn'])
    expect(paths({ route: 'relocation', destination: '江山经济开发区', plannedOn: '2024-10-31' })).toEqual([])
    expect(paths({ route: 'upgrade' })).toEqual([])
  })

  it('二-2: 断水断电 needs the decision of the government first', async () => {
    const { id } = await included()
    await expect(see(another, id, 'materials')).rejects.toMatchObject({ status: 409, code: 'wrongState' })
    await take(posts.jiangshanEconomy, id, 'setRoute', { route: 'closure' })
    await expect(see(another, id, 'power')).rejects.toMatchObject({ code: 'route.noStopDecision' })
    await expect(see(another, id, 'water')).rejects.toMatchObject({ code: 'route.noStopDecision' })
    await see(another, id, 'materials')
    await expect(
      take(posts.jiangshanEcology, id, 'attachStopDecision', {
        number: '江政决〔2024〕3号',
        decidedOn: '2024-06-18',
        files: [],
      }),
    ).rejects.toMatchObject({ status: 422 })
    await take(posts.jiangshanEcology, id, 'attachStopDecision', {
      number: '江政决〔2024〕3号',
      decidedOn: '2024-06-18',
      files: [await fileOf(posts.jiangshanEcology)],
    })
    await see(another, id, 'power')
  })

  it('二-2: each item of 两断三清 takes two persons on site with a photo, by the rule and by the database', async () => {
    const { enterprise, id } = await included()
    await take(posts.jiangshanEconomy, id, 'setRoute', { route: 'closure' })
    await take(posts.jiangshanEcology, id, 'attachStopDecision', {
      number: '江政决〔2024〕4号',
      decidedOn: '2024-06-18',
      files: [await fileOf(posts.jiangshanEcology)],
    })
    const close = () =>
      act(registry, posts.jiangshanEconomy, registry.workflow, {
        id: enterprise,
        action: 'closeDown',
        requestId: randomUUID(),
        input: { closedOn: '2024-06-20', reason: '已关停' },
      })
    await expect(
      take(another, id, 'verifyClosure', { item: 'power', seenOn: '2024-06-20', files: [] }),
    ).rejects.toMatchObject({ status: 422 })
    for (const item of ClosureItem.options) await see(another, id, item)
    await expect(see(another, id, 'power')).rejects.toMatchObject({ code: 'samePerson' })
    await expect(close()).rejects.toMatchObject({ code: 'route.closureUnverified' })
    const before = await routes()
    for (const item of ClosureItem.options) await see(posts.hecun, id, item)
    await expect(see(posts.jiangshanEconomy, id, 'power')).rejects.toMatchObject({ status: 422 })
    expect(await routes()).toEqual(before)
    expect(
      await registry.value(
        posts.cityLeader,
        `select coalesce(sum(amount), 0)::int from ground.figure_delta where measure = 'route.closureVerified'`,
      ),
    ).toBe(1)
    await expect(
      transaction(registry.database, cityEcology, tx =>
        tx.query(
          `update baseline.inclusion set closure = jsonb_set(closure, '{power}', closure -> 'power' || (closure -> 'power' -> 0)) where id = $1`,
          [id],
        ),
      ),
    ).rejects.toThrow('check constraint')
    expect((await close()).after.state).toBe('closedDown')
  })

  it('二-2: 培育领跑 is a flag beside the route, and none of what is to be closed', async () => {
    const { id } = await included()
    await take(posts.jiangshanEconomy, id, 'setRoute', { route: 'upgrade' })
    await take(posts.jiangshanEconomy, id, 'cultivate', { reason: '装备水平领先' })
    await expect(take(posts.jiangshanEconomy, id, 'cultivate', { reason: '再列' })).rejects.toMatchObject({
      status: 409,
    })
    await take(posts.jiangshanEconomy, id, 'amendRoute', { route: 'closure', reason: '企业转行' })
    await expect(take(posts.jiangshanEconomy, id, 'cultivate', { reason: '装备' })).rejects.toMatchObject({
      status: 409,
    })
    expect(await registry.value(cityEcology, 'select cultivated from baseline.inclusion where id = $1', [id])).toBe(
      false,
    )
  })

  it('二-2: how many take which route is known for any day', async () => {
    const today = await routes()
    registry.now = new Date('2024-06-25T09:00:00+08:00')
    const { id } = await included()
    await take(posts.jiangshanEconomy, id, 'setRoute', {
      route: 'relocation',
      destination: '江山经济开发区',
      plannedOn: '2024-12-31',
    })
    expect((await routes()).relocation).toBe((today.relocation ?? 0) + 1)
    registry.now = new Date('2024-06-20T09:00:00+08:00')
  })
})
