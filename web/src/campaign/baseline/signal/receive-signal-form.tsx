import { useQueryClient } from '@tanstack/react-query'
import { signalStates } from '#contract/baseline/signal.states.ts'
import { receiveSignal, SignalInput } from '#contract/baseline/signal.ts'
import { SignalKind, signalKindWords } from '#contract/baseline/signal-words.ts'
import { announce } from '#web/ground/announce/announce.ts'
import { DraftFormView } from '#web/ground/form/draft-form-view.tsx'
import { ChoiceField, DayField, LongTextField, TextField } from '#web/ground/form/fields.tsx'
import { useDraftForm } from '#web/ground/form/use-draft-form.ts'
import { call } from '#web/ground/http/call.ts'
import { useBusinessDay } from '#web/ground/session/use-session.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { EnterprisePicker } from '../enterprise/enterprise-picker.tsx'
import { listTwoWords } from '../list-two/words.ts'

/** One signal by hand: the enterprise where it is known, else what the source wrote of it, which is then matched. */
export function ReceiveSignalForm({ onDone }: { onDone: () => void }) {
  const say = useWords(listTwoWords)
  const sentence = useSentence()
  const queryClient = useQueryClient()
  const today = useBusinessDay()
  const words = sentence(signalStates.actions.receive.words)
  const form = useDraftForm({
    form: 'signal.receive',
    record: 'new',
    start: {
      kind: '',
      happenedOn: today,
      words: '',
      number: '',
      namedAs: '',
      code: '',
      place: '',
      enterpriseId: undefined as string | undefined,
    },
    schema: SignalInput,
    send: async (values, { requestId }) => {
      const received = await call(receiveSignal, { body: { requestId, input: values as SignalInput } })
      await queryClient.invalidateQueries({ queryKey: ['signal'] })
      announce(
        received.enterprise
          ? say('signal.receivedFor', { name: received.enterprise.name })
          : say('signal.receivedOpen'),
      )
      onDone()
    },
  })
  return (
    <DraftFormView form={form} submitLabel={words}>
      <ChoiceField
        form={form}
        name="kind"
        label={say('signal.kind')}
        choices={SignalKind.options.map(value => ({ value, label: sentence(signalKindWords[value]) }))}
      />
      <DayField form={form} name="happenedOn" label={say('signal.day')} latest={today} />
      <LongTextField form={form} name="words" label={say('signal.words')} />
      <TextField form={form} name="number" label={say('signal.number')} optional />
      <EnterprisePicker
        label={say('signal.known')}
        value={form.values.enterpriseId ?? ''}
        onPick={id => form.set('enterpriseId', id)}
      />
      {form.values.enterpriseId === undefined && (
        <>
          <TextField
            form={form}
            name="namedAs"
            label={say('signal.namedAs')}
            hint={say('signal.namedAsHint')}
            optional
          />
          <TextField form={form} name="code" label={say('signal.code')} optional />
          <TextField form={form} name="place" label={say('signal.place')} optional />
        </>
      )}
    </DraftFormView>
  )
}
