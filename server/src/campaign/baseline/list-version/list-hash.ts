import { createHash } from 'node:crypto'
import type { ListVersion } from './list-version.store.ts'

/** What the hash of a version covers beside its rows. */
export type Hashed = Pick<
  ListVersion,
  | 'list'
  | 'stage'
  | 'area'
  | 'industry'
  | 'number'
  | 'note'
  | 'frozenAt'
  | 'frozenWords'
  | 'rows'
  | 'rowsHash'
  | 'previousHash'
>

/**
 * The signature of a version: SHA-256, hexadecimal, over its head, the hash of its rows and the signature of the version before it in
 * its series, one a line; so that none can be exchanged without all that follow.
 */
export function hashOfVersion(the: Hashed): string {
  const lines = [
    the.list,
    the.stage,
    the.area,
    the.industry ?? '',
    the.number,
    the.frozenAt.toISOString(),
    the.frozenWords,
    JSON.stringify(the.note),
    the.rows,
    the.rowsHash,
    the.previousHash ?? '',
  ]
  return createHash('sha256').update(lines.join('\n')).digest('hex')
}
