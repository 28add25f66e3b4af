import fs from 'node:fs'
import { chromium } from '@playwright/test'

/** A distribution's own Chromium first: it brings the libraries and fonts it needs. */
const PLACES: Partial<Record<NodeJS.Platform, string[]>> = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/microsoft-edge',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
}

/**
 * Finds a browser for the browser tests: the one CLEARLOOP_BROWSER names, one that is installed, or Playwright's own.
 *
 * @returns its path, or undefined when there is none
 */
export function findBrowser(): string | undefined {
  const named = process.env.CLEARLOOP_BROWSER
  const candidates = [...(named ? [named] : []), ...(PLACES[process.platform] ?? []), chromium.executablePath()]
  return candidates.find(candidate => fs.existsSync(candidate))
}
