import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Scope } from '#contract/ground/role.ts'
import type { ChecklistItem } from '#contract/mandate/checklist.ts'
import { servicePost } from '#ground/database/claims.ts'
import { reading, transaction } from '#ground/database/transaction.ts'
import type { Campaign } from '../campaign-file/campaign.ts'
import { checklistsInUse, itemsInUse } from '../index.ts'
import { findChecklist, findChecklists } from './checklist.store.ts'
import { campaign, ecology, economy, openChecklists, post, verified } from './testing/open-checklists.ts'

let house: Awaited<ReturnType<typeof openChecklists>>
beforeAll(async () => {
  house = await openChecklists()
}, 60_000)
afterAll(() => house.close())

describe('二-4 the checklists that the campaign’s data bring', () => {
  test('are version 1 of every industry and of the common list, provisional, with the items of the files', async () => {
    const { rows } = await reading(house.database, ecology(), tx =>
      findChecklists(
        tx,
        campaign.checklists.map(({ industry }) => industry),
        {},
        { limit: 50 },
      ),
    )
    expect(rows.filter(({ number }) => number === 1)).toHaveLength(campaign.industries.length + 1)
    const own = rows.find(({ industry, number }) => industry === 'chemical' && number === 1)
    expect(own).toMatchObject({ state: 'provisional', dataVersion: expect.stringContaining('+') })
    expect(own?.content.items.map(({ code }) => code)).toEqual(
      campaign.checklists.find(({ industry }) => industry === 'chemical')?.items.map(({ code }) => code),
    )
  })

  test('are laid once: the same data bring nothing', async () => {
    expect(await house.lay()).toBe(0)
  })

  test('take the place of a provisional version, and stand as a draft beside one that a person has put in force', async () => {
    await house.nextInForce('fired-brick')
    const decided = await house.inUse('fired-brick')
    const provisional = await house.inUse('recyclables')
    const next: Campaign = {
      ...campaign,
      version: '9.0.0',
      checklists: campaign.checklists.map(list =>
        list.industry === 'fired-brick' || list.industry === 'recyclables' ? { ...list, title: '新标题' } : list,
      ),
    }
    expect(await house.lay(next)).toBe(2)
    expect(await house.lay(next)).toBe(0)
    expect((await house.inUse('fired-brick')).id).toBe(decided.id)
    expect((await house.all('fired-brick'))[0]).toMatchObject({ state: 'draft', content: { title: '新标题' } })
    expect(await house.inUse('recyclables')).toMatchObject({
      state: 'provisional',
      number: 2,
      content: { title: '新标题' },
    })
    expect((await house.all('recyclables')).find(({ id }) => id === provisional.id)?.state).toBe('superseded')
  })
})

describe('二-4 the next version of a checklist', () => {
  test('is drafted by one and put in force by another, and takes the place of the version in use', async () => {
    const before = await house.inUse('wood-furniture')
    const drafter = ecology()
    const draft = await house.begin(drafter, before.id)
    expect(draft).toMatchObject({ state: 'draft', number: 2, content: before.content })
    const content = verified(before.content)
    const edited = await house.take(drafter, draft.id, 'edit', { content })
    await expect(
      house.take(drafter, draft.id, 'putInForce', { replaces: before.id, ground: '会议纪要' }),
    ).rejects.toMatchObject({ status: 403, code: 'samePerson' })
    const approver = economy()
    expect((await house.view(approver, draft.id)).actions).toContainEqual(
      expect.objectContaining({ action: 'putInForce', allowed: true }),
    )
    await house.take(approver, draft.id, 'putInForce', { replaces: before.id, ground: '会议纪要' }, edited.version)
    expect(await house.inUse('wood-furniture')).toMatchObject({
      id: draft.id,
      state: 'inForce',
      decidedWords: approver.words,
      ground: '会议纪要',
    })
    expect((await house.all('wood-furniture')).find(({ id }) => id === before.id)?.state).toBe('superseded')
    await expect(house.take(approver, draft.id, 'edit', { content })).rejects.toMatchObject({
      status: 409,
      code: 'wrongState',
    })
  })

  test('is put in force only when every item is complete and verified, and says what is not', async () => {
    const before = await house.inUse('chemical')
    const draft = await house.begin(ecology(), before.id)
    const offered = async () =>
      (await house.view(ecology(), draft.id)).actions.find(({ action }) => action === 'putInForce')
    expect((await offered())?.refusal).toMatchObject({
      code: 'checklist.incomplete',
      zh: expect.stringContaining('HG-A1 仍是草案'),
    })
    const [first, ...rest] = verified(before.content).items
    if (!first) throw new Error('no items')
    const content = { ...before.content, items: [{ ...first, howJudged: '' }, ...rest] }
    await house.take(ecology(), draft.id, 'edit', { content })
    expect((await house.view(ecology(), draft.id)).faults).toEqual([
      { code: 'HG-A1', field: 'howJudged', words: { zh: '缺判断依据', en: 'How it is judged is missing' } },
    ])
    await expect(
      house.take(ecology(), draft.id, 'putInForce', { replaces: before.id, ground: '纪要' }),
    ).rejects.toMatchObject({ status: 422, code: 'checklist.incomplete' })
    await house.take(ecology(), draft.id, 'edit', { content: { ...content, items: [first, ...rest] } })
    expect((await offered())?.allowed).toBe(true)
    await house.take(ecology(), draft.id, 'discard', { reason: '试验' })
  })

  test('is one at a time; of two who begin at once the second is told who was first', async () => {
    const { id } = await house.inUse('electroplating')
    const outcomes = await Promise.allSettled([house.begin(ecology(), id), house.begin(ecology(), id)])
    expect(outcomes.filter(({ status }) => status === 'rejected')).toMatchObject([
      { reason: { status: 409, code: 'checklist.draftOpen' } },
    ])
    await expect(house.begin(ecology(), id)).rejects.toMatchObject({
      status: 409,
      code: 'checklist.draftOpen',
      zh: expect.stringContaining('第 2 版正在编制'),
    })
    const [draft] = await house.all('electroplating')
    await house.take(ecology(), draft?.id ?? '', 'discard', { reason: '重新起草' })
    // a number that was once given is not given again
    expect((await house.begin(ecology(), id)).number).toBe(3)
  })

  test('edited by two at once keeps what the first saved, and tells the second with the record as it stands', async () => {
    const before = await house.inUse('composite-fabric')
    const draft = await house.begin(ecology(), before.id)
    const changed = { ...before.content, title: '甲改的' }
    await house.take(ecology(), draft.id, 'edit', { content: changed }, 1)
    await expect(
      house.take(ecology(), draft.id, 'edit', { content: { ...before.content, title: '乙改的' } }, 1),
    ).rejects.toMatchObject({ status: 409, code: 'staleVersion' })
    expect((await house.view(ecology(), draft.id)).content.title).toBe('甲改的')
  })

  test('refuses codes of another list and codes that are used twice', async () => {
    const before = await house.inUse('stone-building')
    const draft = await house.begin(ecology(), before.id)
    const [first] = before.content.items
    const items = [first, { ...first, code: 'MJ-B1' }, first] as ChecklistItem[]
    await expect(
      house.take(ecology(), draft.id, 'edit', { content: { ...before.content, items } }),
    ).rejects.toMatchObject({
      status: 422,
      fields: [{ path: 'content.items.1.code' }, { path: 'content.items.2.code' }],
    })
  })

  test('is agreed to against the version in use, not against another that took its place meanwhile', async () => {
    const first = await house.inUse('waste-rubber')
    const { draft } = await house.nextInForce('waste-rubber')
    const next = await house.begin(ecology(), draft.id)
    await expect(
      house.take(ecology(), next.id, 'putInForce', { replaces: first.id, ground: '纪要' }),
    ).rejects.toMatchObject({
      status: 409,
      code: 'checklist.replacedMeanwhile',
    })
    expect((await house.inUse('waste-rubber')).id).toBe(draft.id)
  })

  test('of an industry is the work of its city department and the city’s ecology bureau alone', async () => {
    const furniture = await house.inUse('wood-furniture')
    const brick = await house.inUse('waste-plastic')
    const common = await house.inUse('common')
    const department = economy()
    for (const from of [brick, common]) {
      await expect(house.begin(department, from.id)).rejects.toMatchObject({
        status: 403,
        code: 'checklist.outsideScope',
      })
      expect((await house.view(department, from.id)).begin).toMatchObject({ allowed: false })
    }
    const area: Scope = { kind: 'areas', areas: ['330881'], industries: null }
    for (const other of [
      post('city-office', 'cityOffice'),
      post('city-leading-group', 'cityLeader'),
      post('330881-ecology', 'areaEcology', area),
      post('330881-economy', 'areaIndustry', area),
    ])
      await expect(house.begin(other, furniture.id)).rejects.toMatchObject({ status: 403, code: 'notPermitted' })
    const draft = await house.begin(department, furniture.id)
    await house.take(ecology(), draft.id, 'discard', { reason: '试验' })
  })

  test('withdrawn from use leaves its industry without one, with the reason kept', async () => {
    const { draft } = await house.nextInForce('scrap-vehicle')
    await house.take(ecology(), draft.id, 'withdraw', { reason: '引用标准已废止' })
    expect(await reading(house.database, ecology(), tx => checklistsInUse(tx, 'scrap-vehicle'))).toMatchObject([
      { industry: 'common' },
    ])
    expect((await house.all('scrap-vehicle'))[0]).toMatchObject({ state: 'withdrawn', reason: '引用标准已废止' })
  })
})

describe('三(一)-3 what has been in use', () => {
  test('is never changed, not even by SQL', async () => {
    const { id } = await house.inUse('glass')
    const change = (text: string) => transaction(house.database, servicePost('loader'), tx => tx.query(text, [id]))
    await expect(
      change(`update mandate.checklist set content = '{"title": "", "basis": "", "items": []}' where id = $1`),
    ).rejects.toThrow('a checklist that has left the draft is never changed')
    await expect(change('delete from mandate.checklist where id = $1')).rejects.toMatchObject({ code: '42501' })
  })

  test('is read by whoever assesses or is assessed, and drafts are not', async () => {
    const before = await house.inUse('pickled-mustard')
    const draft = await house.begin(ecology(), before.id)
    const contact = post('330881-ecology', 'enterpriseContact', { kind: 'enterprises', enterprises: [randomUUID()] })
    expect((await house.all('pickled-mustard', contact)).map(({ number }) => number)).toEqual([1])
    await expect(reading(house.database, contact, tx => findChecklist(tx, draft.id))).rejects.toMatchObject({
      status: 404,
    })
    expect((await house.all('pickled-mustard', post('admin', 'systemAdmin', { kind: 'none' }))).length).toBe(0)
  })

  test('gives a problem the items that stand today, the industry’s before the common ones', async () => {
    const items = await reading(house.database, ecology(), tx => itemsInUse(tx, 'glass'))
    expect(items[0]).toMatchObject({ code: 'BL-A1', number: 1 })
    expect(items.at(-1)?.code).toMatch(/^G-/)
  })
})
