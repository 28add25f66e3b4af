import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BrowserContext, type BrowserContextOptions, test as base, type Page } from '@playwright/test'
import { type City, endCity, startCity } from './city.ts'
import { watchPage } from './watch-page.ts'

interface Worker {
  /** The demo city, started once for all journeys of a run: what one journey does, the next must bear. */
  readonly city: City
}

interface Journey {
  /** Opens a browser of its own, in which this demo account has signed in; on the phone with `phone`. */
  readonly openAs: (username: string, how?: OpenHow) => Promise<Page>
  /** Opens a browser of its own in which nobody has signed in. */
  readonly openWindow: (how?: OpenHow) => Promise<Page>
  /** What browsers say on their consoles and is expected in this journey. */
  readonly expected: RegExp[]
}

export interface OpenHow {
  readonly phone?: boolean
  readonly dark?: boolean
  /** Address of another server process of the same city. */
  readonly url?: string
}

/** Of a telephone held upright. */
export const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true } as const

export { expect } from '@playwright/test'

/** A journey through the demo city. It fails when any of its windows reports an error or a breach of the content security policy. */
export const test = base.extend<Journey, Worker>({
  city: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern
    async ({}, use) => {
      // while a journey is being written, one city serves many runs: CITY_URL=http://localhost:3000 CITY_HOME=.clearloop
      const { CITY_URL: url, CITY_HOME: home } = process.env
      if (url && home) return use({ url, home, stop: async () => {}, kill: async () => {} })
      const city = await startCity()
      await use(city)
      await endCity(city)
    },
    { scope: 'worker', timeout: 600_000 },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: as above
  expected: async ({}, use) => use([]),
  openWindow: async ({ browser, city, expected }, use) => {
    const complaints: string[] = []
    const opened: BrowserContext[] = []
    await use(async ({ phone: onPhone = false, dark = false, url = city.url } = {}) => {
      const options: BrowserContextOptions = {
        baseURL: url,
        colorScheme: dark ? 'dark' : 'light',
        reducedMotion: 'reduce',
        ...(onPhone ? phone : {}),
      }
      const context = await browser.newContext(options)
      opened.push(context)
      context.on('page', page => watchPage(page, complaints))
      return context.newPage()
    })
    const unexpected = complaints.filter(said => !expected.some(known => known.test(said)))
    // left open, each would go on listening and drawing until the last journey of the run has ended
    for (const context of opened) await context.close()
    base.expect(unexpected).toEqual([])
  },
  openAs: async ({ city, openWindow }, use) => {
    await use(async (username, how) => {
      const page = await openWindow(how)
      await signIn(page, username, demoPassword(city))
      await speakChinese(page)
      return page
    })
  },
})

/** The one password of all demo accounts. */
export function demoPassword(city: City): string {
  return JSON.parse(readFileSync(join(city.home, 'demo.json'), 'utf8')).password
}

/** Signs in by the request that the sign-in page sends; the page itself has a journey of its own. */
export async function signIn(page: Page, username: string, password: string): Promise<void> {
  const answer = await page.request.post('/api/session', { data: { username, password } })
  if (!answer.ok()) throw new Error(`${username} could not sign in: ${await answer.text()}`)
}

/** An earlier journey may have left the account in English. */
async function speakChinese(page: Page): Promise<void> {
  const cookies = await page.context().cookies()
  const csrf = cookies.find(({ name }) => name === 'clearloop_csrf')?.value ?? ''
  const answer = await page.request.put('/api/preferences', {
    headers: { 'x-clearloop-csrf': csrf },
    data: { locale: 'zh' },
  })
  if (!answer.ok()) throw new Error(`The account could not be put into Chinese: ${await answer.text()}`)
}
