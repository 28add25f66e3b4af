import { emissionStates } from '#contract/baseline/emission.states.ts'
import { actOnEmission, type EmissionView, emissionInputs } from '#contract/baseline/emission.ts'
import { EmissionUnit, emissionUnitWords } from '#contract/baseline/emission-words.ts'
import { announce } from '#web/ground/announce/announce.ts'
import { DraftFormView } from '#web/ground/form/draft-form-view.tsx'
import { ChoiceField, LongTextField, NumberField } from '#web/ground/form/fields.tsx'
import { useDraftForm } from '#web/ground/form/use-draft-form.ts'
import { call } from '#web/ground/http/call.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { useChanged } from '../list-two/use-changed.ts'
import { listTwoWords } from '../list-two/words.ts'

/** Corrects a figure or strikes it out, with the ground; what stood before stays in the time line. */
export function ChangeEmissionForm({
  enterpriseId,
  emission,
  action,
  onDone,
}: {
  enterpriseId: string
  emission: EmissionView
  action: 'correct' | 'strike'
  onDone: () => void
}) {
  const say = useWords(listTwoWords)
  const sentence = useSentence()
  const changed = useChanged(enterpriseId)
  const { id, version, statedAmount, statedUnit } = emission
  const words = sentence(emissionStates.actions[action].words)
  const form = useDraftForm({
    form: `emission.${action}`,
    record: id,
    start: { amount: statedAmount as number | null, unit: statedUnit as string, reason: '' },
    schema: emissionInputs[action],
    send: async ({ amount, unit, reason }, { requestId }) => {
      const input = action === 'correct' ? { amount, unit, reason } : { reason }
      await call(actOnEmission[action] as typeof actOnEmission.correct, {
        params: { id },
        body: { requestId, version, input: input as never },
      })
      await changed('emission')
      announce(say('done', { action: words }))
      onDone()
    },
  })
  return (
    <DraftFormView form={form} submitLabel={words} onReload={() => void changed('emission')}>
      {action === 'correct' && (
        <>
          <NumberField form={form} name="amount" label={say('emission.amount')} />
          <ChoiceField
            form={form}
            name="unit"
            label={say('emission.unit')}
            choices={EmissionUnit.options.map(value => ({ value, label: sentence(emissionUnitWords[value]) }))}
          />
        </>
      )}
      <LongTextField form={form} name="reason" label={say('emission.reason')} />
    </DraftFormView>
  )
}
