import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './journey.ts'
import { lookOver, settle } from './look-over.ts'
import { picture } from './picture.ts'

interface Row {
  readonly id: string
  readonly number: number
  readonly industry: string
}

const inUse = async (page: Page, industry: string): Promise<Row> => {
  const { rows } = await (
    await page.request.get(`/api/checklists?industry=${industry}&state=provisional,inForce`)
  ).json()
  return rows[0]
}

/** An assessment that stands in the industry, at an enterprise that this post may assess again. */
async function assessed(page: Page, industry: string): Promise<{ id: string; enterprise: string }> {
  const { rows } = await (
    await page.request.get(`/api/enterprises?industry=${industry}&state=confirmed&limit=50`)
  ).json()
  for (const { id: enterprise } of rows) {
    const { rows: all, offers } = await (await page.request.get(`/api/enterprises/${enterprise}/assessments`)).json()
    const baseline = all.find((one: { kind: string }) => one.kind === 'baseline')
    const again = offers.find((one: { kind: string }) => one.kind === 'afterRemediation')
    if (baseline && all.length === 1 && again?.offer.allowed) return { id: baseline.id, enterprise }
  }
  throw new Error(`No enterprise of ${industry} in reach has a baseline alone`)
}

/** Everything met, as the sheet asks it today. */
async function assessAgain(page: Page, enterprise: string): Promise<string> {
  const address = `/api/enterprises/${enterprise}`
  const sheet = await (await page.request.get(`${address}/assessment-sheet?industry=pickled-mustard`)).json()
  const csrf = (await page.context().cookies()).find(({ name }) => name === 'clearloop_csrf')?.value ?? ''
  const answer = await page.request.post(`${address}/assessments`, {
    headers: { 'x-clearloop-csrf': csrf },
    data: {
      requestId: crypto.randomUUID(),
      industry: sheet.industry,
      kind: sheet.kind,
      campaignVersion: sheet.campaignVersion,
      checklists: sheet.checklists.map(({ id }: Row) => id),
      answers: sheet.items.map(({ code }: { code: string }) => ({ code, result: 'met' })),
    },
  })
  expect(answer.status(), await answer.text()).toBe(200)
  return (await answer.json()).id
}

const csvCell = (text: string) => `"${text.replaceAll('"', '""')}"`

test('二-4 city ecology edits an item and imports a workbook, its wrong row is named and mended, another puts it in force; the old assessment keeps its version', async ({
  openAs,
}) => {
  const drafter = await openAs('city.ecology')
  const before = await inUse(drafter, 'pickled-mustard')
  await drafter.goto('/checklists?industry=pickled-mustard')
  await settle(drafter)
  await drafter.getByRole('link', { name: new RegExp(`榨菜腌制 第 ${before.number} 版`) }).click()
  await settle(drafter)
  await expect(drafter.getByText('草案：未经核实')).toBeVisible()
  await picture(drafter, 'checklist')
  await drafter.getByRole('button', { name: '起草新版本' }).click()
  await expect(drafter).toHaveURL(/\/checklists\/[0-9a-f-]{36}\/edit/)
  await settle(drafter)

  const list = drafter.getByRole('navigation', { name: '检查项' })
  await list.getByRole('button', { name: /ZC-B1/ }).click()
  const form = drafter.getByRole('region', { name: '检查项 ZC-B1' })
  await form.getByLabel('所需证据').fill('在线监测数据近三个月')
  await expect(drafter.getByText(/^已保存 \d/)).toBeVisible()
  await list.getByRole('button', { name: /ZC-B1/ }).focus()
  await drafter.keyboard.press('Alt+ArrowDown')
  await expect(drafter.getByText('有改动未保存')).toBeVisible()
  await drafter.getByRole('button', { name: '撤销' }).click()
  await expect(drafter.getByText(/^已保存/)).toBeVisible()
  const path = new URL(drafter.url()).pathname
  await lookOver(drafter, path)

  // as it is exported, with a weight that is no number, a new item, and everything verified
  const id = path.split('/')[2] ?? ''
  const exported = await (await drafter.request.get(`/api/checklists/${id}/export?format=csv`)).text()
  const [head = '', ...lines] = exported.replace('\ufeff', '').trimEnd().split('\r\n')
  const verified = lines.map(line => line.replace(/(待核|推断)$/, '已核实').replace(/"(待核|推断)"$/, '已核实'))
  const added = ['', '污染防治', '腌制废水在线监测联网', '平台数据', 'GB 8978', '很重', '否', '', '', '', '已核实']
  const folder = mkdtempSync(join(tmpdir(), 'clearloop-journey-'))
  const write = (name: string, weight: string) => {
    const row = added.map((text, at) => csvCell(at === 5 ? weight : text)).join(',')
    const file = join(folder, name)
    writeFileSync(file, `\ufeff${[head, ...verified, row].join('\r\n')}\r\n`)
    return file
  }
  await drafter.goto(path)
  await settle(drafter)
  const dialog = drafter.getByRole('dialog', { name: '导入工作簿' })
  const wrongFile = write('有误.csv', '很重')
  await expect(async () => {
    if (!(await dialog.isVisible())) await drafter.getByRole('button', { name: '导入工作簿' }).click()
    await dialog.getByLabel('选择工作簿').setInputFiles(wrongFile, { timeout: 3_000 })
    await expect(dialog.getByText(new RegExp(`F${lines.length + 2} 权重「很重」应为 0.1 至 10 的数`))).toBeVisible({
      timeout: 5_000,
    })
  }).toPass({ timeout: 60_000 })
  await picture(drafter, 'checklist-import')
  await expect(dialog.getByRole('button', { name: '采用到草稿' })).toHaveCount(0)
  await dialog.getByLabel('选择工作簿').setInputFiles(write('改好.csv', '2'))
  await expect(dialog.getByText(/有误 0/)).toBeVisible()
  await dialog.getByRole('button', { name: '采用到草稿' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(list.getByText('腌制废水在线监测联网')).toBeVisible()
  await expect(drafter.getByText(/^已保存 \d/)).toBeVisible()
  await picture(drafter, 'checklist-editor')

  const approver = await openAs('city.agriculture')
  const own = await (await drafter.request.get(`/api/checklists/${id}`)).json()
  expect(own.actions).toContainEqual(
    expect.objectContaining({ action: 'putInForce', refusal: expect.objectContaining({ code: 'samePerson' }) }),
  )
  await approver.goto(`/checklists/${id}`)
  await settle(approver)
  await approver.getByRole('button', { name: '启用', exact: true }).click()
  const decide = approver.getByRole('dialog', { name: '启用' })
  await expect(decide.getByText(`启用后替代第 ${before.number} 版`)).toBeVisible()
  await decide.getByLabel('启用依据').fill('衢环发〔2024〕15号')
  await decide.getByRole('button', { name: '启用', exact: true }).click()
  await expect(approver.getByText('衢环发〔2024〕15号').first()).toBeVisible()
  await lookOver(approver, `/checklists/${id}`)
  await approver.goto(`/checklists/${id}/difference?with=${before.id}`)
  await settle(approver)
  await expect(approver.getByText('腌制废水在线监测联网')).toBeVisible()
  await lookOver(approver, `/checklists/${id}/difference?with=${before.id}`)
  await picture(approver, 'checklist-difference')

  const officer = await openAs('kaihua.agriculture')
  const old = await assessed(officer, 'pickled-mustard')
  await officer.goto(`/enterprises/${old.enterprise}/assess?industry=pickled-mustard`)
  await settle(officer)
  await expect(officer.getByRole('link', { name: `榨菜腌制检查表第 ${before.number + 1} 版` })).toBeVisible()
  const made = await assessAgain(officer, old.enterprise)
  await officer.goto(`/assessments/${made}`)
  await settle(officer)
  await expect(officer.getByText('两次评估所用检查表版本不同')).toBeVisible()
  await expect(officer.getByText(/只有本次有：ZC-B\d+/)).toBeVisible()
  await lookOver(officer, `/assessments/${made}`)
  await picture(officer, 'assessment-two-versions')
  await officer.goto(`/assessments/${old.id}`)
  await settle(officer)
  await expect(
    officer.getByRole('link', { name: new RegExp(`榨菜腌制检查表第 ${before.number} 版`) }).first(),
  ).toBeVisible()
})
