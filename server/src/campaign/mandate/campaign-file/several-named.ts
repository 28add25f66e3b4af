import type { Resolution } from './resolution.ts'

const separators = /[、,;/和及与]/u

/**
 * The different places a folded text names in a row (江山市、常山县), each part asked by itself; fewer than two when it names only one,
 * or when the separator belongs to a name (和睦村).
 */
export function severalNamed<Found>(folded: string, resolvePart: (part: string) => Resolution<Found>): Found[] {
  const parts = folded.split(separators).filter(part => part !== '')
  if (parts.length < 2) return []
  const found = new Set<Found>()
  for (const part of parts) {
    const resolution = resolvePart(part)
    if (resolution.how !== 'unknown' && resolution.how !== 'ambiguous') found.add(resolution.found)
  }
  return [...found]
}
