import type { CandidateDeadline, CandidateMeasure } from '#campaign/baseline/index.ts'
import { newId } from '#ground/database/new-id.ts'
import type { Tx } from '#ground/database/transaction.ts'
import { parseQuantity } from '#ground/intake/normalise/parse-quantity.ts'
import { absent } from '#ground/workflow/act.ts'
import { createWithin } from '#ground/workflow/create.ts'
import { holdProblem } from '../measure/measure.store.ts'
import type { Remediation } from '../remediation.ts'

/**
 * A measure as a list proposes it: a draft of its problem, held to by nobody before it is approved. A day, a person or a sum that the list
 * does not name stays open; what it wrote instead is kept.
 *
 * @returns id of the measure
 */
export async function takeInMeasure(
  tx: Tx,
  { context, workflows }: Remediation,
  problemId: string,
  said: CandidateMeasure & { readonly importBatch: string; readonly requestId: string; readonly note?: string },
): Promise<string> {
  const id = newId(context.clock.realNow().getTime())
  const cost = costIn(said.cost)
  const { after } = await createWithin(
    tx,
    context,
    workflows.measure,
    { action: 'takeIn', requestId: said.requestId, id },
    async () => {
      const problem = await holdProblem(tx, problemId)
      if (!problem) throw absent()
      const { area, county, township, industry, enterpriseId, grid } = problem
      const unread = said.cost !== null && cost === null ? `清单所列投入：${said.cost}` : undefined
      return {
        cell: { area, county, township, industry, enterpriseId },
        to: 'drafted',
        set: {
          problemId,
          grid,
          words: said.text,
          kind: 'engineering',
          due: said.deadline?.date ?? null,
          dueWords: wordsOfDeadline(said.deadline),
          responsiblePerson: said.person,
          cost,
          importBatch: said.importBatch,
        },
        note: [said.note, unread].filter(Boolean).join('；') || undefined,
      }
    },
  )
  return after.id
}

/** What a list wrote where it named no day. */
export function wordsOfDeadline(deadline: CandidateDeadline | null): string | null {
  return deadline === null || deadline.date !== undefined ? null : deadline.text
}

/** 万元, or null where the text is no sum of money: a bare number says not in which unit. */
function costIn(text: string | null): number | null {
  const read = text === null ? null : parseQuantity(text)
  return read?.unit === 'CNY' && read.per === null && read.value >= 0 ? read.value / 10_000 : null
}
