import type { Area, Campaign } from './campaign.ts'
import { foldText } from './fold-text.ts'
import { type Resolution, remember } from './resolution.ts'
import { severalNamed } from './several-named.ts'
import { cityStripper } from './strip-city.ts'

/** Words that follow an area's name without changing which area is meant. */
const tails = /(人民政府|政府|管理委员会|管委会|辖区|境内|本级|范围|片区)$/u

/**
 * Makes `resolveArea(text)`: which area (区块) a cell means. Takes names, short names, old names and codes, with or without the
 * province and city before and the kind of division behind, and an address that begins with the area (`江山市贺村镇`).
 * The area is the one that is *named*; a township named with its county may be run by a zone: see `Township.area`.
 */
export function areaResolver(campaign: Campaign): (text: string) => Resolution<Area> {
  const known = areaWords(campaign)
  const ambiguous = new Map(
    campaign.ambiguousAreaWords.map(({ word, candidates, note }) => [
      foldText(word),
      { candidates: campaign.areas.filter(({ code }) => candidates.includes(code)), note },
    ]),
  )
  const stripCity = cityStripper(campaign)
  const starts = areaStarts(campaign)

  const look = (text: string): Resolution<Area> | undefined => {
    const hit = known.get(text)
    if (hit) return { ...hit, matched: text }
    const several = ambiguous.get(text)
    return several ? { how: 'ambiguous', ...several, matched: text } : undefined
  }

  const resolve = (folded: string): Resolution<Area> => {
    if (folded === '') return { how: 'unknown' }
    const whole = look(folded)
    if (whole) return whole
    const stripped = stripCity(folded)
    const direct = look(stripped) ?? look(stripped.replace(tails, ''))
    if (direct) return direct
    const wrongKind = known.get(stripped.replace(/[区县市]$/u, ''))
    if (wrongKind) return { ...loosened(wrongKind), matched: stripped }
    const start = starts.find(word => stripped.startsWith(word))
    const found = start === undefined ? undefined : known.get(start)
    return start !== undefined && found ? { ...loosened(found), matched: start } : { how: 'unknown' }
  }

  return remember(text => {
    const folded = foldText(text).replace(/[()[\]【】]/gu, '')
    const several = severalNamed(folded, resolve)
    return several.length > 1 ? { how: 'ambiguous', candidates: several, matched: folded, note: null } : resolve(folded)
  })
}

type Known = { readonly how: 'exact' | 'alias' | 'formerName'; readonly found: Area }

/** Every folded word that names an area: its code and name exactly, its short names as aliases, its former names. */
export function areaWords(campaign: Campaign): ReadonlyMap<string, Known> {
  const words = new Map<string, Known>()
  for (const found of campaign.areas) {
    for (const word of found.formerNames) words.set(foldText(word), { how: 'formerName', found })
    for (const word of found.shortNames) words.set(foldText(word), { how: 'alias', found })
    words.set(foldText(found.name), { how: 'exact', found })
    words.set(foldText(found.code), { how: 'exact', found })
  }
  return words
}

/**
 * Words that name an area at the beginning of a longer text, longest first: official names, short names of counties, and
 * long enough old names. A zone's two characters (智慧) begin too many other things.
 */
export function areaStarts(campaign: Campaign): string[] {
  const words = campaign.areas.flatMap(({ name, kind, shortNames, formerNames }) => [
    name,
    ...(kind === 'county' ? shortNames : []),
    ...[...shortNames, ...formerNames].filter(word => word.length >= 4),
  ])
  return [...new Set(words.map(foldText))].sort((a, b) => b.length - a.length)
}

function loosened({ how, found }: Known): Known {
  return { how: how === 'formerName' ? how : 'alias', found }
}
