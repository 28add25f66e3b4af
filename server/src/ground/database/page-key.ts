import type { z } from 'zod'
import { refuse } from '../errors/refuse.ts'

/** The key of a page's last row, as `next` goes to the client and comes back as `after`: opaque, and safe in an address. */
export function writePageKey(values: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url')
}

/**
 * Reads a key back; the first page has none.
 *
 * Throws 422 `invalid` for what no page of this list has given out.
 */
export function readPageKey<Key extends z.ZodType>(after: string | undefined, key: Key): z.output<Key> | null {
  if (after === undefined) return null
  const read = key.safeParse(parse(after))
  if (read.success) return read.data
  throw refuse(
    422,
    'invalid',
    { zh: '翻页位置已失效', en: 'This is no place in the list' },
    { zh: '请从第一页重新查看', en: 'Begin again at the first page' },
    { fields: [{ path: 'after', zh: '应为上一页给出的位置', en: 'It must be what the page before gave' }] },
  )
}

function parse(after: string): unknown {
  try {
    return JSON.parse(Buffer.from(after, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}
