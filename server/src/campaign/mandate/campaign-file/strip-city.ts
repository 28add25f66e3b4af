import type { Campaign } from './campaign.ts'
import { foldText } from './fold-text.ts'

/** Makes a function that takes 浙江省, 浙江, 衢州市, 衢州 (this campaign's own) off the front of a folded text, unless nothing is left. */
export function cityStripper(campaign: Campaign): (folded: string) => string {
  const { province, name, shortName } = campaign.city
  const prefixes = [province, province.replace(/省$/u, ''), `${name}区`, name, shortName].map(foldText)
  return folded => {
    let rest = folded
    for (let again = true; again; ) {
      const prefix = prefixes.find(candidate => rest.length > candidate.length && rest.startsWith(candidate))
      again = prefix !== undefined
      if (prefix !== undefined) rest = rest.slice(prefix.length).replace(/^[-—·,，、/\\]+/u, '')
    }
    return rest
  }
}
