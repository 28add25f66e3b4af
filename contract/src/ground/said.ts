import type { Words } from './endpoint.ts'

const between = ' / '

/** The message of a schema in both languages, in the one string that a schema can carry: `中文 / English`. */
export const said = (zh: string, en: string) => `${zh}${between}${en}`

/** Both languages of a message made by `said`; null for a message that is the library's own. */
export function readSaid(message: string): Words | null {
  const at = message.indexOf(between)
  if (at < 0) return null
  return { zh: message.slice(0, at), en: message.slice(at + between.length) }
}
