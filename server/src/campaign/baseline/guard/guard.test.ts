import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type GuardApprovalInput, listGuardApprovals } from '#contract/baseline/guard.ts'
import { momentOf } from '#ground/context.ts'
import { type Actor, servicePost } from '#ground/database/claims.ts'
import { reading, transaction } from '#ground/database/transaction.ts'
import { Refusal } from '#ground/errors/refusal.ts'
import { folderStorage } from '#ground/files/index.ts'
import { act } from '#ground/workflow/act.ts'
import { judgeBatch } from '#ground/workflow/judge-batch.ts'
import { type Baseline, openBaseline } from '../open-baseline.ts'
import { freshRegistry, post, posts, type Registry } from '../registry.test-support.ts'
import { askApproval } from './ask-approval.ts'
import { findGuardApprovals } from './find-guard-approvals.ts'
import { findGuardShares } from './find-guard-shares.ts'
import { showGuardApproval } from './show-guard-approval.ts'

const area = '330881'
const industry = 'wood-furniture'
const cell = { area, industry }
const cityEcology = post('cityEcology', 'city-ecology', { kind: 'city', industries: null })
const colleague = { ...posts.jiangshanEconomy, postId: randomUUID(), personId: randomUUID() }
const loader = servicePost('loader')

let registry: Registry
let baseline: Baseline
beforeEach(async () => {
  registry = await freshRegistry()
  baseline = openBaseline({ ...registry, clock: registry.clock, storage: folderStorage(tmpdir()) })
})
afterEach(() => registry.database.drop())

/** Enterprises on list one of the cell, each with an inclusion that waits to be decided; as many as asked for. */
async function plants(count: number, where: Partial<typeof cell> = {}): Promise<{ id: string; inclusion: string }[]> {
  const there = { ...cell, ...where }
  const ids = Array.from({ length: count }, () => ({ id: randomUUID(), inclusion: randomUUID() }))
  await transaction(registry.database, loader, async tx => {
    await tx.query(
      `insert into baseline.enterprise (id, state, name, name_folded, kind, industries, industry, area, county, township,
         reported_unit, reported_by, reported_words, reported_at, updated_at)
       select id, 'confirmed', '木业' || at, '木业' || at, 'workshop', array[$2], $2, $3, $3, '330881121', 'x', id, '测试', now(), now()
       from unnest($1::uuid[]) with ordinality as made (id, at)`,
      [ids.map(({ id }) => id), there.industry, there.area],
    )
    await tx.query(
      `insert into baseline.inclusion (id, state, enterprise_id, industry, area, county, township, standing, proposal, proposal_hash,
         proposed_by_words, proposed_on, sign_due, decide_due, verdict, signed_hash, signed_by_words, signed_on, updated_at)
       select i, 'proposedIn', e, $3, $4, $4, '330881121', 'listed', 'in', 'h', '测试', '2024-06-01', '2024-06-08', '2024-06-15',
         'agree', 'h', '测试', '2024-06-02', now() from unnest($1::uuid[], $2::uuid[]) as made (e, i)`,
      [ids.map(({ id }) => id), ids.map(({ inclusion }) => inclusion), there.industry, there.area],
    )
  })
  return ids
}

const close = (actor: Actor, id: string) =>
  act(registry, actor, baseline.enterprises, {
    id,
    action: 'closeDown',
    requestId: randomUUID(),
    input: { closedOn: '2024-06-20', reason: '依法关停' },
  })
/** The code of the refusal, or `done`. */
const outcome = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => {
      if (error instanceof Refusal) return error.code
      throw error
    },
  )
/** One after the other, each by itself. */
async function singly(ids: readonly { id: string }[], step: (id: string) => Promise<unknown>): Promise<string[]> {
  const outcomes: string[] = []
  for (const { id } of ids) outcomes.push(await outcome(step(id)))
  return outcomes
}
const countOf = (outcomes: readonly string[], one: string) => outcomes.filter(said => said === one).length

async function paper(actor: Actor): Promise<string> {
  const id = randomUUID()
  await transaction(registry.database, actor, tx =>
    tx.query(
      `insert into ground.file (id, hash, kind, content_type, name, size, time_source, place_source, post_id, person_id, unit_id, request_id)
       values ($1, $5, 'pdf', 'application/pdf', '关停方案.pdf', 1, 'none', 'none', $2, $3, $4, $1)`,
      [id, actor.postId, actor.personId, actor.unitId, id.replaceAll('-', '').padEnd(64, '0')],
    ),
  )
  return id
}
async function ask(actor: Actor, said: Partial<GuardApprovalInput> = {}): Promise<string> {
  const input = {
    step: 'closure' as const,
    ...cell,
    atMost: 5,
    validUntil: '2024-07-10',
    reason: '依据县政府关停方案',
    files: said.paperNumber ? [] : [await paper(actor)],
    ...said,
  }
  const { after } = await transaction(registry.database, actor, tx =>
    askApproval(tx, baseline.guard.guarding, { requestId: randomUUID(), input }),
  )
  return after.id
}
const decide = (actor: Actor, id: string, action: 'approve' | 'decline' | 'withdraw', input: object = {}) =>
  act(registry, actor, baseline.guard.guarding.approvals, { id, action, requestId: randomUUID(), input })
const show = (actor: Actor, id: string) =>
  reading(registry.database, actor, tx => showGuardApproval(tx, baseline.guard.guarding, momentOf(registry), id))

describe('三(一)-2, 优化营商环境条例 art. 59: no industry is stopped by one stroke', () => {
  it('三(一)-2: of forty single steps those within the share pass, the one that crosses it and all after it are held, with figures and law', async () => {
    const all = await plants(50)
    const outcomes = await singly(all.slice(0, 40), id => close(posts.jiangshanEconomy, id))
    // 20 % of 50
    expect(outcomes).toEqual([...Array(10).fill('done'), ...Array(30).fill('guard.held')])
    const refusal = await close(posts.jiangshanEcology, all[45]?.id ?? '').catch((error: Refusal) => error)
    expect(refusal).toMatchObject({
      status: 409,
      current: { step: 'closure', ...cell, touched: 11, whole: 50, since: '2024-05-22', needed: 1, mayAsk: true },
    })
    expect((refusal as Refusal).zh).toBe(
      '自 2024-05-22 起「关停」将涉及江山市木质家具 11 家，占 50 家的 22%，超过 20% 的上限，有一刀切风险',
    )
    expect((refusal as Refusal).accepted?.zh).toContain('优化营商环境条例第五十九条')
    expect(await registry.value(loader, `select count(*) from baseline.enterprise where state = 'closedDown'`)).toBe(10)
  })

  it('三(一)-2: forty single steps spread over forty days are each judged with the thirty days before', async () => {
    const all = await plants(40)
    const outcomes: string[] = []
    for (const [at, { inclusion }] of all.entries()) {
      registry.now = new Date(Date.parse('2024-06-20T09:00:00+08:00') + at * 86_400_000)
      outcomes.push(
        await outcome(
          act(registry, cityEcology, baseline.inclusions, {
            id: inclusion,
            action: 'include',
            requestId: randomUUID(),
            input: {},
          }),
        ),
      )
    }
    // 60 % of 40; from the thirty-first day on those of the first days count no more
    expect(outcomes.slice(0, 24)).toEqual(Array(24).fill('done'))
    expect(outcomes.slice(24, 30)).toEqual(Array(6).fill('guard.held'))
    expect(outcomes.slice(30)).toEqual(Array(10).fill('done'))
  })

  it('a day ends at midnight in Shanghai: what was done one minute before the window counts no more', async () => {
    const all = await plants(25)
    registry.now = new Date('2024-05-21T23:59:00+08:00')
    for (const { id } of all.slice(0, 5)) {
      await act(registry, posts.jiangshanEconomy, baseline.enterprises, {
        id,
        action: 'closeDown',
        requestId: randomUUID(),
        input: { closedOn: '2024-05-20', reason: '依法关停' },
      })
    }
    registry.now = new Date('2024-06-20T00:01:00+08:00')
    expect(await outcome(close(posts.jiangshanEconomy, all[6]?.id ?? ''))).toBe('done')
  })

  it('two at once cannot both slip through', async () => {
    const all = await plants(25)
    await singly(all.slice(0, 4), id => close(posts.jiangshanEconomy, id))
    const both = await Promise.all(
      all.slice(4, 10).map(({ id }, at) => outcome(close(at % 2 ? posts.jiangshanEcology : colleague, id))),
    )
    expect([countOf(both, 'done'), countOf(both, 'guard.held')]).toEqual([1, 5])
  })

  it('another area, another industry and another kind of step are counted by themselves', async () => {
    const [here, there, glass] = [
      await plants(25),
      await plants(25, { area: '330825' }),
      await plants(25, { industry: 'glass' }),
    ]
    await singly(here.slice(0, 6), id => close(posts.jiangshanEconomy, id))
    expect(await outcome(close(posts.longyouEcology, there[0]?.id ?? ''))).toBe('done')
    expect(await outcome(close(posts.jiangshanEcology, glass[0]?.id ?? ''))).toBe('done')
    expect(
      await outcome(
        act(registry, posts.jiangshanEconomy, baseline.enterprises, {
          id: here[10]?.id ?? '',
          action: 'markNotInScope',
          requestId: randomUUID(),
          input: { reason: '已转产' },
        }),
      ),
    ).toBe('done')
  })

  it('an enterprise of two industries is weighed in both', async () => {
    const all = await plants(25)
    const glass = await plants(5, { industry: 'glass' })
    const both = all[8]?.id ?? ''
    await transaction(registry.database, loader, tx =>
      tx.query(`update baseline.enterprise set industries = '{wood-furniture,glass}' where id = $1`, [both]),
    )
    await singly(glass.slice(0, 4), id => close(posts.jiangshanEcology, id))
    await expect(close(posts.jiangshanEconomy, both)).rejects.toMatchObject({
      code: 'guard.held',
      current: { industry: 'glass', touched: 5, whole: 6 },
    })
  })

  it.each([
    ['inclusion', 'include', 'inclusion', 20, 12],
    ['exclusion', 'exclude', 'inclusion', 20, 6],
    ['exclusion', 'markNotInScope', 'enterprise', 20, 6],
    ['closure', 'closeDown', 'enterprise', 25, 5],
  ] as const)('%s by %s of the %s is held beyond its share', async (step, action, noun, whole, most) => {
    const all = await plants(whole)
    const outcomes = await singly(all, async id => {
      const requestId = randomUUID()
      const wished = all.find(one => one.id === id)
      if (noun === 'inclusion')
        return act(registry, cityEcology, baseline.inclusions, {
          id: wished?.inclusion ?? '',
          action,
          requestId,
          input: { words: '不纳入的理由' },
        } as never)
      return act(registry, posts.jiangshanEconomy, baseline.enterprises, {
        id,
        action,
        requestId,
        input: { reason: '现场核实', closedOn: '2024-06-20' },
      } as never)
    })
    expect([countOf(outcomes, 'done'), countOf(outcomes, 'guard.held')]).toEqual([most, whole - most])
    const shares = await reading(registry.database, cityEcology, tx =>
      findGuardShares(tx, baseline.guard.guarding, { step: [step] } as never, '2024-06-20'),
    )
    expect(shares).toMatchObject([{ step, ...cell, touched: most, whole, mostWithout: most }])
  })

  it('a route of closure is a closing, another route is none, and recording the closure of the same one counts no further', async () => {
    const all = await plants(25)
    await transaction(registry.database, loader, tx =>
      tx.query(
        `update baseline.inclusion set state = 'included', decided_on = '2024-03-01', decided_by_words = '测试'`,
      ),
    )
    const route = (id: string, said: object) =>
      act(registry, posts.jiangshanEconomy, baseline.inclusions, {
        id,
        action: 'setRoute',
        requestId: randomUUID(),
        input: said,
      } as never)
    expect(
      await Promise.all(all.slice(10, 20).map(one => outcome(route(one.inclusion, { route: 'upgrade' })))),
    ).toEqual(Array(10).fill('done'))
    const closing = await singly(
      all.slice(0, 6).map(({ inclusion }) => ({ id: inclusion })),
      id => route(id, { route: 'closure' }),
    )
    expect(closing).toEqual([...Array(5).fill('done'), 'guard.held'])
    await transaction(registry.database, loader, tx =>
      tx.query(`update baseline.inclusion set route = 'upgrade' where enterprise_id = $1`, [all[0]?.id]),
    )
    expect(await outcome(close(posts.jiangshanEconomy, all[0]?.id ?? ''))).toBe('done')
    expect(await outcome(close(posts.jiangshanEconomy, all[7]?.id ?? ''))).toBe('guard.held')
  })

  it('a batch over the limit is held before its first step, one within it is not', async () => {
    const all = await plants(20)
    const cells = (count: number) => all.slice(0, count).map(({ id }) => ({ ...cell, enterpriseId: id }))
    const batch = (count: number) =>
      outcome(
        transaction(registry.database, cityEcology, tx => judgeBatch(tx, baseline.inclusions, 'include', cells(count))),
      )
    expect([await batch(12), await batch(13), await batch(20)]).toEqual(['done', 'guard.held', 'guard.held'])
  })
})

describe('三(一)-2: over the limit a second person approves, on a paper', () => {
  /** Twenty-five plants, five of them closed: the next is held. */
  async function atTheLimit() {
    const all = await plants(25)
    await singly(all.slice(0, 5), id => close(posts.jiangshanEconomy, id))
    expect(await outcome(close(posts.jiangshanEconomy, all[5]?.id ?? ''))).toBe('guard.held')
    return all.slice(5)
  }

  it('is asked for with figures and paper, laid on the city’s office as a duty, and seen with the enterprises touched', async () => {
    await atTheLimit()
    const id = await ask(posts.jiangshanEconomy)
    expect(
      await registry.value(
        loader,
        `select kind || ' ' || holder_unit || ' ' || stands_at || ' ' || subject_words from ground.duty where subject_id = $1 and done_at is null`,
        [id],
      ),
    ).toBe('guardDecision city-office 2024-06-25 江山市木质家具 关停')
    const view = await show(posts.cityOffice, id)
    expect(view).toMatchObject({
      state: 'asked',
      asked: { touched: 5, whole: 25, sharePercent: 20, since: '2024-05-22' },
      now: { touched: 5, whole: 25 },
      draft: true,
      files: [{ name: '关停方案.pdf' }],
      actions: expect.arrayContaining([
        { action: 'approve', allowed: true, primary: true },
        { action: 'decline', allowed: true, primary: false },
      ]),
    })
    expect(view.enterprises).toHaveLength(5)
  })

  it('lets through as many as were approved, for anybody of the unit that asked, and no other unit; then it holds again', async () => {
    const rest = await atTheLimit()
    const id = await ask(posts.jiangshanEconomy, { atMost: 3 })
    expect(await outcome(close(colleague, rest[0]?.id ?? ''))).toBe('guard.held')
    await decide(posts.cityOffice, id, 'approve', { words: '同意' })
    expect(await outcome(close(posts.jiangshanEcology, rest[0]?.id ?? ''))).toBe('guard.held')
    expect(
      await singly(rest.slice(0, 5), one => close(one === rest[1]?.id ? colleague : posts.jiangshanEconomy, one)),
    ).toEqual(['done', 'done', 'done', 'guard.held', 'guard.held'])
    expect(await show(posts.cityOffice, id)).toMatchObject({ state: 'used', used: 3, atMost: 3, actions: [] })
    expect((await show(posts.cityOffice, id)).resting).toHaveLength(3)
  })

  it('two at once use an approval for one once', async () => {
    const rest = await atTheLimit()
    const id = await ask(posts.jiangshanEconomy, { atMost: 1 })
    await decide(posts.cityLeader, id, 'approve')
    const both = await Promise.all(rest.slice(0, 4).map(one => outcome(close(colleague, one.id))))
    expect([countOf(both, 'done'), countOf(both, 'guard.held')]).toEqual([1, 3])
  })

  it('is for that kind of step, that industry and that area alone, until its last day', async () => {
    const rest = await atTheLimit()
    const id = await ask(posts.jiangshanEconomy, { step: 'exclusion', validUntil: '2024-06-25' })
    await decide(posts.cityOffice, id, 'approve')
    expect(await outcome(close(posts.jiangshanEconomy, rest[0]?.id ?? ''))).toBe('guard.held')
    const other = await ask(posts.jiangshanEconomy, { validUntil: '2024-06-25' })
    await decide(posts.cityOffice, other, 'approve')
    registry.now = new Date('2024-06-25T23:00:00+08:00')
    expect(await outcome(close(posts.jiangshanEconomy, rest[0]?.id ?? ''))).toBe('done')
    registry.now = new Date('2024-06-26T09:00:00+08:00')
    expect(await outcome(close(posts.jiangshanEconomy, rest[1]?.id ?? ''))).toBe('guard.held')
    expect(await show(posts.cityOffice, other)).toMatchObject({ state: 'approved', expired: true })
  })

  it('covers a batch as far as it reaches', async () => {
    const rest = await atTheLimit()
    const cells = (count: number) => rest.slice(0, count).map(one => ({ ...cell, enterpriseId: one.id }))
    const batch = (count: number) =>
      outcome(
        transaction(registry.database, posts.jiangshanEconomy, tx =>
          judgeBatch(tx, baseline.enterprises, 'closeDown', cells(count)),
        ),
      )
    const id = await ask(posts.jiangshanEconomy, { atMost: 4 })
    await decide(posts.cityOffice, id, 'approve')
    expect([await batch(4), await batch(5)]).toEqual(['done', 'guard.held'])
  })

  it('without a paper it is refused; a number must be that of a paper that is sealed and in reach', async () => {
    await atTheLimit()
    await expect(ask(posts.jiangshanEconomy, { paperNumber: '江经信〔2024〕9号' })).rejects.toMatchObject({
      status: 422,
      fields: [{ path: 'paperNumber' }],
    })
    await expect(ask(posts.jiangshanEconomy, { files: [randomUUID()] })).rejects.toMatchObject({ status: 422 })
    expect(await registry.value(loader, 'select count(*) from baseline.guard_approval')).toBe(0)
  })

  it('a day that is over or too far, a place out of scope, a step the post does not take are refused', async () => {
    await atTheLimit()
    const asks = (said: Partial<GuardApprovalInput>) => ask(posts.jiangshanEconomy, said)
    await expect(asks({ validUntil: '2024-06-19' })).rejects.toMatchObject({ fields: [{ path: 'validUntil' }] })
    await expect(asks({ validUntil: '2024-07-21' })).rejects.toMatchObject({ fields: [{ path: 'validUntil' }] })
    await expect(asks({ step: 'inclusion' })).rejects.toMatchObject({ status: 403, code: 'notPermitted' })
    await expect(ask(posts.cityOffice, { step: 'closure' })).rejects.toMatchObject({ status: 403 })
    await expect(asks({ area: '330825' })).rejects.toMatchObject({ status: 404 })
    await expect(asks({ industry: 'glass', area: '330000' })).rejects.toMatchObject({ status: 404 })
  })

  it('whoever asked cannot approve, and whoever approved cannot take the steps', async () => {
    const rest = await atTheLimit()
    const id = await ask(posts.jiangshanEconomy, { atMost: 2 })
    // one person in two posts
    const asker: Actor = { ...posts.cityOffice, personId: posts.jiangshanEconomy.personId }
    await expect(decide(asker, id, 'approve')).rejects.toMatchObject({ status: 403, code: 'samePerson' })
    await decide(posts.cityOffice, id, 'approve')
    const approver: Actor = { ...posts.jiangshanEconomy, personId: posts.cityOffice.personId }
    await expect(close(approver, rest[0]?.id ?? '')).rejects.toMatchObject({ status: 403, code: 'samePerson' })
    const delegate: Actor = { ...colleague, delegator: { personId: posts.cityOffice.personId } }
    await expect(close(delegate, rest[0]?.id ?? '')).rejects.toMatchObject({ status: 403, code: 'samePerson' })
    expect(await outcome(close(colleague, rest[0]?.id ?? ''))).toBe('done')
  })

  it('declined and withdrawn it lets nothing through; another unit cannot withdraw', async () => {
    const rest = await atTheLimit()
    const declined = await ask(posts.jiangshanEconomy)
    await decide(posts.cityOffice, declined, 'decline', { reason: '应一企一策' })
    registry.now = new Date('2024-06-20T10:00:00+08:00')
    const withdrawn = await ask(posts.jiangshanEconomy)
    await decide(posts.cityOffice, withdrawn, 'approve')
    await expect(decide(posts.jiangshanEcology, withdrawn, 'withdraw', { reason: '不再需要' })).rejects.toMatchObject({
      status: 403,
    })
    await decide(colleague, withdrawn, 'withdraw', { reason: '不再需要' })
    expect(await outcome(close(posts.jiangshanEconomy, rest[0]?.id ?? ''))).toBe('guard.held')
    const list = await reading(registry.database, posts.jiangshanEconomy, tx =>
      findGuardApprovals(tx, listGuardApprovals.query.parse({ state: 'declined,withdrawn' }), '2024-06-20'),
    )
    expect(list.rows.map(row => row.id)).toEqual([withdrawn, declined])
    expect(list.total).toBe(2)
  })

  it('nobody is told of what lies outside of their scope', async () => {
    await atTheLimit()
    const id = await ask(posts.jiangshanEconomy)
    await expect(show(posts.longyouEcology, id)).rejects.toMatchObject({ status: 404 })
    await expect(show(posts.cityCommerce, id)).rejects.toMatchObject({ status: 404 })
    const shares = (actor: Actor) =>
      reading(registry.database, actor, tx => findGuardShares(tx, baseline.guard.guarding, {}, '2024-06-20'))
    expect([await shares(posts.longyouEcology), await shares(posts.cityCommerce)]).toEqual([[], []])
    expect(await shares(posts.jiangshanEcology)).toMatchObject([{ step: 'closure', touched: 5 }])
  })
})
