import type { Prepared, Tx } from '#ground/database/transaction.ts'
import { bigrams, bigramsOfQuery } from '#ground/pinyin/bigrams.ts'
import { foldName } from '#ground/pinyin/fold-name.ts'
import { initials } from '#ground/pinyin/initials.ts'

/** What an enterprise is found by. */
export interface Findable {
  readonly name: string
  readonly formerNames: readonly string[]
  readonly uscc: string | null
  readonly temporaryCode: string
}

/** The pieces of two characters an enterprise is indexed by, and the texts that a question must be part of, one a line. */
export function searchIndexOf(the: Findable): { pieces: string[]; texts: string } {
  const names = [the.name, ...the.formerNames]
  const texts = [...names, ...names.map(initials), the.uscc ?? '', the.temporaryCode].map(bare).filter(Boolean)
  const lines = [...new Set(texts)]
  return { pieces: [...new Set(lines.flatMap(bigrams))], texts: lines.join('\n') }
}

const keep: Prepared = { name: 'keep search index', text: 'select baseline.keep_search($1, $2, $3)' }

/** Brings the index up to date. Call it whenever name, code, place or industries have changed. */
export async function keepSearchIndex(tx: Tx, enterpriseId: string, the: Findable): Promise<void> {
  const { pieces, texts } = searchIndexOf(the)
  await tx.run(keep, [enterpriseId, pieces, texts])
}

const search: Prepared = {
  name: 'search enterprises',
  text: 'select baseline.search_enterprises($1, $2, $3) as id',
}

/**
 * Ids of at most 200 enterprises in the post's reach whose name, former name, code or pinyin initials hold the text; none for
 * less than two characters. Read the rows afterwards under row-level security; they come in no order.
 */
export async function searchEnterprises(tx: Tx, text: string, atMost = 200): Promise<string[]> {
  const pieces = bigramsOfQuery(text)
  if (pieces.length === 0) return []
  const found = await tx.run<{ id: string }>(search, [pieces, withoutForm(bare(text)), atMost])
  return found.map(({ id }) => id)
}

function bare(text: string): string {
  return foldName(text).replace(/[^\p{L}\p{N}]/gu, '')
}

/** As `bigramsOfQuery` does: 有限公司 in the question must find the 有限责任公司 on the list. */
function withoutForm(text: string): string {
  const short = text.replace(/(?:股份有限公司|有限责任公司|有限公司|公司)$/, '')
  return short.length >= 2 ? short : text
}
