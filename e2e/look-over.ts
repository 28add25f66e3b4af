/// <reference lib="dom" />
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** Opens a page of the app, waits until nothing on it is still loading, and holds it to what every page owes. */
export async function lookOver(page: Page, path: string): Promise<void> {
  await open(page, path)
  // no page of ours has frames, for whose sake axe would open a second page each time; only what is wrong is described
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] })
  const { violations } = await axe.analyze()
  const said = violations.map(({ id, help, nodes }) => `${id}: ${help} · ${nodes.map(({ html }) => html).join(' · ')}`)
  expect(said, `what axe says of ${path}`).toEqual([])
}

/** Opens a page of the app and waits until nothing on it is still loading; it must not be wider than the window. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await settle(page)
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(wide, `${path} is wider than the window`).toBeLessThanOrEqual(0)
}

/** Waits until the page has its heading and nothing on it is busy. */
export async function settle(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
}
