import { useQueryClient } from '@tanstack/react-query'
import { type ExchangeDecisionAction, exchangeDecisionStates } from '#contract/remediation/exchange.states.ts'
import {
  decideExchangeRow,
  decideExchangeRows,
  type ExchangeRowView,
  type ExchangeWish,
  exchangeInputs,
} from '#contract/remediation/exchange.ts'
import { announce } from '#web/ground/announce/announce.ts'
import { DraftFormView } from '#web/ground/form/draft-form-view.tsx'
import { LongTextField } from '#web/ground/form/fields.tsx'
import { useDraftForm } from '#web/ground/form/use-draft-form.ts'
import { call } from '#web/ground/http/call.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { BothSides } from './both-sides.tsx'
import { exchangeWords } from './words.ts'

/** One decision, on one line at once or on many as a job; what it needs and what it is about stand above. */
export function DecideForm({
  action,
  rows,
  onDone,
}: {
  action: ExchangeDecisionAction
  rows: readonly ExchangeRowView[]
  /** @param job the job of many lines */
  onDone: (job?: string) => void
}) {
  const say = useWords(exchangeWords)
  const sentence = useSentence()
  const queryClient = useQueryClient()
  const { words, needs } = exchangeDecisionStates.actions[action]
  const [only] = rows
  const single = rows.length === 1 && only !== undefined
  const reread = async () => {
    for (const topic of ['exchangeRow', 'exchangeRound', 'problem'])
      await queryClient.invalidateQueries({ queryKey: [topic] })
  }
  const form = useDraftForm({
    form: `exchange.${action}`,
    record: single ? only.id : 'bulk',
    start: { reason: '' },
    schema: exchangeInputs[action],
    send: async ({ reason }, { requestId }) => {
      const input = (action === 'ignore' ? { decision: action, reason } : { decision: action }) as ExchangeWish
      if (single) {
        await call(decideExchangeRow, { params: { id: only.id }, body: { requestId, input } })
        await reread()
        announce(say('done', { action: sentence(words) }))
        onDone()
      } else {
        const job = await call(decideExchangeRows, { body: { requestId, ids: rows.map(({ id }) => id), input } })
        queryClient.setQueryData(['jobs', job.id], job)
        onDone(job.id)
      }
    },
  })
  return (
    <DraftFormView
      form={form}
      submitLabel={single ? sentence(words) : say('start', { action: sentence(words), count: rows.length })}
      onReload={() => void reread()}
    >
      {needs && <p className="muted">{sentence(needs)}</p>}
      {single ? (
        <>
          <p>
            {only.externalNumber} {only.label}
          </p>
          <BothSides row={only} />
        </>
      ) : (
        <p>{say('each', { count: rows.length })}</p>
      )}
      {action === 'ignore' && (
        <LongTextField form={form} name="reason" label={say('reason')} hint={say('reason.hint')} />
      )}
    </DraftFormView>
  )
}
