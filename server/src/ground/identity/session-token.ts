import { createHash, randomBytes } from 'node:crypto'

/** A new token of 256 random bits for the cookie; the database keeps its digest alone. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** The digest under which a session is kept, in hexadecimal; null for what can be no token. */
export function digestOf(token: string | undefined): string | null {
  return token && /^[\w-]{43}$/.test(token) ? createHash('sha256').update(token).digest('hex') : null
}
