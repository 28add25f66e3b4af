import { itemsInUse } from '#campaign/mandate/index.ts'
import type { Tx } from '#ground/database/transaction.ts'
import { foldText } from '#ground/intake/normalise/fold-text.ts'
import { findMeasureWords } from './problem-page.store.ts'

/**
 * What may be done about a problem, as proposals (三(三)1): what assessments chose for it, the latest first, then what its checklist
 * item proposes; without the measures that it has already.
 */
export async function proposedMeasures(
  tx: Tx,
  the: { readonly id: string; readonly clause: string | null; readonly industry: string | null },
): Promise<string[]> {
  const { there, assessed } = await findMeasureWords(tx, the.id)
  const items = the.clause === null ? [] : await itemsInUse(tx, the.industry)
  const item = items.find(({ code }) => code === the.clause)
  const taken = new Set(there.map(foldText))
  return [...new Set([...assessed, ...(item?.measures ?? [])])].filter(words => !taken.has(foldText(words)))
}
