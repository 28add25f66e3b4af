import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DocumentView } from '#contract/ground/document.ts'
import type { RegisterRow } from '#contract/ground/document-register.ts'
import { type Offices, openOffices, scanBytes } from './open-offices.ts'

let offices: Offices
beforeAll(async () => {
  offices = await openOffices()
})
afterAll(() => offices.close())

const allowed = ({ actions }: DocumentView) => actions.filter(offer => offer.allowed).map(({ action }) => action)
const register = async (query = '') =>
  (
    (await offices.ask(
      'drafter',
      'GET',
      `/api/document-register?series=${encodeURIComponent('衢整治办')}&year=2024${query}`,
    )) as { body: { rows: RegisterRow[] } }
  ).body.rows

describe('文书 from 拟稿 to 归档', () => {
  it('goes through every step, each by who may take it, and its receipts are duties of the units it went to', async () => {
    await offices.letter({ countersignUnits: ['city-ecology'] })
    await offices.step('drafter', 'submit')
    expect(allowed(await offices.see('reviewer'))).toContain('approve')
    await offices.step('reviewer', 'approve')
    expect(allowed(await offices.see('ecology'))).toEqual(['countersign'])
    await offices.step('ecology', 'countersign', { opinion: 'assent', words: '无意见' })
    await offices.step('leader', 'sign')
    const numbered = await offices.step('drafter', 'number', { by: 'series', series: '衢整治办' })
    expect(numbered.number).toMatch(/^衢整治办〔2024〕\d+号$/)
    const scan = await offices.upload('drafter', scanBytes('one'))
    const sealed = await offices.step('drafter', 'seal', { file: scan, sealedOn: '2024-06-19' })
    expect(sealed).toMatchObject({ state: 'sealed', effectiveOn: '2024-06-19', scan: { matches: true } })

    expect((await offices.see('receiver')) as unknown).toMatchObject({ code: 'notFound' })
    await offices.step('drafter', 'send')
    const { body: worklist } = await offices.ask('receiver', 'GET', '/api/worklist')
    expect((worklist as { rows: { words?: unknown }[] }).rows).toHaveLength(1)
    expect(allowed(await offices.see('receiver'))).toEqual(['receive'])
    expect(allowed(await offices.see('copied'))).toEqual(['receive'])
    expect((await offices.ask('copied', 'GET', '/api/worklist')).body as unknown).toMatchObject({ rows: [] })

    const received = await offices.step('receiver', 'receive')
    expect(received.state).toBe('received')
    expect(received.addressees).toEqual([
      expect.objectContaining({
        unitId: '330824-office',
        copied: false,
        receivedBy: expect.stringContaining('receiver'),
      }),
      expect.objectContaining({ unitId: '330824-ecology', copied: true, receivedBy: null, due: null }),
    ])
    expect((await offices.ask('receiver', 'GET', '/api/worklist')).body as unknown).toMatchObject({ rows: [] })
    expect((await offices.step('drafter', 'file')).state).toBe('filed')
  })

  it('drafting, reviewing and signing are done by three persons', async () => {
    await offices.letter()
    await offices.step('drafter', 'submit')
    expect(await offices.step('drafter', 'approve', {}, 403)).toMatchObject({ code: 'samePerson' })
    await offices.step('reviewer', 'approve')
    expect(await offices.step('reviewer', 'sign', {}, 403)).toMatchObject({ code: 'samePerson' })
    expect(await offices.step('drafter', 'sign', {}, 403)).toMatchObject({ code: 'samePerson' })
    expect((await offices.step('colleague', 'sign')).signedBy).toContain('colleague')
  })

  it('a signature on paper is recorded with its day, decider and scan, and both names stand on it', async () => {
    await offices.letter()
    await offices.step('drafter', 'submit')
    await offices.step('reviewer', 'approve')
    const wish = { basis: { kind: 'circulation', decidedOn: '2024-06-18', deciderName: '陈市长' } }
    expect(await offices.step('colleague', 'sign', wish, 422)).toMatchObject({ code: 'invalid' })
    const file = await offices.upload('colleague', scanBytes('slip'))
    const signed = await offices.step('colleague', 'sign', { basis: { ...wish.basis, file } })
    expect(signed.signedBy).toMatch(/^陈市长（.*colleague 代录）$/)
  })

  it('is reached by its parties alone, however wide a scope', async () => {
    const { id } = await offices.letter()
    for (const who of ['stranger', 'ecology', 'receiver', 'leader'] as const) {
      expect((await offices.ask(who, 'GET', `/api/documents/${id}`)).status, who).toBe(404)
      const { body } = await offices.ask(who, 'GET', '/api/documents')
      expect((body as { rows: { id: string }[] }).rows.map(row => row.id)).not.toContain(id)
    }
    const [trail] = await offices.loader<{ n: number }>(
      'select count(*) as n from ground.trail where subject_id = $1',
      [id],
    )
    expect(trail?.n).toBe(2)
  })

  it('does not show a trail of papers to a scope that is wide enough for everything else', async () => {
    const { id } = await offices.letter()
    const { body } = await offices.ask('stranger', 'GET', `/api/documents/${id}/trail`)
    expect(body as unknown).toMatchObject({ status: 404 })
  })
})

describe('会签', () => {
  it('三(二)2: binds to the text: a changed one lapses what was signed, an unchanged one does not', async () => {
    const { content } = await offices.letter({ countersignUnits: ['city-ecology', 'city-economy'] })
    await offices.step('drafter', 'submit')
    await offices.step('reviewer', 'approve')
    await offices.step('ecology', 'countersign', { opinion: 'assent' })
    await offices.step('reviewer', 'return', { reason: '改一处' })
    await offices.step('drafter', 'submit')
    const kept = await offices.step('reviewer', 'approve')
    expect(kept.countersignatures.map(({ unit, lapsed, opinion }) => [unit.id, opinion, lapsed])).toEqual([
      ['city-ecology', 'assent', false],
      ['city-economy', null, false],
    ])
    await offices.step('reviewer', 'return', { reason: '再改' })
    await offices.step('drafter', 'revise', {
      content: { ...content, title: '关于报送六月整治进展的函' },
      precedence: 'ordinary',
      main: [{ kind: 'unit', unitId: '330824-office' }],
      copied: [],
      countersignUnits: ['city-ecology', 'city-economy'],
    })
    await offices.step('drafter', 'submit')
    const changed = await offices.step('reviewer', 'approve')
    expect(changed.countersignatures[0]).toMatchObject({ opinion: 'assent', lapsed: true })
    expect(allowed(await offices.see('ecology'))).toEqual(['countersign'])
  })

  it('dissent needs its opinion, and silence is no consent while the term runs', async () => {
    await offices.letter({ countersignUnits: ['city-ecology', 'city-economy'] })
    await offices.step('drafter', 'submit')
    await offices.step('reviewer', 'approve')
    expect(await offices.step('ecology', 'countersign', { opinion: 'dissent' }, 422)).toMatchObject({ code: 'invalid' })
    await offices.step('ecology', 'countersign', { opinion: 'dissent', words: '时限过短' })
    expect(await offices.step('leader', 'sign', {}, 409)).toMatchObject({ code: 'document.countersigningOpen' })
    await offices.step('economy', 'countersign', { opinion: 'assent' })
    expect((await offices.step('leader', 'sign')).countersignatures[0]).toMatchObject({ words: '时限过短' })
  })
})

describe('编号', () => {
  it('many at once take numbers without a gap and none twice', async () => {
    const before = (await register()).length
    const papers: { id: string; version: number }[] = []
    for (let count = 0; count < 6; count += 1) {
      const { id, version } = await offices.signed()
      papers.push({ id, version })
    }
    const answers = await Promise.all(
      papers.map(({ id, version }) =>
        offices.ask('drafter', 'POST', `/api/documents/${id}/number`, {
          requestId: randomUUID(),
          version,
          input: { by: 'series', series: '衢整治办' },
        }),
      ),
    )
    expect(answers.map(({ status }) => status)).toEqual(papers.map(() => 200))
    const rows = await register()
    expect(rows.map(row => row.from)).toEqual(rows.map((_, at) => at + 1))
    expect(rows).toHaveLength(before + 6)
  })

  it('the same request numbers once, and one that fails takes no number', async () => {
    const { id, version } = await offices.signed()
    const before = (await register()).length
    const number = (requestId: string, on: number) =>
      offices.ask('drafter', 'POST', `/api/documents/${id}/number`, {
        requestId,
        version: on,
        input: { by: 'series', series: '衢整治办' },
      })
    expect((await number(randomUUID(), 99)).status).toBe(409)
    const requestId = randomUUID()
    const first = (await number(requestId, version)).body as DocumentView
    const again = (await number(requestId, version)).body as DocumentView
    expect(again.number).toBe(first.number)
    expect(await register()).toHaveLength(before + 1)
  })

  it('another unit’s register is closed; whoever audits reads every register, and none of its papers', async () => {
    const { id } = await offices.signed()
    await offices.step('drafter', 'number', { by: 'series', series: '衢整治办' })
    const ask = (who: 'economy' | 'auditor') =>
      offices.ask(
        who,
        'GET',
        `/api/document-register?issuer=city-office&series=${encodeURIComponent('衢整治办')}&year=2024`,
      )
    expect((await ask('economy')).status).toBe(404)
    const { rows } = (await ask('auditor')).body as { rows: RegisterRow[] }
    expect(rows.at(-1)?.document).toMatchObject({ id, opens: false })
    for (const path of ['', '/docx', '/trail']) {
      expect((await offices.ask('auditor', 'GET', `/api/documents/${id}${path}`)).status, path).toBe(403)
    }
    const { body } = await offices.ask('auditor', 'GET', '/api/document-series')
    expect(body).toMatchObject({
      issuer: 'city-office',
      series: expect.arrayContaining([expect.objectContaining({ code: '衢整治办', own: true })]),
    })
  })

  it('a number of the OA system is brought into form, is taken once in its unit, and keeps to series of others', async () => {
    await offices.signed()
    for (const wrong of ['15号', '衢环发2024-15', '衢整治办〔2024〕90号', '衢政函〔2024〕0号']) {
      const refused = await offices.step('drafter', 'number', { by: 'external', number: wrong }, 422)
      expect(refused, wrong).toMatchObject({ code: 'document.badNumber' })
    }
    const numbered = await offices.step('drafter', 'number', { by: 'external', number: '衢政函[2024] 15号' })
    expect(numbered.number).toBe('衢政函〔2024〕15号')
    await offices.signed()
    const taken = await offices.step('drafter', 'number', { by: 'external', number: '衢政函（2024）15号' }, 409)
    expect(taken).toMatchObject({ code: 'document.numberTaken' })
    await offices.step('drafter', 'number', { by: 'external', number: '衢政函〔2024〕18号' })
    const { body } = await offices.ask(
      'drafter',
      'GET',
      `/api/document-register?series=${encodeURIComponent('衢政函')}&year=2024&gaps=true`,
    )
    expect((body as { rows: RegisterRow[] }).rows.map(({ from, to, standing }) => [from, to, standing])).toEqual([
      [1, 14, 'missing'],
      [16, 17, 'missing'],
    ])
  })

  it('a voided paper keeps its number as a gap, takes two persons and a reason, and stays in sight', async () => {
    await offices.signed()
    const { number, id } = await offices.step('drafter', 'number', { by: 'series', series: '衢整治办' })
    await offices.step('drafter', 'proposeVoid', { reason: '主送单位写错' })
    expect(await offices.step('drafter', 'confirmVoid', {}, 403)).toMatchObject({ code: 'document.samePersonVoids' })
    const blocked = await offices.step(
      'drafter',
      'seal',
      { file: await offices.upload('drafter', scanBytes('two')), sealedOn: '2024-06-19' },
      409,
    )
    expect(blocked).toMatchObject({ code: 'document.voidProposed' })
    const voided = await offices.step('reviewer', 'confirmVoid')
    expect(voided).toMatchObject({ state: 'voided', number, voidReason: '主送单位写错' })
    const gaps = await register('&gaps=true')
    expect(gaps.find(row => row.document?.id === id)).toMatchObject({ standing: 'voided', number })
    const { body: csv } = await offices.ask(
      'drafter',
      'GET',
      `/api/document-register/export?series=${encodeURIComponent('衢整治办')}&year=2024&format=csv`,
    )
    expect(String(csv)).toContain('主送单位写错')
  })
})

describe('用印 and 分发', () => {
  it('a scan is PDF or picture, and its date does not lie ahead', async () => {
    await offices.signed()
    await offices.step('drafter', 'number', { by: 'series', series: '衢整治办函' })
    const file = await offices.upload('drafter', scanBytes('three'))
    expect(await offices.step('drafter', 'seal', { file, sealedOn: '2024-06-21' }, 422)).toMatchObject({
      code: 'invalid',
    })
    expect(await offices.step('drafter', 'seal', { file: randomUUID(), sealedOn: '2024-06-20' }, 422)).toMatchObject({
      code: 'document.wrongScan',
    })
  })

  it('三(三)3: an addressee without an account is served on paper, and nothing sent is changed', async () => {
    const { content } = await offices.signed({ main: [{ kind: 'outside', name: '开化某木业' }], copied: [] })
    await offices.step('drafter', 'number', { by: 'series', series: '衢整治办函' })
    const file = await offices.upload('drafter', scanBytes('four'))
    await offices.step('drafter', 'seal', { file, sealedOn: '2024-06-20' })
    await offices.step('drafter', 'send')
    const revision = { content, precedence: 'urgent', main: [], copied: [], countersignUnits: [] }
    expect(await offices.step('drafter', 'revise', revision, 409)).toMatchObject({ code: 'wrongState' })
    expect(await offices.step('drafter', 'return', { reason: '改正' }, 409)).toMatchObject({ code: 'wrongState' })
    const proof = await offices.upload('drafter', scanBytes('proof'))
    const service = { name: '开化某木业', receivedBy: '徐某', proof }
    expect(await offices.step('drafter', 'recordService', { ...service, receivedOn: '2024-06-19' }, 422)).toMatchObject(
      {
        fields: [expect.objectContaining({ path: 'receivedOn' })],
      },
    )
    const served = await offices.step('drafter', 'recordService', { ...service, receivedOn: '2024-06-20' })
    expect(served).toMatchObject({
      state: 'received',
      addressees: [{ proof, receivedBy: expect.stringContaining('徐某') }],
    })
  })
})
