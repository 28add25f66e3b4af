import type { Page } from '@playwright/test'
import { expect, test } from './journey.ts'
import { lookOver, settle } from './look-over.ts'
import { picture } from './picture.ts'
import { take } from './take.ts'

interface Hit {
  readonly id: string
  readonly industry: string
  readonly state: string
  readonly enterprise: { readonly id: string; readonly name: string } | null
  readonly roster: { readonly namedAs: string } | null
}

/** What waits in the reach of this post, of industries that the city's economy department is in charge of. */
async function hitsOf(page: Page): Promise<Hit[]> {
  const { rows } = await (
    await page.request.get('/api/omissions?industry=wood-furniture,composite-fabric,glass&limit=200')
  ).json()
  return rows
}

/** Decides one omission from its row: the action in sight, or one under ⋯. */
async function decide(
  page: Page,
  name: string,
  title: string,
  fill: (dialog: ReturnType<Page['getByRole']>) => Promise<void>,
) {
  const row = page.getByRole('row').filter({ hasText: name })
  const button = row.getByRole('button', { name: title, exact: true })
  if (await button.isVisible()) await button.click()
  else {
    await row.getByRole('button', { name: '更多操作' }).click()
    await page.getByRole('menuitem', { name: title }).click()
  }
  const dialog = page.getByRole('dialog', { name: title })
  await fill(dialog)
  await dialog.getByRole('button', { name: title, exact: true }).click()
  await expect(dialog).toBeHidden()
}

const inclusionOf = (page: Page) =>
  page.locator('section').filter({ has: page.getByRole('heading', { name: '纳入认定与整治路径' }) })

test('Journey L 三(一)-2: ecology finds three through the watch, one of them absent from list one; two are included with the department’s 会签, one is declined', async ({
  openAs,
}) => {
  const ecology = await openAs('kaihua.ecology')
  await ecology.goto('/watch')
  await settle(ecology)
  const hits = await hitsOf(ecology)
  const [first, second] = hits.filter(hit => hit.enterprise !== null)
  const found = hits.find(hit => hit.roster !== null)
  if (!first?.enterprise || !second?.enterprise || !found?.roster) throw new Error('three omissions wait in 开化')
  await ecology.goto(`/watch?industry=${[...new Set([first, second, found].map(hit => hit.industry))].join(',')}`)
  await settle(ecology)
  await expect(ecology.getByText(found.roster.namedAs).first()).toBeVisible()
  await picture(ecology, 'watch')

  await decide(ecology, first.enterprise.name, '纳入评估', async dialog => {
    await dialog.getByLabel('理由').fill('现场核查属实，治理设施不符合技术规范')
  })
  await decide(ecology, second.enterprise.name, '不需纳入', async dialog => {
    await dialog.getByLabel('理由').fill('涉污工序已外移，仅留组装')
  })
  await decide(ecology, found.roster.namedAs, '建档', async dialog => {
    await dialog.getByLabel('类型').selectOption('workshop')
  })

  const economy = await openAs('kaihua.economy')
  const { rows } = await (
    await economy.request.get(`/api/enterprises?text=${encodeURIComponent(found.roster.namedAs.slice(-5))}&limit=20`)
  ).json()
  const made: { id: string } = rows.find((row: { name: string }) => row.name === found.roster?.namedAs)
  await economy.goto(`/enterprises/${made.id}`)
  await settle(economy)
  await take(economy, '核实')
  await ecology.goto(`/enterprises/${made.id}`)
  await settle(ecology)
  await take(
    ecology,
    '提出认定意见',
    async form => {
      await form.getByLabel('理由').fill('用电和经营范围表明在产，未办环保手续')
    },
    inclusionOf(ecology),
  )

  const department = await openAs('city.economy')
  const bureau = await openAs('city.ecology')
  for (const id of [first.enterprise.id, made.id]) {
    await department.goto(`/enterprises/${id}`)
    await settle(department)
    await take(
      department,
      '会签',
      async form => {
        await form.getByLabel('会签意见').selectOption('agree')
      },
      inclusionOf(department),
    )
    await bureau.goto(`/enterprises/${id}`)
    await settle(bureau)
    await take(bureau, '认定纳入', undefined, inclusionOf(bureau))
    await expect(inclusionOf(bureau).getByText('纳入', { exact: true })).toBeVisible()
  }

  // looked through again, the one declined stays declined, with its reason
  await ecology.goto('/watch')
  await settle(ecology)
  await ecology.getByRole('button', { name: '立即比对' }).click()
  await expect(ecology.getByText(/比对完成/)).toBeVisible({ timeout: 30_000 })
  const waiting = await hitsOf(ecology)
  expect(waiting.some(hit => [first.id, second.id, found.id].includes(hit.id))).toBe(false)
  await ecology.goto(`/enterprises/${second.enterprise.id}`)
  await expect(ecology.getByText('涉污工序已外移，仅留组装').first()).toBeVisible()
})

test('三(一)-2 what was found is read and decided on a phone', async ({ openAs }) => {
  const page = await openAs('city.ecology', { phone: true })
  await page.goto('/watch')
  await settle(page)
  await lookOver(page, '/watch')
  await expect(page.getByText(/排污许可为重点管理/).first()).toBeVisible()
  await picture(page, 'watch-on-phone')
})
