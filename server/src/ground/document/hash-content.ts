import { createHash } from 'node:crypto'

/** SHA-256 of a value, hexadecimal, the same whatever the order of its keys: a value keeps its hash on its way through the database. */
export function hashContent(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value, sortKeys)).digest('hex')
}

function sortKeys(_key: string, inner: unknown): unknown {
  return typeof inner === 'object' && inner !== null && !Array.isArray(inner)
    ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
    : inner
}
