import type { Page } from '@playwright/test'

/**
 * Notes what a page says is wrong: errors on its console, exceptions nobody caught, and what its content security policy forbade.
 * Chromium reports a breach of the policy as an error on the console.
 */
export function watchPage(page: Page, complaints: string[]): void {
  page.on('console', message => {
    if (message.type() !== 'error') return
    const asked = message.location().url
    // how a page learns that nobody has signed in; the browser writes it down as an error all the same
    if (asked.endsWith('/api/session') && message.text().includes('401')) return
    complaints.push(`${page.url()}: ${message.text()} ${asked}`)
  })
  page.on('pageerror', error => complaints.push(`${page.url()}: ${error.stack ?? error.message}`))
}
