import { randomUUID } from 'node:crypto'
import type { DocumentView } from '#contract/ground/document.ts'
import type { Role, Scope } from '#contract/ground/role.ts'
import { Browser } from '#ground/identity/testing/open-house.ts'
import { openTestApp, password, type TestApp } from '../open-test-app.ts'
import { sendForm } from '../send-form.ts'

const city: Scope = { kind: 'city', industries: null }
const kaihua: Scope = { kind: 'areas', areas: ['330824'], industries: null }

/** Three persons of 市整治办 and its leader, who issue; those who countersign and receive; one who has nothing to do with it, and who audits. */
const people = {
  drafter: ['cityOffice', 'city-office', city],
  reviewer: ['cityOffice', 'city-office', city],
  colleague: ['cityOffice', 'city-office', city],
  leader: ['cityLeader', 'city-leading-group', city],
  ecology: ['cityEcology', 'city-ecology', city],
  economy: ['cityIndustry', 'city-economy', { kind: 'city', industries: ['wood-furniture'] }],
  receiver: ['areaOffice', '330824-office', kaihua],
  copied: ['areaEcology', '330824-ecology', kaihua],
  elsewhere: ['areaOffice', '330881-office', { kind: 'areas', areas: ['330881'], industries: null }],
  stranger: ['cityDepartment', 'city-reform', city],
  auditor: ['auditor', 'city-office', { kind: 'none' }],
} as const satisfies Record<string, readonly [Role, string, Scope]>
export type OfficeName = keyof typeof people

export interface Offices extends TestApp {
  ask(who: OfficeName, method: 'GET' | 'POST', url: string, body?: object): Promise<{ status: number; body: never }>
  /** A step on a paper, on the version it stands at; throws where it is not what it is to answer. */
  step(who: OfficeName, action: string, input?: object, answers?: number): Promise<DocumentView & { code?: string }>
  /** Begins a paper; further steps are taken on it. */
  draft(who: OfficeName, kind: string, subject?: object): Promise<DocumentView>
  /** The paper that steps are taken on, as somebody sees it. */
  see(who: OfficeName): Promise<DocumentView>
  upload(who: OfficeName, bytes: Buffer, name?: string): Promise<string>
  /** A drafted paper with an addressee. */
  letter(input?: object): Promise<DocumentView>
  /** From the draft to the signature. */
  signed(input?: object): Promise<DocumentView>
}

export const scanBytes = (words: string) =>
  Buffer.from(`%PDF-1.4\n% ${words}\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n`)

export async function openOffices(): Promise<Offices> {
  const test = await openTestApp()
  await test.addPeople(
    Object.entries(people).map(([name, [role, unitId, scope]]) => ({
      username: name,
      name: `某${name}`,
      posts: [{ role, unitId, scope }],
    })),
  )
  const browsers = new Map<string, Browser>()
  for (const name of Object.keys(people)) {
    const browser = new Browser(test.app, '10.0.0.1')
    await browser.signIn(name, password)
    browsers.set(name, browser)
  }
  const browser = (who: OfficeName) => browsers.get(who) as Browser
  let at = ''
  const offices: Offices = {
    ...test,
    ask: async (who, method, url, body) => {
      const answer = await browser(who).send(method, url, body)
      const isJson = String(answer.headers['content-type']).includes('json')
      return { status: answer.statusCode, body: (isJson ? answer.json() : answer.rawPayload) as never }
    },
    draft: async (who, kind, subject = {}) => {
      const { body, status } = await offices.ask(who, 'POST', '/api/documents', {
        requestId: randomUUID(),
        kind,
        subject,
      })
      if (status !== 200) throw new Error(`${status}: ${JSON.stringify(body)}`)
      at = (body as DocumentView).id
      return body
    },
    see: async who => (await offices.ask(who, 'GET', `/api/documents/${at}`)).body,
    step: async (who, action, input = {}, answers = 200) => {
      const [row] = await test.loader<{ version: number }>('select version from ground.document where id = $1', [at])
      const { body, status } = await offices.ask(who, 'POST', `/api/documents/${at}/${action}`, {
        requestId: randomUUID(),
        version: row?.version,
        input,
      })
      if (status !== answers) throw new Error(`${action} answered ${status}: ${JSON.stringify(body)}`)
      return body
    },
    upload: async (who, bytes, name = '扫描件.pdf') => {
      const answer = await sendForm(test.app, browser(who), '/api/files', bytes, {
        name,
        fields: { requestId: randomUUID() },
      })
      return answer.json().id
    },
    letter: async (input = {}) => {
      const { content } = await offices.draft('drafter', 'letter')
      return offices.step('drafter', 'revise', {
        content: { ...content, title: '关于报送整治进展的函' },
        precedence: 'ordinary',
        main: [{ kind: 'unit', unitId: '330824-office' }],
        copied: [{ kind: 'unit', unitId: '330824-ecology' }],
        countersignUnits: [],
        ...input,
      })
    },
    signed: async input => {
      await offices.letter(input)
      await offices.step('drafter', 'submit')
      await offices.step('reviewer', 'approve')
      return offices.step('leader', 'sign')
    },
  }
  return offices
}
