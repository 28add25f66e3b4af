import type { VersionCell } from './list-version.store.ts'

/** Rows `low` to `high` of a version, both included. */
export interface Positions {
  readonly low: number
  readonly high: number
}

/** Where the rows of these areas and industries stand in a version, in order; neighbours in one piece. Nothing given: all of it. */
export function positionsOf(
  cells: readonly VersionCell[],
  { areas, industries }: { areas?: readonly string[] | undefined; industries?: readonly string[] | undefined },
): Positions[] {
  const pieces: { low: number; high: number }[] = []
  let before = 0
  for (const { area, industry, count } of cells) {
    const low = before + 1
    before += count
    if (count === 0 || (areas && !areas.includes(area)) || (industries && !industries.includes(industry))) continue
    const last = pieces.at(-1)
    if (last && last.high === low - 1) last.high = before
    else pieces.push({ low, high: before })
  }
  return pieces
}
