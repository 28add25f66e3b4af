import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DocumentView } from '#contract/ground/document.ts'
import type { TemplateBlock } from '#contract/ground/document-template.ts'
import type { DocumentTemplateRow, DocumentTemplateView } from '#contract/ground/document-template-version.ts'
import { servicePost } from '#ground/database/claims.ts'
import { transaction } from '#ground/database/transaction.ts'
import { layTemplates } from '#ground/document/index.ts'
import { openZip } from '#ground/intake/read-workbook/open-zip.ts'
import { defaultBudget } from '#ground/intake/read-workbook/workbook.ts'
import { type OfficeName, type Offices, openOffices } from './open-offices.ts'

let offices: Offices
beforeAll(async () => {
  offices = await openOffices()
})
afterAll(() => offices.close())

const get = async <Reply>(who: OfficeName, url: string): Promise<Reply> => (await offices.ask(who, 'GET', url)).body
const listed = async (who: OfficeName) =>
  (
    await get<{ kinds: { kind: string; inUse: DocumentTemplateRow; drafts: DocumentTemplateRow[] }[] }>(
      who,
      '/api/document-templates',
    )
  ).kinds
const inUse = async (kind: string) => {
  const found = (await listed('drafter')).find(one => one.kind === kind)
  if (!found) throw new Error(`no template of ${kind}`)
  return found.inUse
}
const see = (id: string, who: OfficeName = 'drafter') => get<DocumentTemplateView>(who, `/api/document-templates/${id}`)
const begin = async (kind: string, who: OfficeName = 'drafter') => {
  const { id: from } = await inUse(kind)
  const { body } = await offices.ask(who, 'POST', '/api/document-templates', { requestId: randomUUID(), from })
  return see((body as { id: string }).id)
}
const act = (who: OfficeName, { id, version }: { id: string; version: number }, action: string, input: object) =>
  offices.ask(who, 'POST', `/api/document-templates/${id}/${action}`, { requestId: randomUUID(), version, input })
const edit = async (the: DocumentTemplateView, blocks: TemplateBlock[], who: OfficeName = 'drafter') => {
  const { status, body } = await act(who, the, 'edit', { content: { ...the.content, blocks } })
  if (status !== 200) throw new Error(JSON.stringify(body))
  return body as DocumentTemplateView
}
const force = (who: OfficeName, the: DocumentTemplateView) =>
  act(who, the, 'putInForce', { replaces: the.inUse?.id ?? null, ground: '会议纪要〔2024〕6号' })
const subject = (about: object) => `subject=${encodeURIComponent(JSON.stringify(about))}`

describe('三(三)3 templates of papers, in versions', () => {
  it('三(三)3: each kind of paper has one version in use, laid from the data; the same data lay nothing again', async () => {
    const kinds = await listed('receiver')
    expect(kinds.map(({ inUse: { state, number } }) => [state, number])).toEqual(kinds.map(() => ['provisional', 1]))
    expect(kinds.map(({ kind }) => kind)).toContain('enterprisePlanPaper')
    const { campaign } = offices.context
    const laid = await transaction(offices.context.database, servicePost('loader'), tx =>
      layTemplates(tx, offices.context, {
        templates: campaign.papers.templates,
        dataVersion: '9.9.9',
        cityCode: campaign.city.code,
      }),
    )
    expect(laid).toBe(0)
  })

  it('三(三)3: nothing is wrong with any text that the data bring', async () => {
    for (const { inUse: version } of await listed('drafter'))
      expect((await see(version.id)).faults, version.kind).toEqual([])
  })

  it('三(三)3: a sentence changed by one and put in force by another stands in the next paper; an older one keeps its own', async () => {
    const older = await offices.draft('drafter', 'letter')
    const draft = await begin('letter')
    expect(draft).toMatchObject({ number: 2, state: 'draft', content: (await see((await inUse('letter')).id)).content })
    const edited = await edit(draft, [{ paragraph: '新的一句话。' }])
    expect((await force('drafter', edited)).body).toMatchObject({ code: 'samePerson' })
    const { status } = await force('reviewer', edited)
    expect(status).toBe(200)
    const newer = await offices.draft('drafter', 'letter')
    expect(newer.content.blocks).toEqual([expect.objectContaining({ text: '新的一句话。' })])
    expect(newer.template).toEqual({ id: draft.id, number: 2 })
    const kept = await get<DocumentView>('drafter', `/api/documents/${older.id}`)
    expect(kept.content).toEqual(older.content)
    expect(kept.template?.number).toBe(1)
    expect(await see(kept.template?.id ?? '')).toMatchObject({ state: 'superseded' })
  })

  it('三(三)3: one draft at a time; of two who edit the second is told who did, and nothing of the first is lost', async () => {
    const draft = await begin('proofOfService')
    const again = await offices.ask('reviewer', 'POST', '/api/document-templates', {
      requestId: randomUUID(),
      from: draft.inUse?.id,
    })
    expect(again).toMatchObject({ status: 409, body: { code: 'documentTemplate.draftOpen' } })
    const mine = await edit(draft, [...draft.content.blocks, { paragraph: '甲' }])
    const late = await act('reviewer', draft, 'edit', { content: draft.content })
    expect(late).toMatchObject({ status: 409, body: { code: 'staleVersion' } })
    expect((await see(draft.id)).content.blocks).toEqual(mine.content.blocks)
    const { status } = await act('drafter', mine, 'discard', { reason: '不再需要' })
    expect(status).toBe(200)
    expect((await inUse('proofOfService')).number).toBe(1)
    expect((await begin('proofOfService')).number).toBe(3)
  })

  it('三(三)3: what nobody gathers, or what must be there and is not, is named and keeps a version from being put in force', async () => {
    const draft = await begin('assignmentSlip')
    const faulty = await edit(draft, [{ paragraph: '现交办{{问题总数}}个问题。' }])
    expect(faulty.faults.map(({ words }) => words.zh)).toEqual(['没有名为“问题总数”的数据', '缺少必需的“交办问题清单”'])
    const refused = await force('reviewer', faulty)
    expect(refused).toMatchObject({ status: 422, body: { code: 'documentTemplate.faulty' } })
    expect(JSON.stringify(refused.body)).toContain('问题总数')
    const mended = await edit(faulty, [{ paragraph: '现交办{{问题数}}个问题。' }, { table: 'problems' }])
    expect(mended.faults).toEqual([])
    const difference = await get<{ blocks: { change: string }[] }>(
      'elsewhere',
      `/api/document-templates/${draft.id}/difference?with=${draft.inUse?.id}`,
    )
    expect(difference.blocks.map(({ change }) => change)).toContain('changed')
    const other = await inUse('letter')
    const apart = await offices.ask('drafter', 'GET', `/api/document-templates/${draft.id}/difference?with=${other.id}`)
    expect(apart).toMatchObject({ status: 422, body: { code: 'documentTemplate.notComparable' } })
  })

  it('三(三)3: who agreed to replace one version has not agreed to replace another', async () => {
    const draft = await begin('closureForm')
    const wrong = await act('reviewer', draft, 'putInForce', { replaces: randomUUID(), ground: '会议纪要' })
    expect(wrong).toMatchObject({ status: 409, body: { code: 'documentTemplate.replacedMeanwhile' } })
  })

  it('三(三)3: a form stays a form, whatever is sent', async () => {
    const draft = await begin('dossierPaper')
    const { body } = await act('drafter', draft, 'edit', { content: { ...draft.content, layout: 'official' } })
    expect((body as DocumentTemplateView).content.layout).toBe('form')
  })

  it('三(三)3: no version that has left the draft is changed, by nobody', async () => {
    const { id } = await inUse('letter')
    await expect(
      offices.loader(`update ground.document_template set content = '{"blocks": []}' where id = $1`, [id]),
    ).rejects.toMatchObject({ code: '23000' })
    const the = await see(id)
    const { status } = await act('drafter', the, 'edit', { content: the.content })
    expect(status).toBe(409)
  })

  it('三(三)3: every keeper of papers reads templates; only 市整治办 writes them', async () => {
    const { id } = await inUse('letter')
    for (const who of ['ecology', 'receiver', 'copied', 'leader', 'stranger'] as const) {
      expect((await see(id, who)).actions, who).toEqual([])
      const begun = await offices.ask(who, 'POST', '/api/document-templates', { requestId: randomUUID(), from: id })
      expect(begun.status, who).toBe(403)
    }
    expect((await offices.ask('auditor', 'GET', `/api/document-templates/${id}`)).status).toBe(403)
  })
})

describe('三(三)3 a template filled in from a real record', () => {
  it('三(三)3: only with what the reader reaches, marked 样张 on every page, and no paper is made of it', async () => {
    const paper = await offices.letter()
    const version = await inUse('proofOfService')
    const at = `/api/document-templates/${version.id}`
    const { rows } = await get<{ rows: { subject: { document: string } }[] }>('drafter', `${at}/subjects`)
    expect(rows.map(row => row.subject.document)).toContain(paper.id)
    const elsewhere = await get<{ rows: unknown[] }>('elsewhere', `${at}/subjects`)
    expect(elsewhere.rows).toEqual([])
    const about = subject({ document: paper.id })
    const shown = await get<{ content: { facts: unknown[] }; layout: string }>('drafter', `${at}/preview?${about}`)
    expect(shown.layout).toBe('form')
    expect(shown.content.facts).toContainEqual(expect.objectContaining({ key: '文书标题', value: paper.title }))
    expect((await offices.ask('elsewhere', 'GET', `${at}/preview?${about}`)).status).toBe(404)
    expect((await offices.ask('drafter', 'GET', `${at}/preview?subject=nothing`)).status).toBe(422)
    const word = await offices.ask('drafter', 'GET', `${at}/preview/docx?${about}`)
    const zip = openZip(word.body as Buffer, defaultBudget)
    const headers = zip.names.filter(name => /^word\/header\d\.xml$/.test(name))
    expect(headers).toHaveLength(2)
    for (const name of headers) expect(await zip.text(name)).toContain('样张')
    const papers = await offices.loader<{ n: number }>(
      `select count(*)::integer as n from ground.document where kind = 'proofOfService'`,
    )
    expect(papers[0]?.n).toBe(0)
  })

  it('三(一)-4: the summary is looked at with the reader’s own industries, its map drawn', async () => {
    const version = await inUse('industrySummary')
    const at = `/api/document-templates/${version.id}`
    const { rows } = await get<{ rows: { subject: object; words: string }[] }>('economy', `${at}/subjects`)
    expect(rows).toEqual([{ subject: { industry: 'wood-furniture' }, words: '木质家具' }])
    const about = subject(rows[0]?.subject ?? {})
    const { status, body } = await offices.ask('economy', 'GET', `${at}/preview/picture?${about}&key=distribution`)
    expect(status).toBe(200)
    expect((body as Buffer).subarray(1, 4).toString()).toBe('PNG')
  })
})
