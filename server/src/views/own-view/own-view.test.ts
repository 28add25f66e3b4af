import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { beginChecklist, checklistsInUse, makeChecklistWorkflow } from '#campaign/mandate/index.ts'
import { reportProblem } from '#campaign/remediation/index.ts'
import type { Role, Scope } from '#contract/ground/role.ts'
import type { ProblemAction } from '#contract/remediation/problem.states.ts'
import type { Actor } from '#ground/database/claims.ts'
import { reading } from '#ground/database/transaction.ts'
import { act } from '#ground/workflow/act.ts'
import { openTestApp, type TestApp } from '../../../test/open-test-app.ts'
import { showOwnView } from './show-own-view.ts'

const area = '330881'
const township = '330881121'
const industry = 'wood-furniture'

let test: TestApp
beforeAll(async () => {
  test = await openTestApp()
})
afterAll(() => test.close())

const post = (role: Role, unitId: string, scope: Scope): Actor => ({
  postId: randomUUID(),
  personId: randomUUID(),
  unitId,
  role,
  scope,
  words: `${unitId} 周密探`,
})
const ecology = () => post('areaEcology', `${area}-ecology`, { kind: 'areas', areas: [area], industries: null })
const officer = () => post('townshipOfficer', township, { kind: 'townships', townships: [township], industries: null })
const contactOf = (...enterprises: string[]) =>
  post('enterpriseContact', township, { kind: 'enterprises', enterprises })

async function enterprise(name: string): Promise<string> {
  const id = randomUUID()
  await test.loader(
    `insert into baseline.enterprise (id, state, name, name_folded, kind, industries, industry, area, county, township, reported_unit, reported_by,
       reported_words, reported_at, updated_at)
     values ($1, 'confirmed', $2, $2, 'company', $3, $4, $5, $5, $6, $6, $1, '周密探', now(), now())`,
    [id, name, [industry], industry, area, township],
  )
  return id
}

/** A problem that has been assigned to the enterprise by the area's ecology branch. */
async function asked(enterpriseId: string): Promise<string> {
  const { context, settings, workflows } = test.context.stages.remediation
  const how = { settings, workflow: workflows.problem }
  const made = await reportProblem(context, officer(), how, {
    requestId: randomUUID(),
    subject: { kind: 'enterprise', enterpriseId },
    dimension: 'pollutionControl',
    clause: 'MJ-B1',
    words: '喷漆房未密闭',
    cause: '周密探判断为管理缺失',
    source: 'inspection',
    files: [],
  } as never)
  await act(context, ecology(), workflows.problem, {
    id: made.id,
    action: 'assign' as ProblemAction,
    requestId: randomUUID(),
    input: { to: [{ enterpriseId }], due: '2024-09-30', words: '内部备注：重点盯办' },
  })
  return made.id
}
const view = (actor: Actor, id?: string) => showOwnView(test.context, actor, id)

describe('四(三)-1 the enterprise’s own view', () => {
  it('tells what is asked, until when, by which unit, and the requirement behind it with its clause', async () => {
    const id = await enterprise('江山甲木业')
    const problem = await asked(id)
    const own = await view(contactOf(id))
    const item = test.context.campaign.checklists.flatMap(({ items }) => items).find(({ code }) => code === 'MJ-B1')
    expect(own.asked).toMatchObject([
      {
        id: problem,
        words: '喷漆房未密闭',
        due: '2024-09-30',
        askedBy: test.context.campaign.units.find(unit => unit.id === `${area}-ecology`)?.name,
        law: { code: 'MJ-B1', requirement: item?.requirement },
      },
    ])
    expect(own.next.map(({ kind }) => kind)).toContain('hopReceipt')
    expect(own.next.map(({ standsAt }) => standsAt)).toEqual(own.next.map(({ standsAt }) => standsAt).toSorted())
  })

  it('tells the requirement as the version put in force says it, whatever the campaign’s file said', async () => {
    const { context } = test
    const id = await enterprise('江山子木业')
    await asked(id)
    const city = () => post('cityEcology', 'city-ecology', { kind: 'city', industries: null })
    const workflow = makeChecklistWorkflow(context)
    const [used] = await reading(context.database, city(), tx => checklistsInUse(tx, industry))
    if (!used) throw new Error('a checklist is in use')
    const next = await beginChecklist(context, city(), workflow, { requestId: randomUUID(), from: used.id })
    const take = (action: 'edit' | 'putInForce', input: object) =>
      act(context, city(), workflow, { id: next.id, action, requestId: randomUUID(), input })
    const items = used.content.items.map(item => ({
      ...item,
      tag: 'V' as const,
      ...(item.code === 'MJ-B1' ? { requirement: '喷漆房整体密闭并保持负压' } : {}),
    }))
    await take('edit', { content: { ...used.content, items } })
    await take('putInForce', { replaces: used.id, ground: '会议纪要' })
    expect((await view(contactOf(id))).asked[0]?.law).toMatchObject({
      requirement: '喷漆房整体密闭并保持负压',
      draft: false,
    })
  })

  it('四(三)-1: names whom to ask in its own place, and the policies with their source', async () => {
    const { help } = await view(contactOf(await enterprise('江山乙木业')))
    expect(help.contacts.map(({ id }) => id)).toEqual(['township', 'areaEcology', 'areaIndustry'])
    expect(help.contacts[0]?.unit).toContain('贺村')
    expect(help.policies.every(({ source }) => source.length > 0)).toBe(true)
  })

  it('never shows another’s: absent and not one’s own look the same', async () => {
    const id = await enterprise('江山丙木业')
    const other = await enterprise('江山丁木业')
    await asked(other)
    const contact = contactOf(id)
    for (const wanted of [other, randomUUID()])
      await expect(view(contact, wanted)).rejects.toMatchObject({ status: 404 })
    const own = JSON.stringify(await view(contact))
    expect(own).not.toContain('江山丁木业')
    expect(own).not.toContain(other)
  })

  it('names no official and tells nothing they note among themselves', async () => {
    const id = await enterprise('江山戊木业')
    await asked(id)
    const own = JSON.stringify(await view(contactOf(id)))
    expect(own).not.toContain('周密探')
    expect(own).not.toContain('内部备注')
  })

  it('a contact of two enterprises chooses between them', async () => {
    const first = await enterprise('江山己木业')
    const second = await enterprise('江山庚木业')
    const contact = contactOf(first, second)
    expect((await view(contact, second)).enterprise.name).toBe('江山庚木业')
    expect((await view(contact)).own.map(({ id }) => id).toSorted()).toEqual([first, second].toSorted())
  })
})
