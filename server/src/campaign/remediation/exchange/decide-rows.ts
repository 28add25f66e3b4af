import { z } from 'zod'
import type { JobRowResult } from '#contract/ground/job.ts'
import { exchangeDecisionStates } from '#contract/remediation/exchange.states.ts'
import { ExchangeWish, exchangeRowsAtMost } from '#contract/remediation/exchange.ts'
import { reading } from '#ground/database/transaction.ts'
import { Refusal } from '#ground/errors/refusal.ts'
import { defineJob, type JobKind } from '#ground/jobs/index.ts'
import { deriveRequestId } from '#ground/workflow/derive-request-id.ts'
import { decideRow, type RowWish } from './decide-row.ts'
import { readExchangeRow } from './exchange-row.store.ts'
import type { Exchanging } from './exchanging.ts'

const Payload = z.object({
  requestId: z.uuid(),
  ids: z.array(z.uuid()).max(exchangeRowsAtMost),
  input: ExchangeWish,
})
export type DecideWish = z.infer<typeof Payload>

/** One decision on many lines: each is answered by itself, under a request id of its own. */
export function makeDecideJob(exchanging: Exchanging): JobKind<DecideWish> {
  return defineJob<DecideWish>({
    kind: 'remediation.decideExchange',
    takes: Payload,
    title: ({ ids, input }) => {
      const { words } = exchangeDecisionStates.actions[input.decision]
      return { zh: `批量${words.zh}（${ids.length} 行）`, en: `${words.en}: ${ids.length} lines` }
    },
    again: (payload, refusedKeys) => ({ ...payload, ids: payload.ids.filter(id => refusedKeys.includes(id)) }),
    handle: async ({ actor, progress, cancelled }, { requestId, ids, input }) => {
      const rows: JobRowResult[] = []
      let roundId: string | undefined
      for (const [index, rowId] of ids.entries()) {
        if (cancelled()) break
        const row = await reading(exchanging.database, actor, tx => readExchangeRow(tx, rowId))
        roundId ??= row?.roundId
        const label = [row?.externalNumber, row?.label].filter(Boolean).join(' ') || '—'
        const answer = await answerOne(exchanging, actor, {
          rowId,
          requestId: deriveRequestId(requestId, rowId),
          input,
        })
        rows.push({ key: rowId, label, ...answer })
        progress((index + 1) / ids.length, {
          zh: `已处理 ${index + 1} / ${ids.length}`,
          en: `${index + 1} of ${ids.length} done`,
        })
      }
      const done = rows.filter(row => row.done).length
      return { done, refused: rows.length - done, rows, link: roundId ? `/exchange/${roundId}` : '/exchange' }
    },
  })
}

async function answerOne(
  exchanging: Exchanging,
  actor: Parameters<typeof decideRow>[1],
  wish: RowWish,
): Promise<Omit<JobRowResult, 'key' | 'label'>> {
  try {
    await decideRow(exchanging, actor, wish)
    return { done: true }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const zh = [error.zh, error.accepted?.zh].filter(Boolean).join('。')
    const en = [error.en, error.accepted?.en].filter(Boolean).join('. ')
    return { done: false, refusal: { code: error.code, zh, en } }
  }
}
