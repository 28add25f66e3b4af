import { expect } from 'vitest'
import { codeOfStep, stepAt } from '../second-factor/one-time-code.ts'
import type { Browser, House } from './open-house.ts'

/** What the app on the phone reads from the picture. */
export function fromBase32(text: string): Buffer {
  const bits = [...text]
    .map(one => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(one).toString(2).padStart(5, '0'))
    .join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map(byte => Number.parseInt(byte, 2)))
}

/** What the app shows at the house's time, or so many steps of 30 s off it. */
export function codeNow(house: House, secret: Buffer, off = 0): string {
  return codeOfStep(secret, stepAt(new Date(house.time.now)) + off)
}

/** Sets up a second factor for whoever is signed in, and lets the code that was used pass. @param code of a factor in use already */
export async function enrol(
  house: House,
  browser: Browser,
  code?: string,
): Promise<{ secret: Buffer; recoveryCodes: string[] }> {
  const started = await browser.send('POST', '/api/session/second-factor', code === undefined ? {} : { code })
  expect(started.statusCode, started.body).toBe(200)
  const secret = fromBase32(started.json().secret)
  const confirmed = await browser.send('POST', '/api/session/second-factor/confirm', { code: codeNow(house, secret) })
  expect(confirmed.statusCode, confirmed.body).toBe(200)
  house.time.now += 30_000
  return { secret, recoveryCodes: confirmed.json().recoveryCodes }
}
