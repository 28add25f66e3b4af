/** Chance that comes out the same on every machine: the demo city is one city. */
export interface Chance {
  /** In [0, 1). */
  next(): number
  /** A whole number from least to most. */
  between(least: number, most: number): number
  pick<Item>(from: readonly Item[]): Item
  /** True in so many of all cases, 0 to 1. */
  happens(share: number): boolean
}

/** A run of chance of its own for each name, so that what one record meets does not depend on the order in which others are made. */
export function seeded(name: string): Chance {
  let state = 2_166_136_261
  for (const character of name) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 16_777_619) >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    next,
    between: (least, most) => least + Math.floor(next() * (most - least + 1)),
    pick: from => {
      const item = from[Math.floor(next() * from.length)]
      if (item === undefined) throw new Error(`Nothing to pick from for ${name}`)
      return item
    },
    happens: share => next() < share,
  }
}
