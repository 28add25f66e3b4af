import type { Sealing } from '../sealing/index.ts'
import { maskPhone, normalisePhone } from '../sealing/index.ts'

const place = 'person.phone'

/** The two columns of a telephone: sealed, and the index by which the same contact is found. Null for no number. */
export function sealPhone(sealing: Sealing, phone: string | undefined): { sealed: Buffer; index: Buffer } | null {
  const number = phone ? normalisePhone(phone) : ''
  return number ? { sealed: sealing.seal(number, place), index: sealing.index(number, place) } : null
}

export function openPhone(sealing: Sealing, sealed: Uint8Array): string {
  return sealing.open(sealed, place)
}

/** `138****1234`; null for no number. */
export function maskedPhone(sealing: Sealing, sealed: Uint8Array | null): string | null {
  return sealed ? maskPhone(openPhone(sealing, sealed)) : null
}
