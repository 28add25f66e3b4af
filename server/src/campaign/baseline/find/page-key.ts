import { z } from 'zod'
import { refuse } from '#ground/errors/refuse.ts'

const Key = z.tuple([z.string().max(300), z.uuid()])

/** Where a page of a list ended, as it goes to the web and comes back as `after`: the sort column and the id of its last row. */
export function writeKey(value: string, id: string): string {
  return Buffer.from(JSON.stringify([value, id])).toString('base64url')
}

/** Throws 422 for a key that this list did not give out. */
export function readKey(after: string | undefined): readonly [value: string, id: string] | null {
  if (after === undefined) return null
  try {
    const read = Key.safeParse(JSON.parse(Buffer.from(after, 'base64url').toString('utf8')))
    if (read.success) return read.data
  } catch {
    // not even JSON: answered below
  }
  throw refuse(422, 'invalid', {
    zh: '翻页位置无效，请从第一页看起',
    en: 'The place in the list is not valid; begin at its start',
  })
}
