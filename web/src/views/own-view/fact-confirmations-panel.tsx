import { useQuery, useQueryClient } from '@tanstack/react-query'
import { enterpriseFieldWords } from '#contract/baseline/enterprise-field-words.ts'
import { factConfirmationStates } from '#contract/baseline/fact-confirmation.states.ts'
import {
  actOnFactConfirmation,
  type FactConfirmationView,
  listFactConfirmations,
} from '#contract/baseline/fact-confirmation.ts'
import { ActionsBar } from '#web/ground/actions-bar/actions-bar.tsx'
import { announce } from '#web/ground/announce/announce.ts'
import { DraftFormView } from '#web/ground/form/draft-form-view.tsx'
import { LongTextField } from '#web/ground/form/fields.tsx'
import { useDraftForm } from '#web/ground/form/use-draft-form.ts'
import { call } from '#web/ground/http/call.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { ownWords } from './words.ts'

/** What an enterprise has confirmed of itself, and what it proposed that its township has to answer. */
export function FactConfirmationsPanel({ id }: { id: string }) {
  const say = useWords(ownWords)
  const sentence = useSentence()
  const { data } = useQuery({
    queryKey: ['factConfirmation', 'of', id],
    queryFn: ({ signal }) => call(listFactConfirmations, { params: { id } }, { signal }),
  })
  if (!data || data.rows.length === 0) return null
  return (
    <section className="section">
      <h2>{say('panel.title')}</h2>
      <ul className="plain-list">
        {data.rows.slice(0, 5).map(row => (
          <li key={row.id}>
            <b>{sentence(factConfirmationStates.states[row.state])}</b>{' '}
            <span className="muted small">{say('panel.row', { day: row.confirmedOn, by: row.confirmedBy })}</span>
            {row.changes.map(({ field, becomes }) => (
              <p key={field}>
                {sentence(enterpriseFieldWords[field])}：{becomes}
              </p>
            ))}
            {row.actions.length > 0 && (
              <ActionsBar
                quiet
                offers={row.actions}
                titles={Object.fromEntries(
                  Object.entries(factConfirmationStates.actions).map(([key, { words }]) => [key, sentence(words)]),
                )}
                form={(action, close) => (
                  <AnswerForm row={row} action={action as 'accept' | 'decline'} onDone={close} />
                )}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function AnswerForm({
  row,
  action,
  onDone,
}: {
  row: FactConfirmationView
  action: 'accept' | 'decline'
  onDone: () => void
}) {
  const say = useWords(ownWords)
  const sentence = useSentence()
  const queryClient = useQueryClient()
  const form = useDraftForm({
    form: `factConfirmation.${action}`,
    record: row.id,
    start: { words: '', reason: '' },
    send: async ({ words, reason }, { requestId }) => {
      const request = { requestId, version: row.version }
      const params = { id: row.id }
      if (action === 'accept')
        await call(actOnFactConfirmation.accept, { params, body: { ...request, input: { words } } })
      else await call(actOnFactConfirmation.decline, { params, body: { ...request, input: { reason } } })
      await queryClient.invalidateQueries({ queryKey: ['factConfirmation'] })
      announce(say('panel.answered'))
      onDone()
    },
  })
  return (
    <DraftFormView form={form} submitLabel={sentence(factConfirmationStates.actions[action].words)}>
      {action === 'accept' ? (
        <>
          <p className="muted">{say('panel.acceptNote')}</p>
          <LongTextField form={form} name="words" label={say('panel.answerWords')} optional />
        </>
      ) : (
        <LongTextField form={form} name="reason" label={say('panel.reason')} />
      )}
    </DraftFormView>
  )
}
