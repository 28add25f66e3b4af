import { EnterpriseKind, enterpriseKindWords } from '#contract/baseline/enterprise-words.ts'
import { omissionStates } from '#contract/baseline/omission.states.ts'
import { actOnOmission, type OmissionRow, omissionInputs } from '#contract/baseline/omission.ts'
import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import { announce } from '#web/ground/announce/announce.ts'
import { DraftFormView } from '#web/ground/form/draft-form-view.tsx'
import { ChoiceField, TextField } from '#web/ground/form/fields.tsx'
import { useDraftForm } from '#web/ground/form/use-draft-form.ts'
import { call } from '#web/ground/http/call.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { listTwoWords } from '../list-two/words.ts'
import { LikelyRepeats } from '../new-enterprise/likely-repeats.tsx'
import { useRepeats } from '../new-enterprise/use-repeats.ts'
import { useTownshipChoices } from '../township-choices.ts'
import { useOmissionsChanged } from './use-omissions-changed.ts'
import '../new-enterprise/new-enterprise.css'

/** 建档: what a roster says of it is filled in already; what may be the same is shown before it is sent. */
export function RegisterFound({ row, onDone }: { row: OmissionRow; onDone: () => void }) {
  const say = useWords(listTwoWords)
  const sentence = useSentence()
  const campaign = useCampaign()
  const townships = useTownshipChoices(campaign.areas.some(({ code }) => code === row.area) ? row.area : '')
  const changed = useOmissionsChanged()
  const words = sentence(omissionStates.actions.register.words)
  const form = useDraftForm({
    form: 'omission.register',
    record: row.id,
    start: {
      name: row.roster?.namedAs ?? '',
      // what a code of a company begins with
      kind: row.roster?.code?.startsWith('91') ? 'company' : '',
      township: row.township ?? '',
      industry: row.industry,
      address: row.roster?.place ?? '',
      notTheSameAs: [] as readonly string[],
    },
    schema: omissionInputs.register,
    send: async (values, { requestId }) => {
      await call(actOnOmission.register, {
        params: { id: row.id },
        body: { requestId, version: row.version, input: values as never },
      })
      await changed()
      announce(say('done', { action: words }))
      onDone()
    },
  })
  const { values } = form
  const uscc = row.roster?.code ?? ''
  const repeats = useRepeats({ name: values.name, uscc, township: values.township, place: null })
  return (
    <DraftFormView form={form} submitLabel={words} onReload={() => void changed()}>
      <TextField form={form} name="name" label={say('list.name')} />
      {repeats && (
        <LikelyRepeats
          repeats={repeats}
          others={values.notTheSameAs}
          onSay={others => form.set('notTheSameAs', others)}
        />
      )}
      <ChoiceField
        form={form}
        name="kind"
        label={say('watch.kind')}
        choices={EnterpriseKind.options.map(value => ({ value, label: sentence(enterpriseKindWords[value]) }))}
      />
      <ChoiceField form={form} name="township" label={say('list.township')} choices={townships} />
      <ChoiceField
        form={form}
        name="industry"
        label={say('list.industry')}
        choices={campaign.industries.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextField form={form} name="address" label={say('watch.address')} optional />
    </DraftFormView>
  )
}
