/** At most so many rows may be chosen at once; a bulk action of more should be an import or a rule. */
export const mostChosen = 2000

/** Chosen rows by key, in the order of choosing. They stay chosen while one scrolls and pages on. */
export type Selection<Row> = ReadonlyMap<string, Row>

/** Takes one row in or out; past the limit nothing more is taken in. */
export function toggleRow<Row>(selection: Selection<Row>, key: string, row: Row): Selection<Row> {
  const next = new Map(selection)
  if (!next.delete(key) && next.size < mostChosen) next.set(key, row)
  return next
}

/** Takes in every row from one place to another, as with the shift key. */
export function takeRange<Row>(
  selection: Selection<Row>,
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  from: number,
  to: number,
): Selection<Row> {
  return takeAll(selection, rows.slice(Math.min(from, to), Math.max(from, to) + 1), keyOf)
}

/** Takes in all given rows, up to the limit. */
export function takeAll<Row>(
  selection: Selection<Row>,
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): Selection<Row> {
  const next = new Map(selection)
  for (const row of rows) {
    if (next.size >= mostChosen && !next.has(keyOf(row))) break
    next.set(keyOf(row), row)
  }
  return next
}

/** How the box in the head stands for the rows that are loaded. */
export function headState<Row>(
  selection: Selection<Row>,
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): 'none' | 'some' | 'all' {
  if (selection.size === 0 || rows.length === 0) return 'none'
  return rows.every(row => selection.has(keyOf(row))) ? 'all' : 'some'
}
