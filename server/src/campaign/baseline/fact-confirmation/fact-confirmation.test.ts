import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FactConfirmationAction } from '#contract/baseline/fact-confirmation.states.ts'
import type { FactChange } from '#contract/baseline/fact-confirmation.ts'
import { type Actor, servicePost } from '#ground/database/claims.ts'
import { reading, transaction } from '#ground/database/transaction.ts'
import { act } from '#ground/workflow/act.ts'
import { findEnterprise } from '../assessment/find-enterprise.ts'
import { freshRegistry, posts, type Registry } from '../registry.test-support.ts'
import { confirmFacts } from './confirm-facts.ts'
import { factConfirmationsOf } from './fact-confirmation.store.ts'
import { makeFactConfirmationWorkflow } from './fact-confirmation.workflow.ts'

let registry: Registry
const workflow = makeFactConfirmationWorkflow()
beforeAll(async () => {
  registry = await freshRegistry()
})
afterAll(() => registry.database.drop())

const contactOf = (enterprise: string): Actor => ({
  postId: randomUUID(),
  personId: randomUUID(),
  unitId: '330881121',
  role: 'enterpriseContact',
  scope: { kind: 'enterprises', enterprises: [enterprise] },
  words: '某木业 李强',
})
const record = (id: string) => reading(registry.database, servicePost('loader'), tx => findEnterprise(tx, id))
const confirm = async (by: Actor, id: string, changes: FactChange[] = [], version?: number, requestId = randomUUID()) =>
  confirmFacts(registry, by, workflow, id, { requestId, version: version ?? (await record(id)).version, changes })
const kept = (id: string) => reading(registry.database, servicePost('loader'), tx => factConfirmationsOf(tx, id))
const answer = (by: Actor, id: string, action: FactConfirmationAction, input: object) =>
  act(registry, by, workflow, { id, action, requestId: randomUUID(), input })
const change: FactChange[] = [{ field: 'products', becomes: '实木门、木楼梯' }]

describe('三(一)-1 确认无变化', () => {
  it('三(一)-1: one confirmation keeps who, when and on which facts; sent again it is one', async () => {
    const { id } = await registry.report(posts.hecun)
    const by = contactOf(id)
    const requestId = randomUUID()
    const first = await confirm(by, id, [], undefined, requestId)
    expect(await confirm(by, id, [], undefined, requestId)).toBe(first)
    const { name } = await record(id)
    expect(await kept(id)).toMatchObject([
      {
        state: 'unchanged',
        confirmedByWords: '某木业 李强',
        facts: { held: [{ field: 'name', value: name }, {}, {}, {}, {}, {}, {}, {}, {}, {}] },
      },
    ])
  })

  it('三(一)-1: what was confirmed is what was seen: a record changed since is refused', async () => {
    const { id } = await registry.report(posts.hecun)
    const { version } = await record(id)
    await expect(confirm(contactOf(id), id, [], version + 1)).rejects.toMatchObject({ code: 'staleVersion' })
    expect(await kept(id)).toEqual([])
  })

  it('三(一)-1: a change is a proposal to the township and edits nothing; the answer ends the duty', async () => {
    const { id } = await registry.report(posts.hecun)
    const before = await record(id)
    const proposal = await confirm(contactOf(id), id, change)
    expect(await record(id)).toEqual(before)
    const duties = () =>
      transaction(registry.database, servicePost('loader'), tx =>
        tx.query('select kind, holder_unit as holder from ground.duty where subject_id = $1 and done_at is null', [
          proposal,
        ]),
      )
    expect(await duties()).toEqual([{ kind: 'answer', holder: before.township }])
    await expect(confirm(contactOf(id), id, change)).rejects.toMatchObject({ code: 'facts.pending' })
    await answer(posts.hecun, proposal, 'accept', { words: '已更正' })
    expect(await kept(id)).toMatchObject([
      { state: 'accepted', answerWords: '已更正', answeredUnit: posts.hecun.unitId },
    ])
    expect(await duties()).toEqual([])
  })

  it('三(一)-1: to decline asks for a reason, which the enterprise is told', async () => {
    const { id } = await registry.report(posts.hecun)
    const proposal = await confirm(contactOf(id), id, change)
    await expect(answer(posts.hecun, proposal, 'decline', { reason: '' })).rejects.toMatchObject({ status: 422 })
    await answer(posts.hecun, proposal, 'decline', { reason: '现场核实仍为实木门' })
    expect(await kept(id)).toMatchObject([{ state: 'declined', answerWords: '现场核实仍为实木门' }])
  })

  it('no enterprise confirms for another, nor does an official for it; absent and out of reach look the same', async () => {
    const { id } = await registry.report(posts.hecun)
    const stranger = contactOf(randomUUID())
    for (const asked of [id, randomUUID()])
      await expect(confirm(stranger, asked, [], 1)).rejects.toMatchObject({ status: 404 })
    await expect(confirm(posts.hecun, id)).rejects.toMatchObject({ status: 403 })
  })
})
