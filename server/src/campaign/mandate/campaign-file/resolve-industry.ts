import type { Campaign, CampaignIndustry } from './campaign.ts'
import { foldText } from './fold-text.ts'
import { type Resolution, remember } from './resolution.ts'

type Known =
  | { readonly how: 'exact' | 'alias'; readonly found: CampaignIndustry }
  | { readonly how: 'ambiguous'; readonly candidates: readonly CampaignIndustry[]; readonly note: string | null }

/** Words behind an industry's name that don't change which is meant. */
const tails =
  /(重点行业|行业|产业|企业|工业|公司|类|等|制造业|加工业|生产|制造|加工|利用|经营|项目|整治|厂|场|点|户|站|坊)$/u

/**
 * Makes `resolveIndustry(text)`: which of the industries a cell means. Takes names, aliases, GB/T 4754 codes and longer wordings
 * that contain one (实木家具生产销售). Ambiguous words (塑料, 五金, 建材) and texts that name several industries are answered
 * `ambiguous` with the candidates: the system never chooses.
 */
export function industryResolver(campaign: Campaign): (text: string) => Resolution<CampaignIndustry> {
  const known = industryWords(campaign)
  const longest = Math.max(...[...known.keys()].map(word => word.length))

  const look = (text: string): Resolution<CampaignIndustry> | undefined => {
    const hit = known.get(text)
    return hit && { ...hit, matched: text }
  }

  return remember(text => {
    const folded = foldText(text)
    if (folded === '') return { how: 'unknown' }
    const whole = look(folded) ?? look(folded.replace(/^\d+[.、)]/u, ''))
    if (whole) return whole
    const core = folded.replace(/\(.*?\)|\[.*?\]|【.*?】/gu, '')
    const direct = look(core)
    if (direct) return loosened(direct)
    for (let stem = core, shorter = core.replace(tails, ''); shorter !== stem && shorter !== ''; ) {
      const hit = look(shorter)
      if (hit) return loosened(hit)
      stem = shorter
      shorter = stem.replace(tails, '')
    }
    return weigh(scan(folded))
  })

  /** The known words in a text, longest first at each place, none inside another. */
  function scan(text: string): { word: string; hit: Known }[] {
    const found: { word: string; hit: Known }[] = []
    for (let at = 0; at < text.length; ) {
      let length = Math.min(longest, text.length - at)
      for (; length > 0; length--) {
        const word = text.slice(at, at + length)
        const hit = known.get(word)
        // Single characters and bare codes mean something as a whole cell only.
        if (hit && length >= 2 && !/^[a-z]?\d+$/u.test(word)) {
          found.push({ word, hit })
          break
        }
      }
      at += Math.max(length, 1)
    }
    return found
  }
}

function loosened(resolution: Resolution<CampaignIndustry>): Resolution<CampaignIndustry> {
  return resolution.how === 'exact' ? { ...resolution, how: 'alias' } : resolution
}

function weigh(hits: readonly { word: string; hit: Known }[]): Resolution<CampaignIndustry> {
  if (hits.length === 0) return { how: 'unknown' }
  const sure = new Set<CampaignIndustry>()
  const possible = new Set<CampaignIndustry>()
  const notes: string[] = []
  for (const { hit } of hits)
    if (hit.how === 'ambiguous') {
      for (const candidate of hit.candidates) possible.add(candidate)
      if (hit.note !== null) notes.push(hit.note)
    } else sure.add(hit.found)
  const matched = hits.map(({ word }) => word).join('、')
  const [only] = sure
  if (only && sure.size === 1 && (possible.size === 0 || possible.has(only)))
    return { how: 'alias', found: only, matched }
  return { how: 'ambiguous', candidates: [...new Set([...sure, ...possible])], matched, note: notes[0] ?? null }
}

function industryWords(campaign: Campaign): ReadonlyMap<string, Known> {
  const words = new Map<string, Known>()
  const byCode = new Map<string, CampaignIndustry[]>()
  for (const found of campaign.industries) {
    for (const alias of found.aliases) words.set(foldText(alias), { how: 'alias', found })
    for (const code of found.gbt4754)
      for (const form of [foldText(code), foldText(code).slice(1)])
        byCode.set(form, [...new Set([...(byCode.get(form) ?? []), found])])
  }
  for (const [code, candidates] of byCode) {
    const [found] = candidates
    if (found && candidates.length === 1) words.set(code, { how: 'alias', found })
    else words.set(code, { how: 'ambiguous', candidates, note: '一个国民经济行业代码对应多个整治行业' })
  }
  for (const { word, candidates, note } of campaign.ambiguousIndustryWords)
    words.set(foldText(word), {
      how: 'ambiguous',
      // In the file's order: the likeliest stands first.
      candidates: candidates.flatMap(candidate => campaign.industries.filter(({ id }) => id === candidate)),
      note,
    })
  for (const found of campaign.industries) {
    words.set(foldText(found.id), { how: 'exact', found })
    words.set(foldText(found.name), { how: 'exact', found })
  }
  return words
}
