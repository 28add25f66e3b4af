import type { TableWords } from '#ground/intake/find-table/table.ts'
import { matchHeader } from '#ground/intake/map-columns/match-header.ts'
import { foldText } from '#ground/intake/normalise/fold-text.ts'
import { parsePhones } from '#ground/intake/normalise/parse-phones.ts'
import { parseUscc } from '#ground/intake/normalise/parse-uscc.ts'
import type { EnterpriseContext } from './enterprise-context.ts'
import { dimensionOf, enterpriseFields } from './enterprise-fields.ts'
import { isSurelyName } from './looks-like-name.ts'

/** Tells headers from data in lists of enterprises; remembers what it has seen, since lists repeat their words. */
export function enterpriseWords(context: EnterpriseContext): TableWords {
  const scores = new Map<string, number>()
  const headerScore = (text: string) => {
    if (text.length > 60) return 0
    const known = scores.get(text)
    if (known !== undefined) return known
    // a sentence is no header, however many header words it holds
    const sentence = text.length > 24 && /[。；;]/.test(text)
    const isPlace =
      context.lookups.resolveArea(text).how === 'exact' || context.lookups.resolveTownship(text).how === 'exact'
    const dimension = dimensionOf(text) !== null && text.length <= 12 ? 0.7 : 0
    const score =
      sentence || isPlace || isData(text) ? 0 : Math.max(dimension, matchHeader([text], enterpriseFields)?.score ?? 0)
    if (scores.size < 50_000) scores.set(text, score)
    return score
  }
  const isSectionText = (text: string) => {
    if (text.length > 60) return false
    const bare = text
      .replace(/^[(（]?[一二三四五六七八九十\d]{1,3}[)）、.．]\s*/, '')
      .replace(/[(（][^()（）]*[)）]$/, '')
      .replace(/(共?\d+(家|户|个))$/, '')
    if (foldText(bare) === '') return false
    const area = context.lookups.resolveArea(bare).how
    const township = context.lookups.resolveTownship(bare).how
    const industry = context.lookups.resolveIndustry(bare).how
    return (
      area === 'exact' ||
      township === 'exact' ||
      township === 'alias' ||
      industry === 'exact' ||
      industry === 'alias' ||
      area === 'alias'
    )
  }
  return { headerScore, isData, isSectionText }
}

function isData(text: string): boolean {
  if (text.length > 120) return false
  if (/^[0-9０-９A-Za-z]{15,20}$/.test(text) && /\d{6}/.test(text.normalize('NFKC')))
    return parseUscc(text).kind !== 'notACode'
  if (/^[\d\s()（）+-]{7,}$/.test(text) && parsePhones(text).phones.length > 0) return true
  return isSurelyName(text)
}
