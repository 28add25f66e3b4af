import {
  type ChecklistContent,
  type ChecklistDifference,
  type ChecklistItem,
  type ItemField,
  itemFields,
} from './checklist.ts'
import { letterOf } from './dimension-of-code.ts'

/**
 * What became of a version's items in another: in, out, changed field by field, or only moved within its dimension. Items are the same by
 * their code. In the order of the later version, what went out last.
 */
export function compareChecklists(was: ChecklistContent, became: ChecklistContent): ChecklistDifference {
  const before = new Map(was.items.map(item => [item.code, item]))
  const after = new Set(became.items.map(({ code }) => code))
  const moved = movedCodes(was.items, became.items)
  const items: ChecklistDifference['items'] = []
  let same = 0
  for (const item of became.items) {
    const { code, requirement } = item
    const known = before.get(code)
    if (!known) {
      items.push({ code, change: 'in', requirement, fields: [] })
      continue
    }
    const fields = changedFields(known, item)
    if (fields.length > 0)
      items.push({ code, change: 'changed', requirement, fields: fields.map(valuesOf(known, item)) })
    else if (moved.has(code)) items.push({ code, change: 'moved', requirement, fields: [] })
    else same += 1
  }
  for (const { code, requirement } of was.items) {
    if (!after.has(code)) items.push({ code, change: 'out', requirement, fields: [] })
  }
  const heads = (['title', 'basis'] as const)
    .filter(field => was[field] !== became[field])
    .map(field => ({ field, was: was[field], became: became[field] }))
  return { items, heads, same }
}

/** The fields in which two items of one code differ. */
export function changedFields(was: ChecklistItem, became: ChecklistItem): ItemField[] {
  return itemFields.filter(field => textOf(was[field]) !== textOf(became[field]))
}

/** Several lines of text are one value, a line each. */
const textOf = (value: ChecklistItem[ItemField]): string => (Array.isArray(value) ? value.join('\n') : String(value))

const valuesOf = (was: ChecklistItem, became: ChecklistItem) => (field: ItemField) => ({
  field,
  was: textOf(was[field]),
  became: textOf(became[field]),
})

/**
 * Items of both versions that do not stand in the longest run of items that kept their order: the fewest that must have been moved.
 * The order counts within a dimension alone.
 */
function movedCodes(was: readonly ChecklistItem[], became: readonly ChecklistItem[]): Set<string> {
  const place = new Map(was.map(({ code }, at) => [code, at]))
  const moved = new Set<string>()
  for (const letter of new Set(became.map(({ code }) => letterOf(code)))) {
    const codes = became.map(({ code }) => code).filter(code => letterOf(code) === letter && place.has(code))
    const kept = new Set(longestRise(codes, code => place.get(code) ?? 0))
    for (const code of codes) if (!kept.has(code)) moved.add(code)
  }
  return moved
}

/** The longest subsequence whose places rise; lists have a few dozen items. */
function longestRise(codes: readonly string[], placeOf: (code: string) => number): string[] {
  const best: string[][] = []
  for (const [at, code] of codes.entries()) {
    const before = best
      .slice(0, at)
      .filter((_, earlier) => placeOf(codes[earlier] ?? '') < placeOf(code))
      .reduce<string[]>((longest, run) => (run.length > longest.length ? run : longest), [])
    best.push([...before, code])
  }
  return best.reduce<string[]>((longest, run) => (run.length > longest.length ? run : longest), [])
}
