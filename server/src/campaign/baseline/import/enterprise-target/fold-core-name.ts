import type { Campaign } from '#campaign/mandate/index.ts'
import { foldName } from '#ground/pinyin/fold-name.ts'

/**
 * Makes a function from a name to what is left for comparing near names: without the place before it (浙江, 衢州市, 江山 …),
 * with all company forms as one, without brackets and marks.
 */
export function coreNames(campaign: Campaign): (name: string) => string {
  const places = [
    campaign.city.province,
    campaign.city.province.replace(/省$/, ''),
    campaign.city.name,
    campaign.city.shortName,
    ...campaign.areas.flatMap(area => [area.name, ...area.shortNames]),
  ]
    .map(foldName)
    .filter(place => place.length >= 2)
    .toSorted((one, other) => other.length - one.length)
  return name => {
    let core = foldName(name).replace(/[()·.,、\-"']/g, '')
    for (let again = true; again; ) {
      const place = places.find(prefix => core.startsWith(prefix) && core.length - prefix.length >= 4)
      again = place !== undefined
      if (place !== undefined) core = core.slice(place.length).replace(/^[市县区](?=.{4})/, '')
    }
    return core.replace(/(股份有限公司|有限责任公司|有限公司|有限合伙|责任公司)/, '公司')
  }
}

/** Keys that two texts share when one becomes the other by changing, adding or leaving out one character. */
export function nearKeys(core: string): string[] {
  const characters = Array.from(core)
  return [core, ...characters.map((_, at) => characters.toSpliced(at, 1).join(''))]
}

/** Whether one character at most sets two texts apart. */
export function isOneCharacterApart(one: string, other: string): boolean {
  const [short, long] =
    one.length <= other.length ? [Array.from(one), Array.from(other)] : [Array.from(other), Array.from(one)]
  if (long.length - short.length > 1) return false
  let at = 0
  while (at < short.length && short[at] === long[at]) at++
  const from = long.length === short.length ? at + 1 : at
  return short.slice(from).join('') === long.slice(at + 1).join('')
}
