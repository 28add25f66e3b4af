import type { EnterpriseView } from '#contract/baseline/enterprise.ts'
import { enterpriseKindWords } from '#contract/baseline/enterprise-words.ts'
import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import { EvidenceField } from '#web/ground/evidence/evidence-field.tsx'
import { ChoiceField, DayField, LongTextField, TextField } from '#web/ground/form/fields.tsx'
import type { DraftForm } from '#web/ground/form/use-draft-form.ts'
import { asRefusal } from '#web/ground/http/refusal.ts'
import { PlaceField } from '#web/ground/map/place-field.tsx'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { useBusinessDay } from '#web/ground/session/use-session.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { IndustriesField } from '../industries-field.tsx'
import { baselineWords } from '../words.ts'
import type { ActionValues } from './action-values.ts'
import { useSayField } from './fact-words.ts'
import { useHangingRecords } from './use-hanging-records.ts'

interface Fields {
  readonly form: DraftForm<ActionValues>
  readonly enterprise: EnterpriseView
}

/** 分立: the ground, the part that becomes a record of its own, and which open problems are the part's. */
export function SplitFields({ form, enterprise }: Fields) {
  const say = useWords(baselineWords)
  const sayField = useSayField()
  const sentence = useSentence()
  const campaign = useCampaign()
  const today = useBusinessDay()
  return (
    <>
      <p className="field__hint">{say('action.partNote')}</p>
      <DayField form={form} name="day" label={say('action.splitOn')} latest={today} />
      <LongTextField form={form} name="reason" label={say('action.reason')} />
      <EvidenceField form={form} name="files" label={say('action.files')} optional />
      <TextField form={form} name="name" label={say('action.partName')} />
      <ChoiceField
        form={form}
        name="kind"
        label={sayField('kind')}
        choices={Object.entries(enterpriseKindWords).map(([value, words]) => ({ value, label: sentence(words) }))}
      />
      <TextField form={form} name="uscc" label={say('action.partCode')} optional />
      <ChoiceField
        form={form}
        name="township"
        label={sayField('township')}
        choices={campaign.townships.map(({ code, name, area }) => ({
          value: code,
          label: `${campaign.areaName(area)} ${name}`,
        }))}
      />
      <TextField form={form} name="address" label={sayField('address')} optional />
      <PlaceField
        label={sayField('place')}
        value={form.values.place}
        wrong={form.wrongAt('place')}
        onChange={value => form.set('place', value)}
      />
      <IndustriesField
        label={sayField('industries')}
        value={form.values.industries}
        wrong={form.wrongAt('industries')}
        onChange={value => form.set('industries', value)}
      />
      <PartProblems form={form} enterprise={enterprise} />
    </>
  )
}

function PartProblems({ form, enterprise }: Fields) {
  const say = useWords(baselineWords)
  const { data, error } = useHangingRecords(enterprise.id)
  const { problems } = form.values
  const wrong = form.wrongAt('problems')
  if (error) return <RefusalWords refusal={asRefusal(error)} />
  if (!data) return <div className="skeleton skeleton--row" aria-busy="true" />
  return (
    <fieldset className="field">
      <legend className="field__label">{say('action.partProblems')}</legend>
      {data.rows.length === 0 && <p className="muted">{say('action.noProblems')}</p>}
      {data.rows.map(({ id, label, words }) => (
        <label key={id} className="field__flag">
          <input
            type="checkbox"
            checked={problems.includes(id)}
            onChange={event =>
              form.set('problems', event.target.checked ? [...problems, id] : problems.filter(one => one !== id))
            }
          />
          <span>
            <span className="figures">{label}</span> {words}
          </span>
        </label>
      ))}
      {data.elsewhere > 0 && (
        <p className="field__hint">{say('action.problemsElsewhere', { count: data.elsewhere })}</p>
      )}
      {data.rows.length > 0 && <p className="field__hint">{say('action.partProblemsHint')}</p>}
      {wrong !== undefined && <p className="field__wrong">{wrong}</p>}
    </fieldset>
  )
}
