import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CampaignCheckpoint } from '#campaign/mandate/index.ts'
import { type Actor, servicePost } from '#ground/database/claims.ts'
import { areaOffice, ecology, economy, officer, openStage, type Stage, township } from '../testing/open-stage.ts'
import { isComplete } from './at-checkpoint.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

const due = '2024-09-30'
/** The person acts in the holder's post by delegation (委托). */
const inPostOf = (holder: Actor, person: Actor): Actor => ({
  ...holder,
  personId: person.personId,
  words: `贺村镇 王敏（受李强委托）`,
  delegator: { personId: holder.personId },
})
/** The same natural person in another post. */
const alsoHeldBy = (person: Actor, post: Actor): Actor => ({ ...post, personId: person.personId })

async function workedOnBy(worker: Actor): Promise<string> {
  const { id } = await stage.report(officer())
  await stage.act(ecology(), id, 'assign', { to: [{ unitId: township }], due })
  await stage.act(officer(), id, 'receive', {})
  await stage.measured(id, worker, due)
  await stage.act(worker, id, 'requestCheck', {})
  return id
}

describe('委托: doer, delegator and checker are compared alike', () => {
  it('what the delegate did, neither the delegate nor the holder of the post checks; a third person does', async () => {
    const holder = officer()
    const person = officer()
    const id = await workedOnBy(inPostOf(holder, person))
    for (const one of [holder, person]) {
      await expect(stage.act(alsoHeldBy(one, economy()), id, 'pass', {})).rejects.toMatchObject({ code: 'samePerson' })
    }
    expect((await stage.act(economy(), id, 'pass', {})).state).toBe('verified')
  })

  it('what the holder did, a delegate in another of the holder’s posts does not check', async () => {
    const holder = officer()
    const id = await workedOnBy(holder)
    const second = alsoHeldBy(holder, economy())
    await expect(stage.act(inPostOf(second, economy()), id, 'pass', {})).rejects.toMatchObject({ code: 'samePerson' })
  })

  it('what somebody did, they do not check in a post that another has delegated to them', async () => {
    const worker = officer()
    const id = await workedOnBy(worker)
    await expect(stage.act(inPostOf(economy(), worker), id, 'pass', {})).rejects.toMatchObject({ code: 'samePerson' })
  })

  it('a check by delegation counts for both: neither closes the problem', async () => {
    const holder = economy()
    const person = economy()
    const id = await workedOnBy(officer())
    await stage.act(inPostOf(holder, person), id, 'pass', {})
    const closure = { form: { rectification: '已密闭收集', conclusion: '同意销号', files: [] } }
    for (const one of [holder, person]) {
      await expect(stage.act(alsoHeldBy(one, ecology()), id, 'close', closure)).rejects.toMatchObject({
        code: 'samePerson',
      })
    }
  })

  it('作废 proposed by delegation is confirmed by neither of the two', async () => {
    const holder = ecology()
    const person = ecology()
    const { id } = await stage.rectifying()
    await stage.act(inPostOf(holder, person), id, 'void', { reason: '录入错误' })
    for (const one of [holder, person]) {
      await expect(stage.act(alsoHeldBy(one, areaOffice()), id, 'confirmExit', {})).rejects.toMatchObject({
        code: 'samePerson',
      })
    }
    await expect(stage.act(inPostOf(holder, areaOffice()), id, 'confirmExit', {})).rejects.toMatchObject({
      code: 'samePerson',
    })
    expect((await stage.act(areaOffice(), id, 'confirmExit', {})).state).toBe('voided')
  })

  it('two signatures, one by the holder and one by the delegate, are one person’s', () => {
    const checkpoint = { minimumPersons: 2, everyRole: false, roles: ['cityIndustry'] } as unknown as CampaignCheckpoint
    const signed = (personId: string, delegatorId?: string) => ({
      ...{ checkpoint: 0, personId, unitId: 'u', role: 'cityIndustry' as const, words: '' },
      ...(delegatorId === undefined ? {} : { delegatorId }),
    })
    expect(isComplete(checkpoint, [signed('holder'), signed('delegate', 'holder')])).toBe(false)
    expect(isComplete(checkpoint, [signed('delegate', 'holder'), signed('delegate')])).toBe(false)
    expect(isComplete(checkpoint, [signed('delegate', 'holder'), signed('third')])).toBe(true)
  })

  it('both names stand on the trail: 「王敏（受李强委托）」', async () => {
    const { id } = await stage.report(inPostOf(officer(), officer()))
    const [line] = await stage.rows<{ words: string }>(
      servicePost('loader'),
      'select actor_words as words from ground.trail where subject_id = $1',
      [id],
    )
    expect(line?.words).toBe('贺村镇 王敏（受李强委托）')
  })
})
