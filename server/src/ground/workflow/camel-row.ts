const names = new Map<string, string>()

/** A row of the database with the names a record has: `due_current` → `dueCurrent`; the reverse of `snakeCase`. */
export function camelRow(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const named: Record<string, unknown> = {}
  for (const column in row) named[nameOf(column)] = row[column]
  return named
}

function nameOf(column: string): string {
  let name = names.get(column)
  if (name === undefined) {
    name = column.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
    names.set(column, name)
  }
  return name
}
