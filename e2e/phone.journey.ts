import { expect, test } from './journey.ts'
import { open } from './look-over.ts'

test('on the phone the filters of a list stand above its first card, also where there are some to take away', async ({
  openAs,
}) => {
  const page = await openAs('kaihua.economy', { phone: true })
  await open(page, '/problems?sort=found&overdue=true')
  const filters = await page.locator('.ledger__filters').boundingBox()
  const cards = await page.locator('.ledger-cards').boundingBox()
  expect((filters?.y ?? 0) + (filters?.height ?? 0)).toBeLessThanOrEqual(cards?.y ?? 0)
  // one line of chips, to be moved sideways
  expect(filters?.height).toBeLessThan(60)
})
