import { createHash } from 'node:crypto'
import type { Page } from '@playwright/test'
import { openZip } from '#ground/intake/read-workbook/open-zip.ts'
import { defaultBudget } from '#ground/intake/read-workbook/workbook.ts'
import { expect, test } from './journey.ts'
import { settle } from './look-over.ts'
import { picture } from './picture.ts'
import { take } from './take.ts'

const title = '关于核查涉挥发性有机物企业治理设施的函'
const scan = Buffer.from(
  '%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n',
)

/** Takes a step that asks nothing, and waits for the state it leads to. */
async function step(page: Page, name: string, state: string): Promise<void> {
  await page.getByRole('group', { name: '可办理' }).first().getByRole('button', { name, exact: true }).click()
  await standsAt(page, state)
}

const standsAt = (page: Page, state: string) =>
  expect(page.locator('.page-head').getByText(state, { exact: true })).toBeVisible()

test('Journey L 三(三)3 a letter goes from 拟稿 over 核稿 and 签发 to the number of the OA system, the sealed scan, 签收 and 归档', async ({
  openAs,
}) => {
  const drafter = await openAs('city.ecology')
  await drafter.goto('/documents')
  await settle(drafter)
  await drafter.getByRole('button', { name: '起草函' }).click()
  await expect(drafter).toHaveURL(/\/documents\/[0-9a-f-]{36}$/)
  const path = new URL(drafter.url()).pathname
  await drafter.getByRole('button', { name: '修改', exact: true }).click()
  await drafter.getByRole('textbox', { name: '标题', exact: true }).fill(title)
  const main = drafter.getByRole('group', { name: '主送单位' })
  await main.getByRole('searchbox').fill('开化分局')
  await main.getByRole('checkbox', { name: '衢州市生态环境局开化分局' }).check()
  await drafter
    .getByRole('textbox', { name: '正文段落 1' })
    .fill('请于7月10日前完成辖区内涉挥发性有机物企业治理设施核查。')
  await drafter.getByRole('button', { name: '保存文稿' }).click()
  await expect(drafter.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await step(drafter, '送核', '核稿')

  const open = async (username: string) => {
    const page = await openAs(username)
    await page.goto(path)
    await settle(page)
    return page
  }
  const reviewer = await open('city.ecology2')
  await take(reviewer, '核稿通过')
  await standsAt(reviewer, '待签发')
  const leader = await open('city.leading-group')
  await take(leader, '签发')
  await standsAt(leader, '已签发')

  await drafter.reload()
  await take(drafter, '编号', async form => {
    await form.getByRole('combobox', { name: '编号方式' }).selectOption({ label: '录入 OA 文号' })
    await form.getByRole('textbox', { name: /文号/ }).fill('衢环函[2024] 31号')
  })
  await standsAt(drafter, '已编号')
  await take(drafter, '用印', async form => {
    await form
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: '用印.pdf', mimeType: 'application/pdf', buffer: scan })
    await expect(form.getByText('用印.pdf').first()).toBeVisible()
  })
  await standsAt(drafter, '已用印')
  await expect(drafter.getByText('与用印时的文件一致')).toBeVisible()
  await take(drafter, '分发')
  await standsAt(drafter, '已分发')
  await picture(drafter, 'paper-sent')

  const receiver = await open('kaihua.ecology')
  await step(receiver, '签收', '已签收')
  await drafter.reload()
  await step(drafter, '归档', '已归档')

  const paper = await (await drafter.request.get(`/api${path}`)).json()
  expect(paper).toMatchObject({
    number: '衢环函〔2024〕31号',
    scan: { matches: true, file: { hash: createHash('sha256').update(scan).digest('hex') } },
    receipts: { received: 1, all: 1 },
  })
  await drafter.goto(`/documents/register?series=${encodeURIComponent('衢环函')}&year=2024`)
  await expect(drafter.getByRole('row', { name: new RegExp(`衢环函〔2024〕31号.*${title}`) })).toBeVisible()
  await expect(drafter.getByText('缺号：1—30')).toBeVisible()
})

test('三(三)3 one of 市整治办 changes a sentence of the slip’s template, another puts it in force, and the next slip says it', async ({
  openAs,
}) => {
  const sentence = '请于收到之日起2个工作日内签收，并确定专人负责。'
  const drafter = await openAs('city.office')
  await drafter.goto('/document-templates')
  await settle(drafter)
  await drafter.getByRole('link', { name: '交办单', exact: true }).click()
  await drafter.getByRole('button', { name: '起草新版本' }).click()
  await expect(drafter).toHaveURL(/\/document-templates\/[0-9a-f-]{36}\/edit$/)
  const path = new URL(drafter.url()).pathname.replace('/edit', '')
  const receipt = drafter.getByRole('textbox', { name: '第 6 段：段落' })
  await receipt.fill('{{没有的数}}')
  await expect(drafter.getByText('没有名为“没有的数”的数据').first()).toBeVisible()
  await receipt.fill(sentence)
  await drafter.getByRole('button', { name: '保存草稿' }).click()
  await expect(drafter.getByText('已保存草稿。').first()).toBeVisible()

  const other = await openAs('city.office2')
  await other.goto(path)
  await settle(other)
  await other.getByRole('combobox', { name: '记录' }).selectOption({ index: 1 })
  await expect(other.getByRole('article').getByText(sentence)).toBeVisible()
  await picture(other, 'template')
  await take(other, '启用', form => form.getByRole('textbox', { name: '启用依据' }).fill('整治办主任会议纪要'))
  await expect(other.locator('.page-head').getByText('启用', { exact: true })).toBeVisible()

  const { rows } = await (await drafter.request.get('/api/problems?state=assigned&limit=1')).json()
  await drafter.goto(`/problems/${rows[0].id}`)
  await settle(drafter)
  await drafter.getByRole('button', { name: '起草交办单' }).click()
  await expect(drafter).toHaveURL(/\/documents\/[0-9a-f-]{36}$/)
  await expect(drafter.getByRole('article').getByText(sentence)).toBeVisible()
  const word = await drafter.request.get(`/api${new URL(drafter.url()).pathname}/docx`)
  expect(await openZip(await word.body(), defaultBudget).text('word/document.xml')).toContain(sentence)
})
