import type { Campaign, Township } from './campaign.ts'
import { foldText } from './fold-text.ts'
import { type Resolution, remember } from './resolution.ts'
import { areaStarts, areaWords } from './resolve-area.ts'
import { severalNamed } from './several-named.ts'
import { cityStripper } from './strip-city.ts'

type Known = { readonly how: 'exact' | 'alias' | 'formerName'; readonly towns: readonly Township[] }

const kinds = '街道办事处|人民政府|办事处|畲族乡|民族乡|街道办|街道|政府|镇|乡|街'
const kind = new RegExp(`(${kinds})$`, 'u')
const leadingKind = new RegExp(`^(${kinds})`, 'u')
/** What a place below a township looks like: village, community, road, park or the like. */
const below = /(村|社区|居委会|居|路|号|组|园区|工业园|工业区|功能区|街|弄|山|湾|口)/u

/**
 * Makes `resolveTownship(text, area?)`: which township a cell means. Takes names with the kind missing or wrong (贺村, 贺村乡),
 * the county or city before (江山市贺村镇), a village behind (贺村镇永兴坞村), old names and codes.
 *
 * @param area code of the area or county the row already names: of several townships only those it runs or contains count; a
 *   township known only outside it is answered `unknown` with `elsewhere`.
 */
export function townshipResolver(campaign: Campaign): (text: string, area?: string) => Resolution<Township> {
  const known = townshipWords(campaign)
  const areas = areaWords(campaign)
  const starts = areaStarts(campaign)
  const longest = Math.max(...[...known.keys()].map(word => word.length))
  const stripCity = cityStripper(campaign)
  const remembered = new Map<string, (text: string) => Resolution<Township>>()

  const byStart = (text: string): { hit: Known; matched: string } | undefined => {
    for (let length = Math.min(longest, text.length - 1); length >= 2; length--) {
      const matched = text.slice(0, length)
      const hit = known.get(matched)
      if (!hit) continue
      const rest = text.slice(length)
      // A bare stem is taken only before what reads as a place below it: 石门村 is a village of that name, not 石门镇.
      if (kind.test(matched) || leadingKind.test(rest) || (rest.length >= 2 && below.test(rest)))
        return { hit, matched }
    }
    return undefined
  }

  const find = (text: string): { hit: Known; matched: string } | undefined => {
    const direct = known.get(text)
    if (direct) return { hit: direct, matched: text }
    const stem = text.replace(kind, '')
    const loose = stem.length >= 2 ? known.get(stem) : undefined
    if (loose) return { hit: loosened(loose), matched: text }
    const start = byStart(text)
    return start && { hit: loosened(start.hit), matched: start.matched }
  }

  const resolve = (unstripped: string, given: string | undefined): Resolution<Township> => {
    const folded = stripCity(unstripped)
    if (folded === '') return { how: 'unknown' }
    const named = starts.find(word => folded.length > word.length && folded.startsWith(word))
    const namedArea = named === undefined ? undefined : areas.get(named)?.found
    const rest = named === undefined ? '' : folded.slice(named.length).replace(/^[区县市\-—·,、/]+/u, '')
    const afterArea = namedArea && rest.length >= 2 ? find(rest) : undefined
    const whole = find(folded)
    // What follows the area decides (江山市贺村镇), unless it is nothing known there.
    const best = afterArea && within(afterArea.hit.towns, namedArea?.code).length > 0 ? afterArea : (whole ?? afterArea)
    if (!best) return { how: 'unknown' }
    const { towns } = best.hit
    const inNamed = within(towns, best === afterArea ? namedArea?.code : undefined)
    const candidates = within(inNamed, given)
    const [found, ...others] = candidates
    // 龙游县贺村镇 contradicts itself: what it would be is said, not chosen.
    if (!found) return towns.length === 1 && towns[0] ? { how: 'unknown', elsewhere: towns[0] } : { how: 'unknown' }
    if (others.length > 0) return { how: 'ambiguous', candidates, matched: best.matched, note: null }
    return { how: best.hit.how, found, matched: best.matched }
  }

  const resolveOne = (text: string, given: string | undefined): Resolution<Township> => {
    const folded = foldText(text).replace(/[()[\]【】]/gu, '')
    const several = severalNamed(folded, part => resolve(part, given))
    return several.length > 1
      ? { how: 'ambiguous', candidates: several, matched: folded, note: null }
      : resolve(folded, given)
  }

  const codes = new Set(campaign.areas.map(({ code }) => code))
  return (text, area) => {
    const given = area !== undefined && codes.has(area) ? area : undefined
    const key = given ?? ''
    const answer = remembered.get(key) ?? remember(asked => resolveOne(asked, given))
    remembered.set(key, answer)
    return answer(text)
  }
}

function loosened({ how, towns }: Known): Known {
  return { how: how === 'formerName' ? how : 'alias', towns }
}

function within(towns: readonly Township[], area: string | undefined): readonly Township[] {
  return area === undefined ? towns : towns.filter(town => town.area === area || town.county === area)
}

/** Every folded word that names a township; names and codes first, then bare stems, then former names and their stems. */
function townshipWords(campaign: Campaign): ReadonlyMap<string, Known> {
  const words = new Map<string, Known>()
  const add = (word: string, how: Known['how'], town: Township) => {
    const before = words.get(word)
    if (before === undefined) words.set(word, { how, towns: [town] })
    else if (before.how === how && !before.towns.includes(town))
      words.set(word, { how, towns: [...before.towns, town] })
  }
  for (const town of campaign.townships) {
    add(foldText(town.code), 'exact', town)
    add(foldText(town.name), 'exact', town)
  }
  for (const town of campaign.townships) {
    const stem = foldText(town.name).replace(kind, '')
    if (stem.length >= 2) add(stem, 'alias', town)
    // 廿 is not on every keyboard: 二十八都镇 means 廿八都镇.
    if (stem.includes('廿')) add(stem.replace('廿', '二十'), 'alias', town)
  }
  const areaNames = areaWords(campaign)
  for (const town of campaign.townships)
    for (const former of town.formerNames) {
      add(foldText(former), 'formerName', town)
      const stem = foldText(former).replace(kind, '')
      // 龙游 alone is the county, not the former 龙游镇.
      if (stem.length >= 2 && !areaNames.has(stem)) add(stem, 'formerName', town)
    }
  return words
}
