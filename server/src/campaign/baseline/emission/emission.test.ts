import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EmissionAction } from '#contract/baseline/emission.states.ts'
import { EmissionInput } from '#contract/baseline/emission.ts'
import { tonnesOf } from '#contract/baseline/emission-words.ts'
import type { Actor } from '#ground/database/claims.ts'
import { reading, transaction } from '#ground/database/transaction.ts'
import { act } from '#ground/workflow/act.ts'
import { freshRegistry, posts, type Registry } from '../registry.test-support.ts'
import { emissionsOf } from './emission.store.ts'
import { makeEmissionWorkflow } from './emission.workflow.ts'
import { recordEmission } from './record-emission.ts'

let registry: Registry
const workflow = makeEmissionWorkflow()
beforeAll(async () => {
  registry = await freshRegistry()
})
afterAll(() => registry.database.drop())

const record = (
  actor: Actor,
  enterpriseId: string,
  said: Partial<EmissionInput> = {},
  requestId: string = randomUUID(),
) =>
  transaction(registry.database, actor, tx =>
    recordEmission(tx, registry, workflow, {
      enterpriseId,
      requestId,
      input: { year: 2023, pollutant: 'vocs', amount: 12.4, unit: 'tonne', source: 'permitReport', ...said },
    }),
  )
const take = (actor: Actor, id: string, action: EmissionAction, input: unknown, version?: number) =>
  act(registry, actor, workflow, { id, action, requestId: randomUUID(), input, version })
const held = async (id: string) => reading(registry.database, posts.cityOffice, tx => emissionsOf(tx, id))

describe('三(一)-2 what an enterprise emits', () => {
  it.each([
    [12.4, 'tonne', 12.4],
    [350, 'kilogram', 0.35],
    [0.1, 'kilogram', 0.0001],
    [0, 'tonne', 0],
  ] as const)('三(一)-2: %d %s a year is kept as %d t/a', (amount, unit, tonnes) => {
    expect(tonnesOf(amount, unit)).toBe(tonnes)
  })

  it('三(一)-2: is kept by pollutant, year and source, and asking again records nothing twice', async () => {
    const { id } = await registry.report(posts.hecun)
    const requestId = randomUUID()
    const first = await record(posts.jiangshanEcology, id, { amount: 350, unit: 'kilogram' }, requestId)
    const again = await record(posts.jiangshanEcology, id, { amount: 350, unit: 'kilogram' }, requestId)
    expect(again).toMatchObject({ repeated: true, after: { id: first.after.id } })
    await record(posts.jiangshanEcology, id, { source: 'monitoringReport' })
    await record(posts.jiangshanEcology, id, { year: 2022 })
    expect((await held(id)).map(({ year, source, amount }) => [year, source, amount])).toEqual([
      [2023, 'monitoringReport', 12.4],
      [2023, 'permitReport', 0.35],
      [2022, 'permitReport', 12.4],
    ])
  })

  it('三(一)-2: one source says one thing of one year; what has changed is a correction with its ground', async () => {
    const { id } = await registry.report(posts.hecun)
    const { after } = await record(posts.jiangshanEcology, id)
    await expect(record(posts.jiangshanEconomy, id, { amount: 9 })).rejects.toMatchObject({
      status: 409,
      code: 'emission.known',
      zh: '已有 2023年 挥发性有机物 12.4 吨/年（排污许可执行报告）',
    })
    await expect(take(posts.jiangshanEcology, after.id, 'correct', { amount: 9, unit: 'tonne' })).rejects.toMatchObject(
      { status: 422 },
    )
    await expect(
      take(posts.jiangshanEcology, after.id, 'correct', { amount: 12.4, unit: 'tonne', reason: '核对' }),
    ).rejects.toMatchObject({ status: 422, fields: [expect.objectContaining({ path: 'amount' })] })
    await take(posts.jiangshanEcology, after.id, 'correct', { amount: 10.2, unit: 'tonne', reason: '执行报告已修订' })
    expect(await held(id)).toMatchObject([{ amount: 10.2, corrected: 1, version: 2 }])
    const trail = await registry.value<string[]>(
      posts.hecun,
      `select array_agg(note order by id) from ground.trail where noun = 'emission' and enterprise_id = $1`,
      [id],
    )
    expect(trail).toEqual([
      '2023年 挥发性有机物 12.4 吨/年（排污许可执行报告）',
      '2023年 挥发性有机物 12.4 吨/年（排污许可执行报告） → 10.2 吨/年；执行报告已修订',
    ])
  })

  it('三(一)-2: two who record the same figure at once: one is told that it is there', async () => {
    const { id } = await registry.report(posts.hecun)
    const both = await Promise.allSettled([record(posts.jiangshanEcology, id), record(posts.jiangshanEconomy, id)])
    const refused = both.flatMap(one => (one.status === 'rejected' ? [one.reason] : []))
    expect(refused).toMatchObject([{ status: 409, code: 'emission.known' }])
  })

  it('三(一)-2: a figure struck out leaves room for the right one and stays on the trail', async () => {
    const { id } = await registry.report(posts.hecun)
    const { after } = await record(posts.jiangshanEcology, id)
    await take(posts.jiangshanEcology, after.id, 'strike', { reason: '录错企业' })
    expect(await held(id)).toEqual([])
    await record(posts.jiangshanEcology, id, { amount: 3 })
    expect(await held(id)).toMatchObject([{ amount: 3 }])
    await expect(
      take(posts.jiangshanEcology, after.id, 'correct', { amount: 1, unit: 'tonne', reason: '改' }),
    ).rejects.toMatchObject({ status: 409, code: 'wrongState' })
  })

  it('三(一)-2: a year to come is refused, and another pollutant needs its name', async () => {
    const { id } = await registry.report(posts.hecun)
    await expect(record(posts.jiangshanEcology, id, { year: 2025 })).rejects.toMatchObject({
      status: 422,
      fields: [expect.objectContaining({ path: 'year' })],
    })
    const input = { year: 2023, pollutant: 'other', amount: 1, unit: 'tonne', source: 'statistics' }
    expect(EmissionInput.safeParse(input).error?.issues[0]?.path).toEqual(['pollutantName'])
    await record(posts.jiangshanEcology, id, { pollutant: 'other', pollutantName: '总铬' })
    await record(posts.jiangshanEcology, id, { pollutant: 'other', pollutantName: '总镍' })
    expect((await held(id)).map(({ pollutantName }) => pollutantName).sort()).toEqual(['总铬', '总镍'].sort())
  })

  it('三(一)-2: is seen and recorded where the enterprise is reached, and nowhere else', async () => {
    const { id } = await registry.report(posts.hecun)
    const { after } = await record(posts.jiangshanEcology, id)
    await expect(record(posts.longyouEcology, id)).rejects.toMatchObject({ status: 404 })
    await expect(take(posts.longyouEcology, after.id, 'strike', { reason: '不归我管' })).rejects.toMatchObject({
      status: 404,
    })
    await expect(record(posts.cityOffice, id)).rejects.toMatchObject({ status: 403 })
    const seen = await reading(registry.database, posts.longyouEcology, tx => emissionsOf(tx, id))
    expect(seen).toEqual([])
  })
})
