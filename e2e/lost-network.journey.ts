import { demoPassword, expect, test } from './journey.ts'
import { settle } from './look-over.ts'
import { photo } from './photo.ts'

test('三(一)-3 what was typed survives a session ended on the server, a lost network and a reload, and is sent once', async ({
  city,
  openAs,
  expected,
}) => {
  const page = await openAs('kaihua.ecology')
  const enterprises = await (await page.request.get('/api/enterprises?limit=1')).json()
  const form = `/problems/new?enterprise=${enterprises.rows[0].id}`
  await page.goto(form)
  const photos = page.getByRole('group', { name: /照片/ })
  const chooser = photos.locator('input[type="file"]').last()
  await chooser.setInputFiles([await photo('排气筒')])
  const words = `排气筒断裂，焊烟外逸 ${Date.now()}`
  await page.getByLabel('问题描述').fill(words)
  await page.getByLabel('维度').selectOption('pollutionControl')
  await expect(photos.getByRole('img')).toHaveCount(1)

  // the same person signs every other device out
  const elsewhere = await openAs('kaihua.ecology')
  await elsewhere.goto('/account')
  await settle(elsewhere)
  const end = elsewhere.getByRole('button', { name: '让它退出' })
  while ((await end.count()) > 0) {
    const left = (await end.count()) - 1
    await end.first().click()
    await expect(end).toHaveCount(left)
  }
  expect((await page.request.get('/api/session')).status()).toBe(401)

  expected.push(/net::ERR_INTERNET_DISCONNECTED/, /401/)
  await page.context().setOffline(true)
  await chooser.setInputFiles([await photo('焊接工位'), await photo('车间东门')])
  await expect(photos.getByRole('img')).toHaveCount(3)
  await page.getByRole('button', { name: '上报', exact: true }).click()
  await expect(page.getByRole('alert').first()).toContainText('还有 2 个文件没有上传成功，已保留在草稿中')
  await expect(page.getByLabel('问题描述')).toHaveValue(words)

  await page.context().setOffline(false)
  await page.reload()
  await page.getByLabel('用户名').fill('kaihua.ecology')
  await page.getByLabel('密码').fill(demoPassword(city))
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page).toHaveURL(form)
  await expect(page.getByText(/已恢复.*的草稿/)).toBeVisible()
  await expect(page.getByLabel('问题描述')).toHaveValue(words)
  await expect(photos.getByRole('img')).toHaveCount(3)
  await page.getByRole('button', { name: '上报', exact: true }).dblclick()
  await expect(page).toHaveURL(/\/problems\/[0-9a-f-]{36}/)
  await settle(page)

  const found = await (await page.request.get(`/api/problems?text=${encodeURIComponent(words)}`)).json()
  expect(found.rows.map((row: { words: string }) => row.words)).toEqual([words])
  const files = await (await page.request.get(`/api/problems/${found.rows[0].id}`)).json()
  expect(files.files).toHaveLength(3)
})
