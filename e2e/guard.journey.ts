import type { Page } from '@playwright/test'
import { expect, test } from './journey.ts'
import { lookOver, settle } from './look-over.ts'
import { photo } from './photo.ts'
import { take } from './take.ts'

interface Plant {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly openProblems: number
  readonly actions: readonly { readonly action: string; readonly allowed: boolean }[]
}

/** The glass makers of 龙游县 that may be recorded as closed down now; an open problem would first have to be answered. */
async function mayClose(page: Page): Promise<Plant[]> {
  const { rows } = await (await page.request.get('/api/enterprises?area=330825&industry=glass&limit=50')).json()
  const plants: Plant[] = []
  for (const { id } of rows) plants.push(await (await page.request.get(`/api/enterprises/${id}`)).json())
  return plants.filter(
    ({ openProblems, actions }) =>
      openProblems === 0 && actions.some(({ action, allowed }) => action === 'closeDown' && allowed),
  )
}

/** Records a closing as the page would send it; the answer's status. */
function closeDown(page: Page, { id, version }: Plant): Promise<number> {
  return page.evaluate(
    async ([path, change]) => {
      const csrf = document.cookie.match(/clearloop_csrf=([^;]*)/)?.[1] ?? ''
      const headers = { 'content-type': 'application/json', 'x-clearloop-csrf': csrf }
      const body = JSON.stringify({
        requestId: crypto.randomUUID(),
        version: change,
        input: { closedOn: '2024-06-19', reason: '依法关停' },
      })
      return (await fetch(path, { method: 'POST', headers, body })).status
    },
    [`/api/enterprises/${id}/closeDown`, version] as const,
  )
}

test('三(一)-2: a closing over the limit is held with the law it touches, asked for in the same form, approved by another person, and then taken', async ({
  openAs,
  expected,
}) => {
  // held, and asked for without a paper
  expected.push(/409 \(Conflict\)/, /422 \(Unprocessable/)
  const economy = await openAs('longyou.economy')
  await economy.goto('/guard/shares')
  await settle(economy)
  const plants = await mayClose(economy)
  const last = plants[4]
  if (!last) throw new Error('five glass makers in 龙游县 may be closed')
  for (const plant of plants.slice(0, 4)) expect(await closeDown(economy, plant)).toBe(200)

  await economy.goto(`/enterprises/${last.id}`)
  await settle(economy)
  const bar = economy.getByRole('group', { name: '可办理' }).first()
  await bar.getByRole('button', { name: '更多操作' }).click()
  await economy.getByRole('menuitem', { name: '登记关停' }).click()
  const closing = economy.getByRole('dialog', { name: '登记关停' })
  await closing.getByLabel('关停日期').fill('2024-06-19')
  await closing.getByLabel('理由').fill('县政府关停方案，企业已停产')
  await closing.getByRole('button', { name: '登记关停' }).click()
  await expect(closing.getByText(/将涉及龙游县玻璃制造 5 家/)).toBeVisible()
  await expect(closing.getByText(/优化营商环境条例第五十九条/)).toBeVisible()

  await closing.getByRole('button', { name: '申请批准' }).click()
  const asking = economy.getByRole('dialog', { name: '申请批准：关停' })
  await asking.getByLabel('理由').fill('依据县政府关停方案，逐家核实')
  await asking.getByRole('button', { name: '申请批准' }).click()
  await expect(asking.getByText(/请附文书/)).toBeVisible()
  await asking.getByLabel('选择文件').setInputFiles([await photo('关停方案')])
  await asking.getByRole('button', { name: '申请批准' }).click()
  await expect(asking).toBeHidden()
  // what was typed is still there
  await expect(closing.getByLabel('理由')).toHaveValue('县政府关停方案，企业已停产')
  const see = closing.getByRole('link', { name: '查看申请' })
  const path = (await see.getAttribute('href')) ?? ''

  const leader = await openAs('city.leading-group')
  await leader.goto(path)
  await settle(leader)
  await expect(leader.getByText(/自 2024-05-22 起 4 \/ \d+ 家/).first()).toBeVisible()
  await expect(leader.getByRole('link', { name: plants[0]?.name ?? '' })).toBeVisible()
  await take(leader, '批准', form => form.getByLabel('意见').fill('同意，按一企一策办理'))

  await closing.getByRole('button', { name: '登记关停' }).click()
  await expect(closing).toBeHidden()
  await lookOver(leader, path)
  await expect(leader.getByText('已用完')).toBeVisible()
  await leader.goto('/guard/shares?area=330825&industry=glass')
  await settle(leader)
  await expect(leader.getByRole('row').filter({ hasText: '关停' })).toContainText('已达上限')
})
