import { useQueryClient } from '@tanstack/react-query'
import { signalStates } from '#contract/baseline/signal.states.ts'
import { actOnSignal, type SignalRow, signalInputs } from '#contract/baseline/signal.ts'
import { announce } from '#web/ground/announce/announce.ts'
import { DraftFormView } from '#web/ground/form/draft-form-view.tsx'
import { LongTextField } from '#web/ground/form/fields.tsx'
import { useDraftForm } from '#web/ground/form/use-draft-form.ts'
import { call } from '#web/ground/http/call.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { EnterprisePicker } from '../enterprise/enterprise-picker.tsx'
import { listTwoWords } from '../list-two/words.ts'

/** What is done with one signal; above it what the source wrote, so that nobody decides on a name alone. */
export function SignalForm({
  action,
  row,
  onDone,
}: {
  action: keyof typeof signalInputs
  row: SignalRow
  onDone: () => void
}) {
  const say = useWords(listTwoWords)
  const sentence = useSentence()
  const queryClient = useQueryClient()
  const words = sentence(signalStates.actions[action].words)
  const form = useDraftForm({
    form: `signal.${action}`,
    record: row.id,
    start: { enterpriseId: '', reason: '', words: '' },
    schema: signalInputs[action],
    send: async ({ enterpriseId, reason, words: said }, { requestId }) => {
      const input = action === 'match' ? { enterpriseId } : action === 'use' ? { words: said } : { reason }
      await call(actOnSignal[action] as typeof actOnSignal.dismiss, {
        params: { id: row.id },
        body: { requestId, version: row.version, input: input as never },
      })
      await queryClient.invalidateQueries({ queryKey: ['signal'] })
      announce(say('done', { action: words }))
      onDone()
    },
  })
  const written = [row.namedAs, row.code, row.place, row.number].filter(Boolean).join(' · ')
  return (
    <DraftFormView
      form={form}
      submitLabel={words}
      onReload={() => void queryClient.invalidateQueries({ queryKey: ['signal'] })}
    >
      <p>{row.words}</p>
      {written !== '' && <p className="muted">{written}</p>}
      {action === 'match' ? (
        <EnterprisePicker
          label={say('signal.about')}
          value={form.values.enterpriseId}
          wrong={form.wrongAt('enterpriseId')}
          onPick={id => form.set('enterpriseId', id)}
        />
      ) : action === 'use' ? (
        <LongTextField form={form} name="words" label={say('signal.usedFor')} />
      ) : (
        <LongTextField form={form} name="reason" label={say('field.reason')} />
      )}
    </DraftFormView>
  )
}
