import { parsePhones } from '#ground/intake/normalise/parse-phones.ts'
import { maskPhone } from '#ground/sealing/index.ts'

/** Telephones as people type them, several in one field, as they are kept: joined by 、; null for none. What is not read as one stays as typed. */
export function readPhones(text: string | null): string | null {
  const typed = text?.trim() ?? ''
  if (typed === '') return null
  const { phones, unread } = parsePhones(typed)
  return phones.length > 0 && unread.length === 0 ? [...new Set(phones)].join('、') : typed
}

/** Each of them with its middle hidden. */
export function maskPhones(phones: string): string {
  return phones.split('、').map(maskPhone).join('、')
}
