import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { DuplicatePairAction } from '#contract/baseline/duplicate-pair.states.ts'
import { listDuplicatePairs } from '#contract/baseline/duplicate-pair.ts'
import type { ReportEnterpriseBody } from '#contract/baseline/enterprise-actions.ts'
import { addDays } from '#ground/clock/add-days.ts'
import { type Actor, servicePost } from '#ground/database/claims.ts'
import { reading, transaction } from '#ground/database/transaction.ts'
import { readBoard } from '#ground/figures/index.ts'
import { folderStorage } from '#ground/files/index.ts'
import { act } from '#ground/workflow/act.ts'
import { type Baseline, openBaseline } from '../open-baseline.ts'
import { freshRegistry, post, posts, type Registry } from '../registry.test-support.ts'
import { findDuplicatePair, findDuplicatePairs } from './find-duplicate-pairs.ts'

let registry: Registry
let baseline: Baseline
beforeAll(async () => {
  registry = await freshRegistry()
  baseline = openBaseline({ ...registry, clock: registry.clock, storage: folderStorage(tmpdir()) })
})
afterAll(() => registry.database.drop())

const office = post('areaOffice', '330881-office', { kind: 'areas', areas: ['330881'], industries: null })
const ids = z.array(z.uuid())
let nights = 0

/** A night of its own: the comparison, and then the pairs it makes, until there is nothing left to do. */
async function night(): Promise<void> {
  const day = addDays('2024-07-01', nights++)
  for (const turn of baseline.turns) {
    const batch = () =>
      transaction(registry.database, servicePost('turnOfDay'), tx => turn.batch(tx, day, registry.calendar()))
    while ((await batch()) > 0) {}
  }
}

const query = (said: object = {}) => listDuplicatePairs.query.parse({ limit: 200, ...said })
const pairs = async (actor: Actor = office, said: object = {}) =>
  (await reading(registry.database, actor, tx => findDuplicatePairs(tx, query(said)))).rows
const pairOf = async (one: { id: string }, other: { id: string }, state = 'suspected') =>
  (await pairs(office, { state })).find(({ one: a, other: b }) =>
    ids.parse([one.id, other.id]).every(id => id === a.id || id === b.id),
  )
const decide = (actor: Actor, id: string, action: DuplicatePairAction, input: unknown) =>
  act(registry, actor, baseline.pairs, { id, action, requestId: randomUUID(), input })
/** Two records that a person has said are two, so that they stand in the registry. */
async function two(first: Partial<ReportEnterpriseBody>, second: Partial<ReportEnterpriseBody>) {
  const one = await registry.report(posts.hecun, first)
  const other = await registry.report(posts.hecun, { ...second, notTheSameAs: [one.id] })
  return [one, other] as const
}
const stands = (id: string) =>
  registry.value<{ state: string; version: number; of: string | null }>(
    office,
    `select jsonb_build_object('state', state, 'version', version, 'of', duplicate_of) from baseline.enterprise where id = $1`,
    [id],
  )
const listed = async () =>
  (
    await reading(registry.database, office, tx => readBoard(tx, { measures: ['enterprise.listed'], by: 'area' }))
  ).reduce((sum, { count }) => sum + count, 0)
const versionsOf = async (kept: string, merged: string) => ({
  kept: (await stands(kept))?.version ?? 0,
  merged: (await stands(merged))?.version ?? 0,
})

describe('三(一)-1 what may be one record is found each night', () => {
  it('nights that were missed are made up by one comparison, that of the present day', async () => {
    const missed = addDays(registry.clock.businessDay(), -1)
    for (const turn of baseline.turns) {
      const batch = (day: string) =>
        transaction(registry.database, servicePost('turnOfDay'), tx => turn.batch(tx, day, registry.calendar()))
      expect(await batch(missed)).toBe(0)
      expect(await batch(registry.clock.businessDay())).toBeGreaterThan(0)
      expect(await batch(missed)).toBe(0)
    }
  })

  it('by code, near name, place and telephone, each pair once with all its reasons, the surest first', async () => {
    const code = '91330824MAYT0BMD1D'
    const place = { lng: 118.61, lat: 28.71 }
    const [a, b] = await two({ uscc: code }, { uscc: code, usccReason: '同一主体另设场所' })
    const [c, d] = await two({ name: '江山沅莘煦木业有限公司', place }, { name: '沅莘煦木业有限责任公司', place })
    const [e, f] = await two({ phone: '13800001111' }, { phone: '13800001111' })
    const gate = { lng: 118.62, lat: 28.72 }
    const [g, h] = await two({ place: gate }, { place: { lng: 118.62005, lat: 28.72005 } })
    const [i, j] = await two({ place: { lng: 118.63, lat: 28.73 } }, { place: { lng: 118.6305, lat: 28.73 } })
    await night()
    expect((await pairOf(a, b))?.reasons).toEqual(['sameCode'])
    expect((await pairOf(c, d))?.reasons.toSorted()).toEqual(['nearName', 'samePlace'])
    expect((await pairOf(e, f))?.reasons).toEqual(['sameContact'])
    expect((await pairOf(g, h))?.reasons).toEqual(['samePlace'])
    // fifty metres are another gate
    expect(await pairOf(i, j)).toBeUndefined()
    const reasons = (await pairs()).map(row => row.reasons.length + (row.reasons.includes('sameCode') ? 9 : 0))
    expect(reasons[0]).toBeGreaterThanOrEqual(9)
    const before = (await pairs()).length
    await night()
    expect(await pairs()).toHaveLength(before)
  })

  it('is shown to whoever reaches both records, and to nobody else', async () => {
    const code = '91330824MAXUMAXA3M'
    const one = await registry.report(posts.cityOffice, { uscc: code })
    const other = await registry.report(posts.cityOffice, {
      uscc: code,
      usccReason: '另设场所',
      township: '330822001',
      notTheSameAs: [one.id],
    })
    await night()
    const has = async (actor: Actor) =>
      (await pairs(actor)).some(row => [row.one.id, row.other.id].includes(one.id) && row.reasons.includes('sameCode'))
    expect(await has(posts.cityOffice)).toBe(true)
    expect(await has(office)).toBe(false)
    expect(await has(posts.longyouEcology)).toBe(false)
    expect(await pairOf(one, other)).toBeUndefined()
  })
})

describe('三(一)-1 两家是不是一家，由人决定', () => {
  it('不是同一家 is remembered and never proposed again, unless their codes become equal', async () => {
    const [one, other] = await two({ phone: '13800002222' }, { phone: '13800002222' })
    await night()
    const pair = await pairOf(one, other)
    await decide(posts.jiangshanEconomy, pair?.id ?? '', 'keepApart', { reason: '夫妻两家店，各有场所' })
    await night()
    expect(await pairOf(one, other)).toBeUndefined()
    const code = '91330824MAYDB5D58M'
    for (const [id, reason] of [
      [one.id, undefined],
      [other.id, '夫妻共用'],
    ] as const) {
      await act(registry, posts.hecun, baseline.enterprises, {
        id,
        action: 'correct',
        requestId: randomUUID(),
        input: { uscc: code, usccReason: reason },
      })
    }
    await night()
    expect((await pairOf(one, other))?.reasons.toSorted()).toEqual(['sameCode', 'sameContact'])
  })

  it('是同一家: one remains, the other points at it and leaves the list, and the figures count one less', async () => {
    const [one, other] = await two({ phone: '13800003333' }, { phone: '13800003333', address: '后门' })
    await night()
    const pair = await pairOf(one, other)
    const before = await listed()
    await decide(office, pair?.id ?? '', 'merge', {
      keep: one.id,
      versions: await versionsOf(one.id, other.id),
      asSite: true,
      reason: '同一业主，前后两个门',
    })
    expect(await listed()).toBe(before - 1)
    expect(await stands(other.id)).toMatchObject({ state: 'duplicate', of: one.id })
    expect(await stands(one.id)).toMatchObject({ state: 'reported' })
    const site = () =>
      registry.value<string | null>(
        office,
        `select coalesce(closed_on::text, 'in use') from baseline.site where enterprise_id = $1 and address = '后门'`,
        [one.id],
      )
    expect(await site()).toBe('in use')
    await decide(office, pair?.id ?? '', 'undoMerge', { reason: '核查后确为两家' })
    expect(await listed()).toBe(before)
    expect(await stands(other.id)).toMatchObject({ state: 'reported', of: null })
    expect(await site()).toBe('2024-06-20')
    const waits = `select count(*) from ground.duty where subject_id = $1 and kind = 'verify' and done_at is null`
    expect(await registry.value(office, waits, [other.id])).toBe(1)
    expect((await pairOf(one, other))?.state).toBe('suspected')
  })

  it('is not decided on what has changed since it was looked at', async () => {
    const [one, other] = await two({ phone: '13800004444' }, { phone: '13800004444' })
    await night()
    const pair = await pairOf(one, other)
    const versions = await versionsOf(one.id, other.id)
    await act(registry, posts.hecun, baseline.enterprises, {
      id: other.id,
      action: 'correct',
      requestId: randomUUID(),
      input: { address: '新址' },
    })
    const input = { keep: one.id, versions, reason: '同一业主' }
    await expect(decide(office, pair?.id ?? '', 'merge', input)).rejects.toMatchObject({
      status: 409,
      code: 'staleVersion',
    })
    expect((await stands(one.id))?.version).toBe(versions.kept)
    expect((await pairOf(one, other))?.state).toBe('suspected')
  })

  it('is decided by whoever verifies or confirms, and one of the two must remain', async () => {
    const [one, other] = await two({ phone: '13800005555' }, { phone: '13800005555' })
    await night()
    const { id } = (await pairOf(one, other)) ?? { id: '' }
    const refused = { status: 403, code: 'notPermitted' }
    await expect(decide(posts.hecun, id, 'keepApart', { reason: '两家' })).rejects.toMatchObject(refused)
    await expect(decide(posts.cityOffice, id, 'keepApart', { reason: '两家' })).rejects.toMatchObject(refused)
    await expect(decide(posts.cityCommerce, id, 'keepApart', { reason: '两家' })).rejects.toMatchObject({ status: 404 })
    await expect(decide(posts.cityEconomy, id, 'keepApart', { reason: '' })).rejects.toMatchObject({ status: 422 })
    const input = { keep: randomUUID(), versions: { kept: 1, merged: 1 }, reason: '同一家' }
    await expect(decide(posts.cityEconomy, id, 'merge', input)).rejects.toMatchObject({ status: 422 })
    await decide(posts.cityEconomy, id, 'keepApart', { reason: '现场看过，两家' })
    expect(await reading(registry.database, office, tx => findDuplicatePair(tx, id))).toMatchObject({
      state: 'different',
      decidedBy: posts.cityEconomy.words,
      decidedReason: '现场看过，两家',
    })
  })
})
