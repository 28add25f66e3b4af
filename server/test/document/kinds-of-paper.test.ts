import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freezeList } from '#campaign/baseline/index.ts'
import type { DocumentView } from '#contract/ground/document.ts'
import type { Actor } from '#ground/database/claims.ts'
import { type Offices, openOffices } from './open-offices.ts'

let offices: Offices
const area = '330824'
const industry = 'wood-furniture'

beforeAll(async () => {
  offices = await openOffices()
})
afterAll(() => offices.close())

const [township] = ['330824100']

async function enterprise(name: string, state = 'confirmed', of = area): Promise<string> {
  const id = randomUUID()
  await offices.loader(
    `insert into baseline.enterprise (id, state, name, name_folded, kind, industries, industry, area, county, township, production_state,
       reported_unit, reported_by, reported_words, reported_at, updated_at)
     values ($1, $2, $3, $3, 'workshop', $4, $5, $6, $6, $7, 'producing', 'x', $1, 'x', now(), now())`,
    [id, state, name, [industry], industry, of, township],
  )
  return id
}

async function problem(
  enterpriseId: string,
  name: string,
  more: { state?: string; cause?: string; clause?: string } = {},
) {
  const { state = 'rectifying', cause = 'equipment', clause = 'MJ-B1' } = more
  const id = randomUUID()
  const closed = state === 'closed' ? '2024-06-10' : null
  await offices.loader(
    `insert into remediation.problem (id, state, subject_kind, enterprise_id, subject_name, area, county, township, industry, dimension, clause,
       words, cause_kind, source, found_on, found_by, found_by_words, due_original, due_current, rectified_on, closed_on)
     values ($1, $2, 'enterprise', $3, $4, $5, $5, $6, $7, 'pollutionControl', $8, '喷漆房未密闭', $9, 'survey', '2024-05-20', $1, 'x',
       '2024-09-30', '2024-09-30', $10, $10)`,
    [id, state, enterpriseId, name, area, township, industry, clause, cause, closed],
  )
  return id
}

const factOf = ({ content }: DocumentView, key: string) => content.facts.find(fact => fact.key === key)
const tableOf = ({ content }: DocumentView, key: string) => {
  const block = content.blocks.find(one => one.key === key)
  if (block?.kind !== 'table') throw new Error(`no table ${key}`)
  return block
}
const revise = (document: DocumentView, change: Partial<DocumentView['content']>) => ({
  content: { ...document.content, ...change },
  precedence: 'ordinary',
  main: [],
  copied: [],
  countersignUnits: [],
})

describe('三(三)3: 交办单 and 整改销号表', () => {
  it('a slip holds each problem, goes to the task force of its area, and is found from the problem', async () => {
    const id = await enterprise('沅莘甲木业')
    const problems = [await problem(id, '沅莘甲木业'), await problem(id, '沅莘甲木业')]
    const slip = await offices.draft('drafter', 'assignmentSlip', { problems })
    expect(slip.title).toBe('关于交办木质家具环境问题的通知')
    expect(factOf(slip, '问题数')).toMatchObject({
      value: 2,
      measure: 'problem.count',
      asOf: expect.stringContaining('2024-06-20'),
    })
    expect(tableOf(slip, 'problems').rows).toHaveLength(2)
    expect(slip.addressees).toEqual([expect.objectContaining({ unitId: '330824-office', copied: false })])
    const { body } = await offices.ask('drafter', 'GET', `/api/documents?about=${problems[1]}`)
    expect((body as { rows: { id: string }[] }).rows.map(row => row.id)).toEqual([slip.id])
  })

  it('a problem out of reach, closed, or of no kind is refused with what would be accepted', async () => {
    const id = await enterprise('沅莘乙木业')
    const closed = await problem(id, '沅莘乙木业', { state: 'closed' })
    const ask = (kind: string, subject: object) =>
      offices.ask('drafter', 'POST', '/api/documents', { requestId: randomUUID(), kind, subject })
    expect(await ask('assignmentSlip', { problems: [closed] })).toMatchObject({
      status: 409,
      body: { code: 'document.notNow' },
    })
    expect(await ask('assignmentSlip', { problems: [randomUUID()] })).toMatchObject({ status: 404 })
    expect(await ask('assignmentSlip', { enterprise: id })).toMatchObject({
      status: 422,
      body: { code: 'document.unknownKind' },
    })
    expect(await ask('poem', {})).toMatchObject({ status: 422, body: { code: 'document.unknownKind' } })
    const open = await problem(id, '沅莘乙木业')
    expect(await ask('closureForm', { problems: [open] })).toMatchObject({
      status: 409,
      body: { code: 'document.notNow' },
    })
    const form = await offices.draft('drafter', 'closureForm', { problems: [closed] })
    expect(factOf(form, '销号日期')?.value).toContain('2024-06-10')
  })
})

describe('三(一)-4: 行业基本情况', () => {
  it('counts what the lists say, draws the map, and refreshing keeps the prose somebody wrote', async () => {
    const id = await enterprise('沅莘丙木业')
    await problem(id, '沅莘丙木业', { cause: 'management' })
    const summary = await offices.draft('drafter', 'industrySummary', { industry, area })
    const before = factOf(summary, '企业总数')?.value as number
    expect(before).toBeGreaterThan(0)
    const blocks = summary.content.blocks.map(block =>
      block.kind === 'paragraph' && block.text.includes('结合上表')
        ? { ...block, text: '主要是装备老旧，共{{企业总数}}家。' }
        : block,
    )
    await offices.step('drafter', 'revise', revise(summary, { blocks }))
    await enterprise('沅莘丁木业')
    const fresh = await offices.step('drafter', 'refresh')
    expect(factOf(fresh, '企业总数')?.value).toBe(before + 1)
    expect(fresh.content.blocks).toContainEqual(expect.objectContaining({ text: '主要是装备老旧，共{{企业总数}}家。' }))
    expect(tableOf(fresh, 'byCause').rows.map(([cause]) => cause)).toContain('管理缺失')
    expect(tableOf(fresh, 'byArea').rows[0]?.[1]).toBe(String(before + 1))
    const { status, body } = await offices.ask('drafter', 'GET', `/api/documents/${fresh.id}/picture?key=distribution`)
    expect(status).toBe(200)
    expect((body as Buffer).subarray(1, 4).toString()).toBe('PNG')
    const word = await offices.ask('drafter', 'GET', `/api/documents/${fresh.id}/docx`)
    expect((word.body as Buffer).subarray(0, 2).toString()).toBe('PK')
  })

  it('figures and tables are not typed by anybody, and prose names no figure that is not there', async () => {
    const summary = await offices.draft('drafter', 'industrySummary', { industry, area })
    const forged = {
      facts: summary.content.facts.map(fact => ({ ...fact, value: 9999 })),
      blocks: summary.content.blocks.map(block => (block.kind === 'table' ? { ...block, rows: [] } : block)),
    }
    const after = await offices.step('drafter', 'revise', revise(summary, forged))
    expect(after.content.facts).toEqual(summary.content.facts)
    expect(tableOf(after, 'byArea').rows).toEqual(tableOf(summary, 'byArea').rows)
    const table = { ...tableOf(summary, 'byArea'), key: 'invented' }
    expect(await offices.step('drafter', 'revise', revise(summary, { blocks: [table] }), 422)).toMatchObject({
      code: 'invalid',
    })
    const unknown = { kind: 'paragraph' as const, key: 'x', text: '共{{没有的数}}家' }
    expect(await offices.step('drafter', 'revise', revise(summary, { blocks: [unknown] }), 422)).toMatchObject({
      fields: [expect.objectContaining({ path: 'input.content.blocks.0.text' })],
    })
  })

  it('a post of an area counts its own, and none counts a part for the whole', async () => {
    const own = await offices.draft('copied', 'industrySummary', { industry })
    expect(own.title).toContain('开化')
    const ask = (who: 'copied' | 'economy', subject: object) =>
      offices.ask(who, 'POST', '/api/documents', { requestId: randomUUID(), kind: 'industrySummary', subject })
    expect((await ask('copied', { industry, area: '330881' })).status).toBe(404)
    expect((await ask('economy', { industry: 'glass' })).status).toBe(404)
  })
})

describe('三(一)-3: 一企一档 in Word', () => {
  it('says who it is and lists its problems, and its fields open the page they are from', async () => {
    const id = await enterprise('沅莘戊木业')
    await problem(id, '沅莘戊木业')
    const file = await offices.draft('copied', 'dossierPaper', { enterprise: id })
    expect(file).toMatchObject({ title: '沅莘戊木业一企一档', layout: 'form' })
    expect(factOf(file, '问题总数')).toMatchObject({ value: 1, link: `/problems?enterprise=${id}` })
    expect(tableOf(file, 'problems').rows).toHaveLength(1)
  })

  it('三(一)-1: a frozen version of a list goes with a letter that names its hash, and only by whoever hands it up', async () => {
    await enterprise('沅莘庚木业')
    const taskForce: Actor = {
      postId: randomUUID(),
      personId: randomUUID(),
      unitId: `${area}-office`,
      role: 'areaOffice',
      scope: { kind: 'areas', areas: [area], industries: null },
      words: '开化专班 某人',
    }
    const wish = { list: 'listOne', stage: 'survey' as const, area, industry, number: 1, note: null }
    await freezeList(offices.context.stages.baseline.freezing, taskForce, { requestId: randomUUID(), ...wish })
    const [version] = await offices.loader<{ id: string; hash: string; rows: number }>(
      'select id, hash, rows from baseline.list_version',
    )
    if (!version) throw new Error('nothing was frozen')
    const subject = { listVersion: version.id }
    const letter = await offices.draft('copied', 'listCoverLetter', subject)
    expect(letter.addressees).toEqual([expect.objectContaining({ unitId: 'city-economy' })])
    expect(factOf(letter, '校验码')).toMatchObject({ value: version.hash, link: `/list-versions/${version.id}` })
    expect(factOf(letter, '条数')?.value).toBe(version.rows)
    const elsewhere = await offices.ask('elsewhere', 'POST', '/api/documents', {
      requestId: randomUUID(),
      ...{ kind: 'listCoverLetter', subject },
    })
    expect(elsewhere.status).toBe(404)
  })
})

describe('三(三)3: what a kind of paper gathers', () => {
  it('is what its templates may name, no more and no less', async () => {
    const id = await enterprise('沅莘辛木业')
    const closed = await problem(id, '沅莘辛木业', { state: 'closed' })
    const about: Readonly<Record<string, object>> = {
      assignmentSlip: { problems: [await problem(id, '沅莘辛木业')] },
      closureForm: { problems: [closed] },
      industrySummary: { industry, area },
      dossierPaper: { enterprise: id },
      proofOfService: { document: (await offices.letter()).id },
    }
    for (const [name, subject] of Object.entries(about)) {
      const { content } = await offices.draft('drafter', name, subject)
      const { slots } = offices.context.stages.documents.settings.kinds.find(kind => kind.id === name) ?? { slots: [] }
      const keysOf = (kind: string) => slots.filter(slot => slot.kind === kind).map(({ key }) => key)
      expect(new Set(content.facts.map(({ key }) => key)), name).toEqual(new Set(keysOf('fact')))
      const tables = content.blocks.filter(({ kind }) => kind === 'table').map(({ key }) => key)
      expect(new Set(tables), name).toEqual(new Set(keysOf('table')))
    }
  })
})
