import { readFile } from 'node:fs/promises'
import { expect, test } from './journey.ts'
import { open } from './look-over.ts'

test('三(三)2 the list in sight is taken home with its filters, and a post that may not have it gets no file', async ({
  openAs,
}) => {
  const page = await openAs('kaihua.economy')
  await open(page, '/problems?state=rectifying&sort=found')
  const listed = await (await page.request.get('/api/problems?state=rectifying&sort=found&limit=200')).json()
  await page.getByRole('button', { name: '导出' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'CSV' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('问题清单_开化县_2024-06-20.csv')
  const lines = (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n')
  expect(lines[0]).toMatch(/^\uFEFF编号,/)
  const numbers = lines.slice(1).map(line => line.split(',')[0])
  expect(numbers).toEqual(listed.rows.map((row: { number: string }) => row.number))

  const provider = await openAs('provider')
  expect((await provider.request.get('/api/problems/export?format=csv')).status()).toBe(403)
})
