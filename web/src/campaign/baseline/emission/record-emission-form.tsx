import { emissionStates } from '#contract/baseline/emission.states.ts'
import { EmissionInput, recordEmission } from '#contract/baseline/emission.ts'
import {
  EmissionSource,
  EmissionUnit,
  emissionSourceWords,
  emissionUnitWords,
  Pollutant,
  pollutantWords,
} from '#contract/baseline/emission-words.ts'
import { announce } from '#web/ground/announce/announce.ts'
import { DraftFormView } from '#web/ground/form/draft-form-view.tsx'
import { ChoiceField, NumberField, TextField } from '#web/ground/form/fields.tsx'
import { useDraftForm } from '#web/ground/form/use-draft-form.ts'
import { call } from '#web/ground/http/call.ts'
import { useBusinessDay } from '#web/ground/session/use-session.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { useChanged } from '../list-two/use-changed.ts'
import { listTwoWords } from '../list-two/words.ts'

/** One figure of one source. The year before is asked first, since papers speak of years that are over. */
export function RecordEmissionForm({ enterpriseId, onDone }: { enterpriseId: string; onDone: () => void }) {
  const say = useWords(listTwoWords)
  const sentence = useSentence()
  const changed = useChanged(enterpriseId)
  const lastYear = Number(useBusinessDay().slice(0, 4)) - 1
  const words = sentence(emissionStates.actions.record.words)
  const form = useDraftForm({
    form: 'emission.record',
    record: enterpriseId,
    start: {
      year: lastYear as number | null,
      pollutant: '',
      pollutantName: '',
      amount: null as number | null,
      unit: 'tonne',
      source: '',
      remarks: '',
    },
    schema: EmissionInput,
    send: async (values, { requestId }) => {
      await call(recordEmission, { params: { id: enterpriseId }, body: { requestId, input: values as EmissionInput } })
      await changed('emission')
      announce(say('done', { action: words }))
      onDone()
    },
  })
  return (
    <DraftFormView form={form} submitLabel={words}>
      <ChoiceField
        form={form}
        name="pollutant"
        label={say('emission.pollutant')}
        choices={Pollutant.options.map(value => ({ value, label: sentence(pollutantWords[value]) }))}
      />
      {form.values.pollutant === 'other' && (
        <TextField form={form} name="pollutantName" label={say('emission.pollutantName')} />
      )}
      <NumberField form={form} name="year" label={say('emission.year')} />
      <NumberField form={form} name="amount" label={say('emission.amount')} />
      <ChoiceField
        form={form}
        name="unit"
        label={say('emission.unit')}
        choices={EmissionUnit.options.map(value => ({ value, label: sentence(emissionUnitWords[value]) }))}
      />
      <ChoiceField
        form={form}
        name="source"
        label={say('emission.source')}
        choices={EmissionSource.options.map(value => ({ value, label: sentence(emissionSourceWords[value]) }))}
      />
      <TextField form={form} name="remarks" label={say('emission.remarks')} optional />
    </DraftFormView>
  )
}
