import type { Page } from '@playwright/test'
import { demoPassword, expect, signIn, test } from './journey.ts'
import { lookOver, settle } from './look-over.ts'
import { picture } from './picture.ts'
import { take } from './take.ts'

interface Plant {
  readonly id: string
  readonly name: string
  readonly industry: string
  /** As the accounts of its area are called. */
  readonly area: string
  readonly contact: string
}

/** How the areas that have an industry's plants with an account are called in user names. */
const areas: Readonly<Record<string, string>> = {
  '330802': 'kecheng',
  '330803': 'qujiang',
  '330822': 'changshan',
  '330824': 'kaihua',
  '330825': 'longyou',
  '330881': 'jiangshan',
}
const departments: Readonly<Record<string, string>> = {
  'wood-furniture': 'economy',
  'stone-building': 'economy',
  'fired-brick': 'economy',
  'waste-plastic': 'economy',
  'composite-fabric': 'economy',
}

/** A plant with a contact of its own that nobody has assessed and that has no plan. */
async function plantWithoutPlan(page: Page, password: string): Promise<Plant> {
  for (let number = 1; number <= 60; number++) {
    const contact = `qy${String(number).padStart(4, '0')}`
    await page.context().clearCookies()
    await signIn(page, contact, password)
    const { rows } = await (await page.request.get('/api/enterprises?limit=1')).json()
    const [row] = rows
    const industry = row?.industries[0]
    const area = areas[row?.area]
    const isFree =
      row?.state === 'confirmed' &&
      area &&
      departments[industry] &&
      (await (await page.request.get(`/api/enterprises/${row.id}/assessments`)).json()).rows.length === 0
    if (isFree) return { id: row.id, name: row.name, industry, area, contact }
  }
  throw new Error('Every plant with an account has been assessed')
}

/** Records a baseline with two findings by the requests that the sheet's page sends; the page itself has a journey of its own. */
async function assess(page: Page, { id, industry }: Plant): Promise<void> {
  const sheet = await (await page.request.get(`/api/enterprises/${id}/assessment-sheet?industry=${industry}`)).json()
  const free = sheet.items.filter((item: { openProblem: object | null }) => item.openProblem === null)
  const findings = free.slice(0, 2).map(({ code }: { code: string }) => code)
  const answers = sheet.items.map((item: { code: string; openProblem: object | null; measures: string[] }) =>
    findings.includes(item.code) || item.openProblem
      ? { code: item.code, result: 'notMet', words: `${item.code} 未做到`, measures: ['整改到位并留存记录'] }
      : { code: item.code, result: 'met' },
  )
  const body = {
    requestId: crypto.randomUUID(),
    industry,
    kind: 'baseline',
    campaignVersion: sheet.campaignVersion,
    checklists: sheet.checklists.map(({ id: version }: { id: string }) => version),
    answers,
  }
  const cookies = await page.context().cookies()
  const csrf = cookies.find(({ name }) => name === 'clearloop_csrf')?.value ?? ''
  const answer = await page.request.post(`/api/enterprises/${id}/assessments`, {
    data: body,
    headers: { 'x-clearloop-csrf': csrf },
  })
  expect(answer.ok(), await answer.text()).toBe(true)
}

test('Journey L: score, problems and plan follow from an assessment; the area approves, the city files it, the enterprise reads it', async ({
  openAs,
  openWindow,
  city,
  expected,
}) => {
  // a node after the industry's deadline is refused on purpose
  expected.push(/422 \(Unprocessable Entity\)/)
  const plant = await plantWithoutPlan(await openWindow(), demoPassword(city))
  const drafter = await openAs(`${plant.area}.${departments[plant.industry]}`)
  await assess(drafter, plant)

  await drafter.goto(`/enterprises/${plant.id}/plan`)
  await settle(drafter)
  await drafter.getByRole('link', { name: '开始编制' }).click()
  await expect(drafter.getByRole('heading', { level: 1, name: '编制一企一策' })).toBeVisible()
  await settle(drafter)
  await drafter.getByLabel('企业概况').fill('2015 年建厂，员工 32 人，产品供本地家装市场')
  await drafter.getByLabel('生产工艺').fill('备料、加工、表面处理、包装')
  const row = (name: string) => drafter.getByRole('group', { name, exact: true })
  await row('产污环节 1').getByRole('textbox', { name: '环节' }).fill('表面处理')
  await row('产污环节 1').getByLabel('污染物').fill('VOCs、颗粒物')
  await row('节点 1').getByLabel('节点内容').fill('表面处理工段整体密闭')
  await row('节点 1').getByLabel('完成时限').fill('2026-01-31')
  await row('资金 1').getByLabel('金额（万元）').fill('28.5')
  await drafter.getByLabel('挥发性有机物').fill('1.2')
  await row('承诺 1').getByRole('textbox').fill('按期完成全部措施，如实填报')
  await drafter.getByRole('button', { name: '保存' }).click()
  await expect(drafter.getByText(/节点不得晚于本行业整治时限/)).toBeVisible()
  await row('节点 1').getByLabel('完成时限').fill('2024-10-31')
  await drafter.getByRole('button', { name: '保存' }).click()
  await expect(drafter).toHaveURL(/\/enterprise-plans\/[0-9a-f-]{36}$/)
  await settle(drafter)
  const path = new URL(drafter.url()).pathname
  await expect(drafter.getByRole('table', { name: '问题与措施对照表' })).toContainText('评估建议：整改到位并留存记录')
  await expect(drafter.locator('.plan-total')).toContainText('分')
  await lookOver(drafter, path)

  const contact = await openAs(plant.contact, { phone: true })
  await contact.goto(path)
  await settle(contact)
  await take(contact, '企业承诺')
  await expect(contact.getByText(/承诺$/).last()).toBeVisible()

  await drafter.reload()
  await settle(drafter)
  await take(drafter, '送区块审核')
  const office = await openAs(`${plant.area}.office`)
  await office.goto(path)
  await settle(office)
  await expect(office.getByText(/还没有专家意见/).first()).toBeVisible()
  const ecology = await openAs(`${plant.area}.ecology`)
  await ecology.goto(path)
  await settle(ecology)
  await take(ecology, '专家意见', async () => {
    await ecology.getByLabel('评审意见').fill('技术路线可行，同意实施')
    await ecology.getByLabel('出具意见的专家').fill('王建民')
    await ecology
      .locator('dialog input[type="file"], [role="dialog"] input[type="file"]')
      .last()
      .setInputFiles({
        name: '专家意见.pdf',
        mimeType: 'application/pdf',
        buffer: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF'),
      })
  })
  await office.reload()
  await settle(office)
  await take(office, '区块审核通过')
  await take(office, '下达', async () => {
    await office.getByLabel('下达文号').fill('整治专班〔2024〕88号')
  })
  await expect(office.getByText('校验码')).toBeVisible()

  const filer = await openAs('city.office')
  await filer.goto(path)
  await settle(filer)
  await take(filer, '备案')
  await expect(filer.locator('.page-head')).toContainText('市级备案')
  await lookOver(filer, path)
  await picture(filer, 'plan')

  await contact.goto(path)
  await settle(contact)
  await expect(contact.getByText('技术路线可行，同意实施')).toBeVisible()
  await expect(contact.getByText('王建民')).toHaveCount(0)
  await lookOver(contact, '/my-enterprise')
  await expect(contact.locator('.own-next')).toContainText('表面处理工段整体密闭')
  await picture(contact, 'own-view')
  await contact.getByRole('button', { name: '确认无变化' }).click()
  await expect(contact.getByText(/已确认无变化$/)).toBeVisible()
})
