import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { type City, startSecondServer } from './city.ts'
import { expect, test } from './journey.ts'
import { settle } from './look-over.ts'
import { photo } from './photo.ts'
import { picture } from './picture.ts'
import { take } from './take.ts'

const list = join(import.meta.dirname, '../server/src/campaign/baseline/import/samples/sample-1-企业清单.xlsx')

/** Uploads the list as the account that has the page, and waits until every row is judged. */
async function upload(page: Page): Promise<void> {
  await page.goto('/imports/new')
  await page.getByLabel('工作簿').setInputFiles(list)
  await page.getByRole('button', { name: '上传并判定' }).click()
  await expect(page).toHaveURL(/\/imports\/[0-9a-f-]{36}/, { timeout: 60_000 })
  await settle(page)
}

async function importReady(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: /^导入 \d+ 行$/ }).first()
  const title = (await button.textContent()) ?? ''
  await button.click()
  await page.getByRole('dialog').getByRole('button', { name: title.trim() }).click()
  await expect(page.getByText('已导入', { exact: true }).first()).toBeVisible({ timeout: 60_000 })
}

/** Passes the imported furniture maker on in the review queue of the account that has the page. */
async function answerReview(page: Page, action: string): Promise<void> {
  await page.goto(`/review?text=${encodeURIComponent('沅漪家具')}`)
  await settle(page)
  const waiting = page.getByRole('table', { name: '待审核' }).getByRole('row', { name: /开化沅漪家具有限公司/ })
  await waiting.getByRole('button', { name: action }).click()
  await page.getByRole('dialog').getByRole('button', { name: action, exact: true }).click()
  await expect(waiting).toHaveCount(0, { timeout: 30_000 })
}

test('Journey M 三(一)-1 an office’s list goes in, is corrected, taken back and taken in again; a township’s holds the rows of others', async ({
  openAs,
}) => {
  const page = await openAs('kaihua.economy')
  await upload(page)
  await page
    .getByRole('row', { name: /没有名称/ })
    .getByRole('button', { name: '订正' })
    .click()
  const sheet = page.getByRole('dialog')
  await sheet.getByRole('radio', { name: '订正后作为新企业' }).check()
  await sheet.getByRole('textbox', { name: /名称/ }).first().fill('开化筠霁砖瓦厂')
  await sheet.getByRole('button', { name: /^保存/ }).click()
  await expect(page.getByText('第 14 行已保存')).toBeVisible()
  await page.keyboard.press('Escape')
  await picture(page, 'import')
  await importReady(page)
  await expect(page.getByRole('row', { name: /选中第 14 行/ })).toContainText('已导入')

  await take(page, '撤销导入')
  await expect(page.getByText('已撤销').first()).toBeVisible({ timeout: 60_000 })

  await upload(page)
  await importReady(page)
  await expect(page.getByRole('row', { name: /开化沅漪家具有限公司/ })).toContainText('已导入')

  const verifier = await openAs('kaihua.economy2')
  await answerReview(verifier, '核实')
  const confirmer = await openAs('city.economy')
  await answerReview(confirmer, '确认')

  const township = await openAs('kaihua.huabu')
  await upload(township)
  await expect(township.getByRole('row', { name: /开化沅漪家具有限公司/ })).toContainText('不在您的乡镇')
  await expect(township.getByRole('row', { name: /开化煦莘石材有限公司/ })).toContainText('重复')
})

test('Journey M 三(一)-3 三(三)3 a problem is found with a photo, passed on, carried out by its plant, checked by another, closed by a third; the board follows', async ({
  city,
  openAs,
}) => {
  const second = await startSecondServer(city)
  const leader = await openAs('city.leading-group', { url: second.url })
  await leader.goto('/boards')
  await settle(leader)
  const row = leader.getByRole('row', { name: /^开化县/ })
  const plant = await openAs(
    await contactIn(city, /^开化|华埠|马金|池淮|音坑|苏庄|杨林|芹阳|桐村|林山|中村|长虹|何田|齐溪|大溪边|村头/),
  )
  await plant.goto('/enterprises')
  await settle(plant)
  const enterprise = (await plant.locator('main a[href^="/enterprises/"]').first().getAttribute('href')) ?? ''

  const finder = await openAs('kaihua.ecology')
  await finder.goto(`/problems/new?enterprise=${enterprise.split('/').pop()}`)
  await finder
    .locator('input[type="file"]')
    .last()
    .setInputFiles([await photo('喷漆房门口')])
  await finder.getByLabel('问题描述').fill('喷漆房门未关，废气直排')
  await finder.getByLabel('维度').selectOption('pollutionControl')
  await finder.getByRole('button', { name: '上报', exact: true }).click()
  await expect(finder).toHaveURL(/\/problems\/[0-9a-f-]{36}/)
  const problem = new URL(finder.url()).pathname
  await settle(finder)
  await take(finder, '交办', async form => {
    await form.getByLabel('主办单位').selectOption('330824-office')
    await form.getByLabel('时限').first().fill('2024-09-30')
  })

  const office = await openAs('kaihua.office')
  const opened = async (page: Page) => {
    await page.goto(problem)
    await settle(page)
  }
  await opened(office)
  await take(office, '签收', form =>
    form
      .getByLabel('签收后')
      .selectOption('passOn')
      .then(() => {}),
  )
  await take(office, '转办', form =>
    form
      .getByLabel('主办单位')
      .selectOption('enterprise')
      .then(() => {}),
  )

  await opened(plant)
  await take(plant, '签收')
  const measures = plant
    .getByRole('region', { name: /整改措施/ })
    .or(plant.locator('section', { hasText: '整改措施' }))
    .first()
  await take(
    plant,
    '拟定措施',
    async form => {
      await form.getByLabel('措施内容').fill('喷漆房负压改造，门禁联锁')
      await form.getByLabel('时限').fill('2024-08-31')
      await form.getByLabel('责任人').fill('王立峰')
    },
    measures,
  )
  await opened(finder)
  await take(finder, '批准', undefined, finder.locator('section', { hasText: '整改措施' }).first())
  await opened(plant)
  await take(plant, '开始实施', undefined, measures)
  await take(
    plant,
    '填报进展',
    async form => {
      await form.getByLabel('进展').fill('风机已到货')
      await form
        .locator('input[type="file"]')
        .last()
        .setInputFiles([await photo('风机到货')])
    },
    measures,
  )
  await take(
    plant,
    '申报完成',
    async form => {
      const files = form.locator('input[type="file"]:not([capture])')
      await files.nth(0).setInputFiles([await photo('改造前')])
      await files.nth(1).setInputFiles([await photo('改造后')])
    },
    measures,
  )
  await take(plant, '申请核查')

  await opened(finder)
  const checker = await openAs('kaihua.ecology2')
  await opened(checker)
  await take(checker, '核查通过', form => form.getByLabel('核查意见').fill('现场核查，门禁联锁有效'))

  await opened(office)
  await picture(office, 'problem')
  const before = await row.textContent()
  const committed = office.waitForResponse(
    answer => answer.request().method() === 'POST' && answer.url().includes(problem),
  )
  const closing = take(office, '销号', async form => {
    await form.getByLabel('整改情况').fill('喷漆房已改造，废气有组织排放')
    await form.getByLabel('销号意见').fill('整改到位，同意销号')
  })
  await committed
  await expect(row).not.toHaveText(before ?? '', { timeout: 2_000 })
  await closing
  await picture(leader, 'board')

  await finder.goto(enterprise)
  await settle(finder)
  await expect(finder.getByText('销号').first()).toBeVisible()
  await picture(finder, 'enterprise')
  await second.stop()
})

test('Journey M 二-2 a household without an account is served by its township, which says on what ground and with what proof', async ({
  openAs,
}) => {
  const page = await openAs('kaihua.huabu', { phone: true })
  const households = await (await page.request.get('/api/enterprises?kind=household&limit=1')).json()
  await page.goto(`/problems/new?enterprise=${households.rows[0].id}`)
  const files = page.locator('input[type="file"]:not([capture])')
  await files.first().setInputFiles([await photo('雕刻机')])
  await page.getByLabel('问题描述').fill('雕刻工位粉尘未收集')
  await page.getByLabel('维度').selectOption('pollutionControl')
  await page.getByText('原因、外部编号、代企业上报（可不填）').click()
  await page.getByText('代企业上报其自身问题').click()
  await page.getByLabel('代办原因').fill('户主不会用手机，到镇里口头申报')
  await page.getByLabel('代办凭据').selectOption('photo')
  await files.last().setInputFiles([await photo('户主到场')])
  await picture(page, 'report-on-phone')
  await page.getByRole('button', { name: '上报', exact: true }).click()
  await expect(page).toHaveURL(/\/problems\/[0-9a-f-]{36}/)
  await settle(page)
  await expect(page.getByRole('list', { name: '时间线' })).toContainText(/上报.*华埠镇.*代.*加工户/)
  await expect(page.getByText('户主不会用手机，到镇里口头申报')).toBeVisible()
  await expect(page.getByRole('button', { name: '查看 户主到场.jpg' })).toBeVisible()
})

/** The demo's contact of a plant that lies in one of these townships. */
async function contactIn(city: City, townships: RegExp): Promise<string> {
  const { groups } = await (await fetch(`${city.url}/api/demo-accounts`)).json()
  const contacts = groups.find((group: { role: string }) => group.role === 'enterpriseContact').accounts
  return contacts.find((account: { unitName: string }) => townships.test(account.unitName)).username
}
