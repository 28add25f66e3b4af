import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, test } from './journey.ts'
import { lookOver, settle } from './look-over.ts'
import { picture } from './picture.ts'
import { take } from './take.ts'

/** Freezes list one of the post's area and one industry, and answers the address of the version that came of it. */
async function freeze(page: Page, note: string): Promise<string> {
  await page.goto('/lists')
  await settle(page)
  await page.getByRole('button', { name: '固化清单' }).click()
  const form = page.getByRole('dialog', { name: '固化清单' })
  await form.getByLabel('清单', { exact: true }).selectOption('listOne')
  await form.getByLabel('行业').selectOption('wood-furniture')
  await form.getByLabel('说明').fill(note)
  await form.getByRole('button', { name: /^固化 \d+ 行$/ }).click()
  await expect(form.getByText(/已固化|完成/).first()).toBeVisible({ timeout: 30_000 })
  await page.keyboard.press('Escape')
  const { rows } = await (await page.request.get('/api/list-versions?limit=20')).json()
  return `/list-versions/${rows.find((row: { note: string | null }) => row.note === note).id}`
}

test('Journey L: 三(一)-1 a list is frozen, changed, frozen again and compared, and the workbook holds what was frozen', async ({
  openAs,
}) => {
  const page = await openAs('kaihua.economy')
  const first = await freeze(page, '首批底数')
  const { rows } = await (
    await page.request.get('/api/enterprises?industry=wood-furniture&state=confirmed&sort=updated&limit=1')
  ).json()
  const { id, name }: { id: string; name: string } = rows[0]
  const renamed = `${name.slice(0, 4)}更名后家具厂`
  await page.goto(`/enterprises/${id}`)
  await settle(page)
  await take(page, '更名', async form => {
    await form.getByLabel('新名称').fill(renamed)
    await form.getByLabel(/日期/).fill('2024-06-20')
  })
  const second = await freeze(page, '更名后')

  await lookOver(page, first)
  await expect(page.getByText('首批底数')).toBeVisible()
  await page.goto(second)
  await settle(page)
  await page.getByRole('button', { name: /与另一版比较/ }).click()
  await page.getByRole('menuitem').filter({ hasText: '第 1 版' }).first().click()
  await settle(page)
  await expect(page.getByText(renamed).first()).toBeVisible()
  await expect(page.getByText(/更名/).first()).toBeVisible()
  await picture(page, 'list-difference')

  // what was frozen stays what it was, also in the file that is handed up
  for (const [address, holds, lacks] of [
    [first, name, renamed],
    [second, renamed, name],
  ] as const) {
    await page.goto(address)
    await settle(page)
    await page.getByRole('button', { name: '导出' }).click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'CSV' }).click(),
    ])
    const file = await readFile(await download.path(), 'utf8')
    expect(file).toContain(`${holds},`)
    expect(file).not.toContain(`${lacks},`)
  }
})
