import { type InventedCity, kinds, type Plant } from './invent-city.ts'

/** Prints recall and precision of the watch and of the plain baseline, and which kinds of omission the watch found. */
export function measureHits(
  city: InventedCity,
  hits: readonly { readonly id: string | null; readonly number: string | null }[],
): void {
  const omitted = new Map(city.plants.flatMap(({ id, omitted: kind }) => (kind ? [[id, kind] as const] : [])))
  for (const plant of new Set(city.unlisted.values())) omitted.set(plant, kinds[6])
  const suspects = hits.map(({ id, number }) => id ?? city.unlisted.get(number ?? '') ?? `row ${number}`)
  print('watch', suspects, omitted)
  print('same township and industry', sameTownshipAndIndustry(city.plants), omitted)
  const found = new Set(suspects)
  for (const kind of kinds) {
    const its = [...omitted].filter(([, one]) => one === kind)
    console.log(`  ${kind}: ${its.filter(([id]) => found.has(id)).length} of ${its.length}`)
  }
}

function print(what: string, suspects: readonly string[], omitted: ReadonlyMap<string, unknown>): void {
  const right = new Set(suspects.filter(id => omitted.has(id))).size
  console.log(
    `${what}: recall ${(right / omitted.size).toFixed(2)} (${right} of ${omitted.size}), precision ${(right / suspects.length).toFixed(2)} (of ${suspects.length} hits)`,
  )
}

/** The plain baseline: undecided, where most of those decided in its township and industry are on the list. */
function sameTownshipAndIndustry(plants: readonly Plant[]): string[] {
  const groups = new Map<string, { included: number; decided: number }>()
  const keyOf = ({ township, industry }: Plant) => `${township} ${industry}`
  for (const plant of plants) {
    if (plant.decided === null) continue
    const group = groups.get(keyOf(plant)) ?? { included: 0, decided: 0 }
    groups.set(keyOf(plant), {
      included: group.included + (plant.decided === 'included' ? 1 : 0),
      decided: group.decided + 1,
    })
  }
  return plants
    .filter(plant => {
      const group = groups.get(keyOf(plant))
      return plant.decided === null && group !== undefined && group.included * 2 >= group.decided
    })
    .map(({ id }) => id)
}
