import type { ListedItem } from './split-numbered.ts'

export interface Pair {
  left: ListedItem
  right: ListedItem[]
}

export interface Pairing {
  pairs: Pair[]
  /** What stands on the right and belongs to no single item on the left. */
  unpaired: ListedItem[]
}

/**
 * Pairs problems with measures of the same cell row: by the numbers they carry, else one to one where there are as many,
 * else all with a single one. Where none of these is so, nothing is paired: the person decides.
 */
export function pairByNumber(left: ListedItem[], right: ListedItem[]): Pairing {
  const numbered =
    left.length > 1 && left.every(item => item.number !== null) && right.every(item => item.number !== null)
  if (numbered && right.length > 0) {
    const pairs = left.map(item => ({ left: item, right: right.filter(other => other.number === item.number) }))
    return { pairs, unpaired: right.filter(other => !left.some(item => item.number === other.number)) }
  }
  if (left.length === right.length)
    return { pairs: left.map((item, at) => ({ left: item, right: right.slice(at, at + 1) })), unpaired: [] }
  const [only] = left
  if (only && left.length === 1) return { pairs: [{ left: only, right }], unpaired: [] }
  return { pairs: left.map(item => ({ left: item, right: [] })), unpaired: right }
}
