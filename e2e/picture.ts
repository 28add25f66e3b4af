import { join } from 'node:path'
import { type Page, test } from '@playwright/test'

/** Where a journey's pictures go: beside its other results, or into the README's folder when they are to be drawn anew. */
const folder = () =>
  process.env.CLEARLOOP_PICTURES ? join(import.meta.dirname, '../docs/images') : test.info().outputPath('pictures')

/** Takes a picture of what the person sees at this moment. */
export async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(folder(), `${name}.png`), animations: 'disabled' })
}
