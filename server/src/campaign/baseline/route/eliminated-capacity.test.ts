import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { EliminatedCapacityInput } from '#contract/baseline/eliminated-capacity.ts'
import type { Actor } from '#ground/database/claims.ts'
import { reading, transaction } from '#ground/database/transaction.ts'
import { countOf } from '#ground/figures/index.ts'
import { act } from '#ground/workflow/act.ts'
import { freshRegistry, posts, type Registry } from '../registry.test-support.ts'
import { eliminatedCapacityOf } from './eliminated-capacity.store.ts'
import { makeEliminatedCapacityWorkflow } from './eliminated-capacity.workflow.ts'
import { recordEliminatedCapacity } from './record-eliminated-capacity.ts'

let registry: Registry
const workflow = makeEliminatedCapacityWorkflow()
beforeAll(async () => {
  registry = await freshRegistry()
})
afterAll(() => registry.database.drop())

async function proofOf(actor: Actor): Promise<string> {
  const id = randomUUID()
  await transaction(registry.database, actor, tx =>
    tx.query(
      `insert into ground.file (id, hash, kind, content_type, name, size, time_source, place_source, post_id, person_id, unit_id, request_id)
       values ($1, $2, 'pdf', 'application/pdf', '处置证明.pdf', 1, 'none', 'none', $3, $4, $5, $1)`,
      [id, id.replaceAll('-', '').padEnd(64, '0'), actor.postId, actor.personId, actor.unitId],
    ),
  )
  return id
}
const record = async (actor: Actor, enterpriseId: string, said: Partial<EliminatedCapacityInput> = {}) => {
  const input = {
    industry: 'wood-furniture',
    equipment: '立式喷漆机',
    count: 2,
    capacity: '年产 3 万套',
    eliminatedOn: '2024-06-03',
    files: [await proofOf(actor)],
    ...said,
  }
  return transaction(registry.database, actor, tx =>
    recordEliminatedCapacity(tx, registry, workflow, { enterpriseId, requestId: randomUUID(), input }),
  )
}

describe('二-2 淘汰落后产能', () => {
  it('二-2: is recorded with its proof in a plant that stays, seen with the plant, and counted', async () => {
    const { id } = await registry.report(posts.hecun)
    await record(posts.jiangshanEconomy, id)
    await record(posts.jiangshanEconomy, id, { equipment: '燃煤烘房', eliminatedOn: '2024-06-10' })
    const seen = await reading(registry.database, posts.hecun, tx => eliminatedCapacityOf(tx, id))
    expect(seen.map(({ equipment }) => equipment)).toEqual(['燃煤烘房', '立式喷漆机'])
    const elsewhere = await reading(registry.database, posts.longyouEcology, tx => eliminatedCapacityOf(tx, id))
    expect(elsewhere).toEqual([])
    const attached = await registry.value(
      posts.hecun,
      'select count(*)::int from ground.attachment where enterprise_id = $1',
      [id],
    )
    expect(attached).toBe(2)
  })

  it('二-2: without a proof, for a day to come or another industry it is refused by name', async () => {
    const { id } = await registry.report(posts.hecun)
    const at = (path: string) => ({ status: 422, fields: [expect.objectContaining({ path })] })
    const input = {
      industry: 'glass',
      equipment: '窑炉',
      count: 1,
      capacity: '1',
      eliminatedOn: '2024-06-01',
      files: [],
    }
    expect(EliminatedCapacityInput.safeParse(input).error?.issues.map(issue => issue.path[0])).toEqual(['files'])
    await expect(record(posts.jiangshanEconomy, id, { eliminatedOn: '2024-06-21' })).rejects.toMatchObject(
      at('eliminatedOn'),
    )
    await expect(record(posts.jiangshanEconomy, id, { industry: 'glass' })).rejects.toMatchObject(at('industry'))
    const others = await proofOf(posts.cityOffice)
    await expect(record(posts.jiangshanEconomy, id, { files: [others] })).rejects.toMatchObject(at('files.0'))
    await expect(record(posts.longyouEcology, id)).rejects.toMatchObject({ status: 404 })
    await expect(record(posts.hecun, id)).rejects.toMatchObject({ status: 403 })
  })

  it('二-2: an error is struck out with its reason and counts no longer', async () => {
    const count = () =>
      reading(registry.database, posts.cityLeader, tx => countOf(tx, 'route.eliminatedCapacity', { areas: ['330881'] }))
    const before = await count()
    const { id } = await registry.report(posts.hecun)
    const { after } = await record(posts.jiangshanEconomy, id)
    expect(await count()).toBe(before + 1)
    const strike = (input: unknown) =>
      act(registry, posts.jiangshanEcology, workflow, {
        id: after.id,
        action: 'strike',
        requestId: randomUUID(),
        input,
      })
    await expect(strike({})).rejects.toMatchObject({ status: 422 })
    await strike({ reason: '设备仍在使用' })
    expect(await count()).toBe(before)
    expect(await reading(registry.database, posts.hecun, tx => eliminatedCapacityOf(tx, id))).toEqual([])
  })
})
