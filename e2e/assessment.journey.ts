/// <reference lib="dom" />
import type { Page } from '@playwright/test'
import { expect, test } from './journey.ts'
import { lookOver, settle } from './look-over.ts'
import { photo } from './photo.ts'
import { picture } from './picture.ts'

/** The enterprise of an industry that this post may assess and that nobody has assessed yet. */
async function notAssessed(page: Page, industry: string): Promise<{ id: string; name: string }> {
  const { rows } = await (
    await page.request.get(`/api/enterprises?industry=${industry}&state=confirmed&limit=100`)
  ).json()
  for (const row of rows) {
    const { offers } = await (await page.request.get(`/api/enterprises/${row.id}/assessments`)).json()
    const offered = offers.find((one: { industry: string }) => one.industry === industry)
    if (offered?.kind === 'baseline' && offered.offer.allowed) return row
  }
  throw new Error(`Every enterprise of ${industry} in reach is assessed`)
}

/** Whether the draft on this device says that an item becomes a problem: typing rests half a second before it is kept. */
function keptAsProblem(page: Page, code: string): Promise<boolean> {
  return page.evaluate(
    item =>
      new Promise<boolean>((done, failed) => {
        const opening = indexedDB.open('clearloop')
        opening.onerror = () => failed(opening.error)
        opening.onsuccess = () => {
          const all = opening.result.transaction('drafts').objectStore('drafts').getAll()
          all.onsuccess = () => {
            opening.result.close()
            done(all.result.some(({ values }) => values.answers?.[item]?.asProblem === true))
          }
        }
      }),
    code,
  )
}

test('三(一)-3 an area officer assesses a wood furniture plant on the phone: two findings, a photo, a reload on the way; score and problems follow', async ({
  openAs,
}) => {
  const page = await openAs('kaihua.economy', { phone: true })
  const plant = await notAssessed(page, 'wood-furniture')
  await page.goto(`/enterprises/${plant.id}`)
  await settle(page)
  await page.getByRole('link', { name: /^开展基线评估/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('基线评估 · 木质家具')
  await lookOver(page, `/enterprises/${plant.id}/assess?industry=wood-furniture`)
  await picture(page, 'assessment-sheet-begun')

  const sheet = await (
    await page.request.get(`/api/enterprises/${plant.id}/assessment-sheet?industry=wood-furniture`)
  ).json()
  const items: { code: string; openProblem: object | null }[] = sheet.items
  const [first, second] = items.filter(item => item.openProblem === null && item.code.startsWith('MJ-B'))
  if (!first || !second) throw new Error('two items of pollution control without an open problem')
  const item = (code: string) => page.locator(`[id="item-${code}"]`)
  const choose = (code: string, result: string) => item(code).getByRole('radio', { name: result, exact: true }).check()

  await choose(first.code, '不符合')
  await item(first.code).getByLabel('存在问题').fill('喷漆房集气罩破损，漆雾外逸')
  await item(first.code).getByLabel('原因类别').selectOption('equipment')
  await item(first.code).getByRole('group', { name: '建议措施' }).getByRole('checkbox').first().check()
  await item(first.code)
    .locator('input[type="file"]')
    .last()
    .setInputFiles([await photo('喷漆房')])
  await expect(item(first.code).getByRole('img')).toHaveCount(1)
  await choose(second.code, '基本符合')
  await item(second.code)
    .getByRole('checkbox', { name: /列为问题/ })
    .check()
  await expect.poll(() => keptAsProblem(page, second.code)).toBe(true)
  await item(first.code).scrollIntoViewIfNeeded()
  await picture(page, 'assessment-finding')

  await page.reload()
  await settle(page)
  await expect(item(first.code).getByLabel('存在问题')).toHaveValue('喷漆房集气罩破损，漆雾外逸')
  await expect(item(first.code).getByRole('img')).toHaveCount(1)
  await page.getByRole('button', { name: '提交评估' }).click()
  await expect(page.getByText(`还有 ${items.length - 2} 项没有答复`)).toBeVisible()
  for (const { code } of items) if (code !== first.code && code !== second.code) await choose(code, '符合')
  await choose('G-B7', '不适用')
  await item('G-B7').getByLabel('为何不适用').fill('不是重点管理单位')
  await expect(page.locator('.sheet-standing')).toContainText(`已答 ${items.length}/${items.length}`)
  await expect(page.locator('.sheet-standing')).toContainText('将提出问题 2 个')
  await page.getByRole('button', { name: '提交评估' }).click()

  await expect(page).toHaveURL(/\/assessments\/[0-9a-f-]{36}/)
  await settle(page)
  const problems = page.locator('.assessment-problems').getByRole('link')
  await expect(problems).toHaveCount(2)
  await lookOver(page, new URL(page.url()).pathname)
  await expect(page.getByRole('table', { name: '五维得分' })).toContainText('污染防治')
  await picture(page, 'assessment')

  await problems.first().click()
  await expect(page.getByText('喷漆房集气罩破损，漆雾外逸').first()).toBeVisible()
  await page.goto(`/enterprises/${plant.id}`)
  await settle(page)
  await expect(page.getByRole('link', { name: '基线评估 · 木质家具' })).toBeVisible()
  await expect(page.getByRole('link', { name: /^开展整治后评估/ })).toBeVisible()
})
