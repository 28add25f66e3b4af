import { foldName } from './fold-name.ts'

/**
 * The pieces of two characters by which a text is indexed, each once, in order. Brackets, dots and other signs are left out, so
 * 江山（贺村）木业 is found by 江山贺村. A text of one character has no piece and cannot be searched for.
 */
export function bigrams(text: string): string[] {
  const characters = Array.from(foldName(text).replace(/[^\p{L}\p{N}]/gu, ''))
  return [...new Set(characters.slice(1).map((character, index) => `${characters[index]}${character}`))]
}

/**
 * The pieces that a search asks for. A company form typed at the end is left out where enough remains, since 有限公司 in the
 * question must find the 有限责任公司 on the list; a form half typed is kept, because the index holds it too.
 */
export function bigramsOfQuery(query: string): string[] {
  const pieces = bigrams(foldName(query).replace(/(?:股份有限公司|有限责任公司|有限公司|公司)$/, ''))
  return pieces.length > 0 ? pieces : bigrams(query)
}
