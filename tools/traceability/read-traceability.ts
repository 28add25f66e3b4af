/** What a row may say of its clause. */
export const standings = ['built', 'in part', 'later'] as const

/** One row of TRACEABILITY.md, its cells taken apart. */
export interface TracedRow {
  /** The clause's number, or a sentence in the last table. */
  readonly clause: string
  /** Undefined in the table of what the plan does not say. */
  readonly standing: string | undefined
  readonly screens: readonly string[]
  readonly code: readonly string[]
  readonly tests: readonly string[]
}

/** Reads the tables of TRACEABILITY.md. Rows with six cells are those of clauses, with four those of the last table. */
export function readTraceability(page: string): { clauses: TracedRow[]; others: TracedRow[] } {
  const rows = page
    .split('\n')
    .filter(line => line.startsWith('|') && !/^\|(-+\||\s*(clause|what)\s*\|)/.test(line))
    .map(line => line.split('|').slice(1, -1))
    .map(cells => cells.map(cell => cell.trim()))
  const read = (cells: string[]): TracedRow => ({
    clause: cells[0] ?? '',
    standing: cells.length === 6 ? cells[1] : undefined,
    screens: quoted(cells.at(-3)),
    code: quoted(cells.at(-2)),
    tests: quoted(cells.at(-1)),
  })
  return {
    clauses: rows.filter(cells => cells.length === 6).map(read),
    others: rows.filter(cells => cells.length !== 6).map(read),
  }
}

function quoted(cell = ''): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, inside]) => inside ?? '')
}
