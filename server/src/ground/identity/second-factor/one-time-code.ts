import { createHmac } from 'node:crypto'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
export const stepSeconds = 30
const digits = 6

/** Bytes as RFC 4648 base32 without padding, which is how authenticator apps take a secret. */
export function base32(bytes: Uint8Array): string {
  let bits = 0
  let held = 0
  let text = ''
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += alphabet[(held >> bits) & 31]
    }
    held &= (1 << bits) - 1
  }
  return bits === 0 ? text : text + alphabet[(held << (5 - bits)) & 31]
}

/** Which 30 seconds of the time since 1970 a moment lies in (RFC 6238, 4.2). */
export function stepAt(now: Date): number {
  return Math.floor(now.getTime() / 1000 / stepSeconds)
}

/** The code of a step: HOTP with SHA-1 and six digits (RFC 4226, 5.3), the one form that every authenticator app knows. */
export function codeOfStep(secret: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const hash = createHmac('sha1', secret).update(counter).digest()
  const offset = hash.readUInt8(hash.length - 1) & 0x0f
  const number = hash.readUInt32BE(offset) & 0x7fffffff
  return String(number % 10 ** digits).padStart(digits, '0')
}

/**
 * The step whose code was typed, of the present one and its neighbours: clocks of phones are a little off, and typing takes a while. Null for
 * a code of none of them.
 */
export function stepOfCode(secret: Uint8Array, code: string, now: Date): number | null {
  const present = stepAt(now)
  return [present, present - 1, present + 1].find(step => codeOfStep(secret, step) === code) ?? null
}

/** What the picture says: an address that authenticator apps read (Key Uri Format). */
export function enrolmentAddress(secret: Uint8Array, { issuer, account }: { issuer: string; account: string }): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`
  // SHA-1, six digits and 30 s are what it means without more words, and fewer words make a picture that is easier to read
  const query = new URLSearchParams({ secret: base32(secret), issuer })
  return `otpauth://totp/${label}?${query.toString().replaceAll('+', '%20')}`
}
