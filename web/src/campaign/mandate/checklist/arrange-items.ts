import type { ChecklistItem } from '#contract/mandate/checklist.ts'
import { letterOf } from '#contract/mandate/dimension-of-code.ts'

type Items = readonly ChecklistItem[]

/** The item moved by one place within its dimension; the same items where it stands at the end already. */
export function moveBy(items: Items, code: string, by: -1 | 1): Items {
  const own = items.filter(item => letterOf(item.code) === letterOf(code))
  const beside = own[own.findIndex(item => item.code === code) + by]
  if (!beside) return items
  const moved = items.find(item => item.code === code)
  return items.map(item => (item.code === code ? beside : item.code === beside.code && moved ? moved : item))
}

/** The item moved to where another of its dimension stands; the same items for one of another dimension. */
export function moveTo(items: Items, code: string, target: string): Items {
  const from = items.findIndex(item => item.code === code)
  const to = items.findIndex(item => item.code === target)
  const moved = items[from]
  if (!moved || to < 0 || from === to || letterOf(code) !== letterOf(target)) return items
  const rest = items.filter(item => item.code !== code)
  rest.splice(to, 0, moved)
  return rest
}

/** What two persons made of one version: of an item both changed mine stands, else whoever changed, added or removed it. */
export function mergeItems(base: Items, mine: Items, theirs: Items): Items {
  const known = new Map(base.map(item => [item.code, item]))
  const own = new Map(mine.map(item => [item.code, item]))
  const other = new Map(theirs.map(item => [item.code, item]))
  const same = (one: ChecklistItem | undefined, two: ChecklistItem | undefined) =>
    JSON.stringify(one) === JSON.stringify(two)
  const merged = theirs.flatMap(item => {
    const here = own.get(item.code)
    const touched = !same(here, known.get(item.code))
    if (!touched) return [item]
    return here ? [here] : []
  })
  const back = mine.filter(({ code }) => !other.has(code) && !same(own.get(code), known.get(code)))
  return [...merged, ...back]
}
