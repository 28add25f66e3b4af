import type { Campaign } from '#campaign/mandate/index.ts'
import type { DimensionId } from '#contract/mandate/campaign-file.ts'

/**
 * The dimension whose typical words say most of a text (campaign data, `problem-words.yaml`), or null where none of them stands in it.
 * A word is found through a negation too: 「雨污未分流」 has 雨污分流.
 */
export function guessDimension({ problemWords }: Pick<Campaign, 'problemWords'>, text: string): DimensionId | null {
  const texts = [text, text.replaceAll(/[未不没无]/g, '')]
  const found = problemWords.map(({ dimension, words }) => ({
    dimension,
    characters: words.filter(word => texts.some(one => one.includes(word))).join('').length,
  }))
  const best = found.reduce((one, other) => (other.characters > one.characters ? other : one))
  return best.characters > 0 ? best.dimension : null
}
