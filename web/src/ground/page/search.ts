import type { z } from 'zod'

/** The part of the address after `?` as text and lists of text: `area=a&area=b` is a list, everything else one text. */
export function parseSearch(search: string): Record<string, string | string[]> {
  const read: Record<string, string | string[]> = {}
  const parameters = new URLSearchParams(search)
  for (const key of new Set(parameters.keys())) {
    const values = parameters.getAll(key)
    read[key] = values.length === 1 ? (values[0] ?? '') : values
  }
  return read
}

/** The other way round; what is empty is left out, so that an address says only what was chosen. */
export function stringifySearch(search: Readonly<Record<string, unknown>>): string {
  const parameters = new URLSearchParams()
  for (const [key, value] of Object.entries(search)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') parameters.append(key, String(one))
    }
  }
  const said = parameters.toString()
  return said === '' ? '' : `?${said}`
}

/**
 * Reads an address by a schema and leaves out what does not fit: an old or mistyped link opens the page with fewer filters
 * instead of an error.
 */
export function lenient<Shape extends z.ZodObject>(
  schema: Shape,
): (search: Record<string, unknown>) => z.output<Shape> {
  return search => {
    let rest = { ...search }
    for (;;) {
      const read = schema.safeParse(rest)
      if (read.success) return read.data
      const wrong = new Set(read.error.issues.map(issue => String(issue.path[0])))
      const kept = Object.fromEntries(Object.entries(rest).filter(([key]) => !wrong.has(key)))
      if (Object.keys(kept).length === Object.keys(rest).length) return schema.parse({})
      rest = kept
    }
  }
}

/** For schemas of addresses: one value or several, always read as a list. */
export function asList(value: unknown): unknown {
  return value === undefined || Array.isArray(value) ? value : [value]
}
