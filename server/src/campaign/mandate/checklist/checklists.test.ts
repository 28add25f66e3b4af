import { randomUUID } from 'node:crypto'
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role, Scope } from '#contract/ground/role.ts'
import type { ChecklistAction } from '#contract/mandate/checklist.states.ts'
import type { ChecklistContent, ChecklistItem } from '#contract/mandate/checklist.ts'
import { fixedClock } from '#ground/clock/create-clock.ts'
import { standardCalendar } from '#ground/clock/standard-calendar.ts'
import { momentOf } from '#ground/context.ts'
import { type Actor, servicePost } from '#ground/database/claims.ts'
import { reading, transaction } from '#ground/database/transaction.ts'
import { writeWorkbook } from '#ground/export/write-workbook.ts'
import { act } from '#ground/workflow/act.ts'
import { type FreshDatabase, freshDatabase } from '../../../../test/fresh-database.ts'
import type { Campaign } from '../campaign-file/campaign.ts'
import {
  beginChecklist,
  checklistsInUse,
  defaultCampaignFolder,
  itemsInUse,
  layChecklists,
  loadCampaign,
  makeChecklistWorkflow,
} from '../index.ts'
import { checklistsOf, findChecklist, findChecklists } from './checklist.store.ts'
import type { Checklist } from './checklist.ts'
import { viewChecklist } from './checklist.view.ts'
import { checklistToExport } from './export-checklist.ts'
import { judgeChecklist, lettersOf, readChecklistWorkbook } from './judge-checklist.ts'

const campaign = loadCampaign(defaultCampaignFolder)
const city: Scope = { kind: 'city', industries: null }
const post = (unitId: string, role: Role, scope: Scope = city): Actor => ({
  postId: randomUUID(),
  personId: randomUUID(),
  unitId,
  role,
  scope,
  words: `${unitId} 某人${randomUUID().slice(0, 4)}`,
})
const ecology = () => post('city-ecology', 'cityEcology')
const economy = () => post('city-economy', 'cityIndustry', { kind: 'city', industries: ['wood-furniture', 'glass'] })

let database: FreshDatabase
const clock = fixedClock('2024-06-20T09:00:00+08:00')
const calendar = () => standardCalendar
const lay = (data: Campaign = campaign) =>
  transaction(database, servicePost('loader'), tx => layChecklists(tx, { clock, calendar }, data))
const folder = mkdtempSync(join(tmpdir(), 'clearloop-checklists-'))

beforeAll(async () => {
  database = await freshDatabase()
  await lay()
}, 60_000)
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await database.drop()
})

const parts = () => ({ database, clock, calendar, campaign })
const workflow = makeChecklistWorkflow({ clock, calendar, campaign })
const moment = momentOf({ clock, calendar })
const all = (industry: string, by: Actor = ecology()) => reading(database, by, tx => checklistsOf(tx, industry))
const inUse = async (industry: string) => {
  const [own] = await reading(database, ecology(), tx => checklistsInUse(tx, industry))
  if (own?.industry !== industry) throw new Error(`nothing is in use in ${industry}`)
  return own
}
const begin = (by: Actor, from: string) => beginChecklist(parts(), by, workflow, { requestId: randomUUID(), from })
const take = async (by: Actor, id: string, action: ChecklistAction, input: unknown, version?: number) => {
  const { after } = await act(parts(), by, workflow, { id, action, version, requestId: randomUUID(), input })
  return after
}
const verified = ({ items, ...head }: ChecklistContent): ChecklistContent => ({
  ...head,
  items: items.map(item => ({ ...item, tag: 'V' as const })),
})
const view = (by: Actor, id: string) =>
  reading(database, by, tx => viewChecklist(tx, { campaign, workflow, countUses: async () => new Map() }, moment, id))
/** A verified version of an industry, drafted by one and put in force by another. */
async function nextInForce(industry: string, change: (content: ChecklistContent) => ChecklistContent = verified) {
  const before = await inUse(industry)
  const draft = await begin(ecology(), before.id)
  await take(ecology(), draft.id, 'edit', { content: change(before.content) })
  await take(ecology(), draft.id, 'putInForce', { replaces: before.id, ground: '衢环发〔2024〕3号' })
  return { before, draft }
}

describe('二-4 the checklists that the campaign’s data bring', () => {
  test('are version 1 of every industry and of the common list, provisional, with the items of the files', async () => {
    const { rows } = await reading(database, ecology(), tx =>
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
    expect(await lay()).toBe(0)
  })

  test('take the place of a provisional version, and stand as a draft beside one that a person has put in force', async () => {
    await nextInForce('fired-brick')
    const decided = await inUse('fired-brick')
    const provisional = await inUse('recyclables')
    const next: Campaign = {
      ...campaign,
      version: '9.0.0',
      checklists: campaign.checklists.map(list =>
        list.industry === 'fired-brick' || list.industry === 'recyclables' ? { ...list, title: '新标题' } : list,
      ),
    }
    expect(await lay(next)).toBe(2)
    expect(await lay(next)).toBe(0)
    expect((await inUse('fired-brick')).id).toBe(decided.id)
    expect((await all('fired-brick'))[0]).toMatchObject({ state: 'draft', content: { title: '新标题' } })
    expect(await inUse('recyclables')).toMatchObject({ state: 'provisional', number: 2, content: { title: '新标题' } })
    expect((await all('recyclables')).find(({ id }) => id === provisional.id)?.state).toBe('superseded')
  })
})

describe('二-4 the next version of a checklist', () => {
  test('is drafted by one and put in force by another, and takes the place of the version in use', async () => {
    const before = await inUse('wood-furniture')
    const drafter = ecology()
    const draft = await begin(drafter, before.id)
    expect(draft).toMatchObject({ state: 'draft', number: 2, content: before.content })
    const content = verified(before.content)
    const edited = await take(drafter, draft.id, 'edit', { content })
    await expect(
      take(drafter, draft.id, 'putInForce', { replaces: before.id, ground: '会议纪要' }),
    ).rejects.toMatchObject({ status: 403, code: 'samePerson' })
    const approver = economy()
    expect((await view(approver, draft.id)).actions).toContainEqual(
      expect.objectContaining({ action: 'putInForce', allowed: true }),
    )
    await take(approver, draft.id, 'putInForce', { replaces: before.id, ground: '会议纪要' }, edited.version)
    expect(await inUse('wood-furniture')).toMatchObject({
      id: draft.id,
      state: 'inForce',
      decidedWords: approver.words,
      ground: '会议纪要',
    })
    expect((await all('wood-furniture')).find(({ id }) => id === before.id)?.state).toBe('superseded')
    await expect(take(approver, draft.id, 'edit', { content })).rejects.toMatchObject({
      status: 409,
      code: 'wrongState',
    })
  })

  test('is put in force only when every item is complete and verified, and says what is not', async () => {
    const before = await inUse('chemical')
    const draft = await begin(ecology(), before.id)
    const offered = async () => (await view(ecology(), draft.id)).actions.find(({ action }) => action === 'putInForce')
    expect((await offered())?.refusal).toMatchObject({
      code: 'checklist.incomplete',
      zh: expect.stringContaining('HG-A1 仍是草案'),
    })
    const [first, ...rest] = verified(before.content).items
    if (!first) throw new Error('no items')
    const content = { ...before.content, items: [{ ...first, howJudged: '' }, ...rest] }
    await take(ecology(), draft.id, 'edit', { content })
    expect((await view(ecology(), draft.id)).faults).toEqual([
      { code: 'HG-A1', field: 'howJudged', words: { zh: '缺判断依据', en: 'How it is judged is missing' } },
    ])
    await expect(
      take(ecology(), draft.id, 'putInForce', { replaces: before.id, ground: '纪要' }),
    ).rejects.toMatchObject({ status: 422, code: 'checklist.incomplete' })
    await take(ecology(), draft.id, 'edit', { content: { ...content, items: [first, ...rest] } })
    expect((await offered())?.allowed).toBe(true)
    await take(ecology(), draft.id, 'discard', { reason: '试验' })
  })

  test('is one at a time; of two who begin at once the second is told who was first', async () => {
    const { id } = await inUse('electroplating')
    const outcomes = await Promise.allSettled([begin(ecology(), id), begin(ecology(), id)])
    expect(outcomes.filter(({ status }) => status === 'rejected')).toMatchObject([
      { reason: { status: 409, code: 'checklist.draftOpen' } },
    ])
    await expect(begin(ecology(), id)).rejects.toMatchObject({
      status: 409,
      code: 'checklist.draftOpen',
      zh: expect.stringContaining('第 2 版正在编制'),
    })
    const [draft] = await all('electroplating')
    await take(ecology(), draft?.id ?? '', 'discard', { reason: '重新起草' })
    // a number that was once given is not given again
    expect((await begin(ecology(), id)).number).toBe(3)
  })

  test('edited by two at once keeps what the first saved, and tells the second with the record as it stands', async () => {
    const before = await inUse('composite-fabric')
    const draft = await begin(ecology(), before.id)
    const changed = { ...before.content, title: '甲改的' }
    await take(ecology(), draft.id, 'edit', { content: changed }, 1)
    await expect(
      take(ecology(), draft.id, 'edit', { content: { ...before.content, title: '乙改的' } }, 1),
    ).rejects.toMatchObject({ status: 409, code: 'staleVersion' })
    expect((await view(ecology(), draft.id)).content.title).toBe('甲改的')
  })

  test('refuses codes of another list and codes that are used twice', async () => {
    const before = await inUse('stone-building')
    const draft = await begin(ecology(), before.id)
    const [first] = before.content.items
    const items = [first, { ...first, code: 'MJ-B1' }, first] as ChecklistItem[]
    await expect(take(ecology(), draft.id, 'edit', { content: { ...before.content, items } })).rejects.toMatchObject({
      status: 422,
      fields: [{ path: 'content.items.1.code' }, { path: 'content.items.2.code' }],
    })
  })

  test('is agreed to against the version in use, not against another that took its place meanwhile', async () => {
    const first = await inUse('waste-rubber')
    const { draft } = await nextInForce('waste-rubber')
    const next = await begin(ecology(), draft.id)
    await expect(take(ecology(), next.id, 'putInForce', { replaces: first.id, ground: '纪要' })).rejects.toMatchObject({
      status: 409,
      code: 'checklist.replacedMeanwhile',
    })
    expect((await inUse('waste-rubber')).id).toBe(draft.id)
  })

  test('of an industry is the work of its city department and the city’s ecology bureau alone', async () => {
    const furniture = await inUse('wood-furniture')
    const brick = await inUse('waste-plastic')
    const common = await inUse('common')
    const department = economy()
    for (const from of [brick, common]) {
      await expect(begin(department, from.id)).rejects.toMatchObject({ status: 403, code: 'checklist.outsideScope' })
      expect((await view(department, from.id)).begin).toMatchObject({ allowed: false })
    }
    const area: Scope = { kind: 'areas', areas: ['330881'], industries: null }
    for (const other of [
      post('city-office', 'cityOffice'),
      post('city-leading-group', 'cityLeader'),
      post('330881-ecology', 'areaEcology', area),
      post('330881-economy', 'areaIndustry', area),
    ])
      await expect(begin(other, furniture.id)).rejects.toMatchObject({ status: 403, code: 'notPermitted' })
    const draft = await begin(department, furniture.id)
    await take(ecology(), draft.id, 'discard', { reason: '试验' })
  })

  test('withdrawn from use leaves its industry without one, with the reason kept', async () => {
    const { draft } = await nextInForce('scrap-vehicle')
    await take(ecology(), draft.id, 'withdraw', { reason: '引用标准已废止' })
    expect(await reading(database, ecology(), tx => checklistsInUse(tx, 'scrap-vehicle'))).toMatchObject([
      { industry: 'common' },
    ])
    expect((await all('scrap-vehicle'))[0]).toMatchObject({ state: 'withdrawn', reason: '引用标准已废止' })
  })
})

describe('三(一)-3 what has been in use', () => {
  test('is never changed, not even by SQL', async () => {
    const { id } = await inUse('glass')
    const change = (text: string) => transaction(database, servicePost('loader'), tx => tx.query(text, [id]))
    await expect(
      change(`update mandate.checklist set content = '{"title": "", "basis": "", "items": []}' where id = $1`),
    ).rejects.toThrow('a checklist that has left the draft is never changed')
    await expect(change('delete from mandate.checklist where id = $1')).rejects.toMatchObject({ code: '42501' })
  })

  test('is read by whoever assesses or is assessed, and drafts are not', async () => {
    const before = await inUse('pickled-mustard')
    const draft = await begin(ecology(), before.id)
    const contact = post('330881-ecology', 'enterpriseContact', { kind: 'enterprises', enterprises: [randomUUID()] })
    expect((await all('pickled-mustard', contact)).map(({ number }) => number)).toEqual([1])
    await expect(reading(database, contact, tx => findChecklist(tx, draft.id))).rejects.toMatchObject({ status: 404 })
    expect((await all('pickled-mustard', post('admin', 'systemAdmin', { kind: 'none' }))).length).toBe(0)
  })

  test('gives a problem the items that stand today, the industry’s before the common ones', async () => {
    const items = await reading(database, ecology(), tx => itemsInUse(tx, 'glass'))
    expect(items[0]).toMatchObject({ code: 'BL-A1', number: 1 })
    expect(items.at(-1)?.code).toMatch(/^G-/)
  })
})

describe('a checklist as a workbook', () => {
  const letters = lettersOf(campaign)
  async function written(the: Checklist): Promise<string> {
    const list = checklistToExport(campaign, the)
    const path = join(folder, `${randomUUID()}.xlsx`)
    async function* pages() {
      yield the.content.items
    }
    const stream = writeWorkbook(
      list,
      pages(),
      words => words.zh,
      () => null,
    )
    await pipeline(Readable.fromWeb(stream as never), createWriteStream(path))
    return path
  }
  const judged = async (the: Checklist) => {
    const { message, rows } = await readChecklistWorkbook(await written(the), '检查表.xlsx')
    expect(message).toBeNull()
    return judgeChecklist(rows ?? [], await view(ecology(), the.id), letters)
  }

  test('written and read in again says the same, whatever its texts hold', async () => {
    const the = await inUse('common')
    const [first, second, ...rest] = the.content.items
    if (!first || !second) throw new Error('items')
    const odd: ChecklistItem[] = [
      {
        ...first,
        weight: 2.5,
        evidence: '=1+1；照片、"台账"',
        causes: ['设备老旧', '无人管理；未培训'],
        measures: ['加装：A、B', '更换'],
        tag: 'V',
      },
      { ...second, veto: !second.veto, weight: 0.1 },
      ...rest,
    ]
    const draft = await begin(ecology(), the.id)
    await take(ecology(), draft.id, 'edit', { content: { ...the.content, items: odd } })
    const { rows, gone } = await judged(await reading(database, ecology(), tx => findChecklist(tx, draft.id)))
    expect(rows.map(({ outcome }) => outcome)).toEqual(odd.map(() => 'same'))
    expect(rows.map(({ item }) => item)).toEqual(odd)
    expect(gone).toEqual([])
    await take(ecology(), draft.id, 'discard', { reason: '试验' })
  })

  test('is judged row by row: new, changed, the same and gone', async () => {
    const the = await inUse('glass')
    const [first, second, third, ...rest] = the.content.items
    if (!first || !second || !third) throw new Error('items')
    const { rows, gone } = await judged({
      ...the,
      content: {
        ...the.content,
        items: [{ ...first, requirement: '改过的要求' }, second, ...rest, { ...third, code: 'BL-E99' }],
      },
    })
    expect(rows[0]).toMatchObject({ code: first.code, outcome: 'changed', fields: ['requirement'] })
    expect(rows[1]).toMatchObject({ outcome: 'same' })
    expect(rows.at(-1)).toMatchObject({ code: 'BL-E99', outcome: 'in' })
    expect(gone).toEqual([{ code: third.code, requirement: third.requirement }])
  })

  test('names what is wrong by its cell, and takes nothing of that row', async () => {
    const draft = await view(ecology(), (await inUse('glass')).id)
    const columns = ['code', 'dimension', 'requirement', 'howJudged', 'source', 'weight', 'veto'] as const
    const row = (texts: Partial<Record<(typeof columns)[number], string>>, at: number) => ({
      key: `检查表!${at}`,
      values: {
        row: at,
        letters: Object.fromEntries(columns.map((column, place) => [column, 'ABCDEFG'[place]])),
        texts: {
          evidence: '',
          causes: '',
          measures: '',
          tag: '',
          ...Object.fromEntries(columns.map(c => [c, texts[c] ?? ''])),
        },
      } as never,
    })
    const { rows } = judgeChecklist(
      [
        row({ code: 'MJ-B1', requirement: '要求' }, 2),
        row({ code: 'BL-B1', dimension: '节能降耗', requirement: '要求' }, 3),
        row({ dimension: '污染', requirement: '要求' }, 4),
        row({ requirement: '要求' }, 5),
        row({ code: 'BL-B4', requirement: '', weight: '很重', veto: '也许' }, 6),
        row({ code: 'BL-B2', requirement: '字'.repeat(501) }, 7),
        row({ code: 'BL-B3', requirement: '要求' }, 8),
        row({ code: 'BL-B3', requirement: '要求' }, 9),
        row({ dimension: '污染防治', requirement: '新的要求', veto: '是', weight: '2' }, 10),
      ],
      draft,
      letters,
    )
    expect(rows.map(({ wrong }) => wrong.map(({ cell }) => cell))).toEqual([
      ['A2'],
      ['B3'],
      ['B4'],
      ['B5'],
      ['C6', 'F6', 'G6'],
      ['C7'],
      [],
      ['A9'],
      [],
    ])
    expect(rows.slice(0, 6).every(({ outcome, item }) => outcome === 'wrong' && item === null)).toBe(true)
    expect(rows.at(-1)).toMatchObject({
      outcome: 'in',
      item: { code: `BL-B${draft.nextNumbers.B}`, veto: true, weight: 2, tag: 'K' },
    })
  })
})
