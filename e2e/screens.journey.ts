import type { Page } from '@playwright/test'
import { expect, test } from './journey.ts'
import { lookOver, open, settle } from './look-over.ts'

interface Look {
  readonly phone: boolean
  readonly dark: boolean
  readonly english: boolean
}

/** Between them the two looks have desk and phone, light and dark, Chinese and English; so have the other two. */
const looks: readonly (readonly [Look, Look])[] = [
  [
    { phone: false, dark: false, english: false },
    { phone: true, dark: true, english: true },
  ],
  [
    { phone: false, dark: true, english: true },
    { phone: true, dark: false, english: false },
  ],
]

/** Every screen, by an account that sees it. */
const screens = {
  'kaihua.economy': [
    '/worklist',
    '/enterprises',
    '/imports',
    '/review',
    '/list-two',
    '/duplicates',
    '/integrity',
    '/integrity/withoutPlace',
    '/guard',
    '/guard/shares',
    '/lists',
    '/lists/as-of',
    '/signals',
    '/watch',
    '/problems',
    '/enterprise-plans',
    '/tasks',
    '/documents',
    '/documents/register',
    '/document-templates',
    '/boards',
    '/checklists',
    '/organisation',
    '/campaign',
    '/calendar',
  ],
  qy0001: ['/my-enterprise'],
  'city.ecology': ['/exchange'],
  auditor: ['/documents/register', '/people', '/audit', '/backups', '/account', '/notifications'],
}

/** An account of every kind of post that is shown something of its own. */
const accounts = [
  'kaihua.economy',
  'kaihua.office',
  'kaihua.government',
  'kaihua.enforcement',
  'kaihua.huabu',
  'kaihua.huabu.grid',
  'city.economy',
  'city.ecology',
  'city.leading-group',
  'qy0001',
  'expert',
  'provider',
  'admin',
  'security',
  'auditor',
]

for (const username of accounts) {
  test(`every screen of ${username} opens from the navigation`, async ({ openAs }) => {
    const page = await openAs(username)
    await page.goto('/')
    await settle(page)
    const links = page.locator('.frame__side').getByRole('link')
    const paths = await links.evaluateAll(all => all.map(link => link.getAttribute('href') ?? ''))
    expect(paths.length).toBeGreaterThan(1)
    // a screen that is new must be looked over below
    expect(Object.values(screens).flat()).toEqual(expect.arrayContaining(paths))
    for (const link of await links.all()) {
      const name = (await link.textContent()) ?? ''
      await link.click()
      await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
      await settle(page)
    }
  })
}

for (const [at, [username, paths]] of Object.entries(screens).entries()) {
  for (const look of looks[at % looks.length] ?? []) {
    test(`the screens of ${username} are sound: ${saidOf(look)}`, async ({ openAs }) => {
      const page = await openAs(username, look)
      await choose(page, look)
      for (const path of ofLook(paths, look)) await lookOver(page, path)
    })
  }
}

for (const look of looks[1] ?? []) {
  test(`the pages behind the lists are sound: ${saidOf(look)}`, async ({ openAs }) => {
    const page = await openAs('kaihua.economy', look)
    await choose(page, look)
    const behind = []
    for (const list of [
      '/enterprises',
      '/problems',
      '/enterprise-plans',
      '/tasks',
      '/documents',
      '/checklists',
      '/document-templates',
    ])
      behind.push(await firstBehind(page, list))
    const forms = [
      '/boards/rows?by=area&measure=all&place=330824',
      '/enterprises/new',
      '/problems/new',
      '/imports/new',
      '/problems/board',
      '/enterprises?map=true',
      '/assessments',
      '/campaign?part=assessment',
    ]
    for (const path of ofLook([...behind, ...forms], look)) await lookOver(page, path)
  })
}

for (const look of looks[0] ?? []) {
  test(`the way in is sound: ${saidOf(look)}`, async ({ openWindow }) => {
    const page = await openWindow(look)
    await page.goto('/sign-in')
    if (look.english) await page.getByRole('button', { name: 'English' }).click()
    await lookOver(page, '/sign-in')
  })
}

/** A run for CI has half an hour for everything: there each page is looked over in one of the two looks, turn about. */
function ofLook(paths: readonly string[], { phone }: Look): readonly string[] {
  return process.env.CI ? paths.filter((_, at) => (at % 2 === 0) === phone) : paths
}

function saidOf({ phone, dark, english }: Look): string {
  return [phone ? '390 × 844' : '1366 × 768', dark ? 'dark' : 'light', english ? 'English' : 'Chinese'].join(', ')
}

/** Puts the account into the language of the look; brightness comes from the device. */
async function choose(page: Page, { english }: Look): Promise<void> {
  await page.goto('/account')
  await settle(page)
  await page.getByText(english ? 'English' : '中文', { exact: true }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', english ? 'en' : 'zh-CN')
}

/** The first record that a list leads to. */
async function firstBehind(page: Page, list: string): Promise<string> {
  await open(page, list)
  const links = page.locator(
    `main a[href^="${list}/"]:not([href*="/new"]):not([href*="/board"]):not([href*="/register"])`,
  )
  return (await links.first().getAttribute('href')) ?? list
}
