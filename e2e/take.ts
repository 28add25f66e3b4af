import { expect, type Locator, type Page } from '@playwright/test'

/**
 * Takes an action of a record: opens its form from the bar (or from under ⋯), fills it in, sends it, and waits until it is done.
 * @param within the part of the page that holds the bar, where there are several
 */
export async function take(
  page: Page,
  title: string,
  fill: (form: Locator) => Promise<void> = async () => {},
  within: Page | Locator = page,
): Promise<void> {
  const bar = within.getByRole('group', { name: '可办理' }).first()
  const button = bar.getByRole('button', { name: title, exact: true })
  const more = bar.getByRole('button', { name: '更多操作' })
  await expect(button.or(more).first()).toBeVisible()
  if (await button.isVisible()) await button.click()
  else {
    await more.click()
    await page.getByRole('menuitem', { name: title }).click()
  }
  const form = page.getByRole('dialog', { name: title })
  await fill(form)
  await form.getByRole('button', { name: title, exact: true }).click()
  await expect(form).toBeHidden()
}
