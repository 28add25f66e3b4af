import type { UnitRow } from '#contract/ground/organisation.ts'

/** A unit with how deep it stands below the top of what is shown. */
export interface UnitInTree {
  readonly unit: UnitRow
  readonly depth: number
}

/** Units as a tree read from the top: each before those below it; one whose upper unit is not shown stands at the top. */
export function unitsInOrder(units: readonly UnitRow[]): UnitInTree[] {
  const shown = new Set(units.map(({ id }) => id))
  const below = Map.groupBy(units, ({ parentId }) => (parentId !== null && shown.has(parentId) ? parentId : null))
  const walk = (parent: string | null, depth: number): UnitInTree[] =>
    (below.get(parent) ?? []).flatMap(unit => [{ unit, depth }, ...walk(unit.id, depth + 1)])
  return walk(null, 0)
}
