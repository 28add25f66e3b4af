import type { EnterpriseView } from '#contract/baseline/enterprise.ts'
import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import { EvidenceField } from '#web/ground/evidence/evidence-field.tsx'
import { ChoiceField, DayField, LongTextField, TextField } from '#web/ground/form/fields.tsx'
import type { DraftForm } from '#web/ground/form/use-draft-form.ts'
import { PlaceField } from '#web/ground/map/place-field.tsx'
import { useBusinessDay } from '#web/ground/session/use-session.ts'
import { useWords } from '#web/ground/words/use-words.ts'
import { baselineWords } from '../words.ts'
import { type ActionValues, type Correctable, correctable, type TakenAction } from './action-values.ts'
import { ClosingProblems } from './closing-problems.tsx'
import { EnterprisePicker } from './enterprise-picker.tsx'
import { FactField } from './fact-field.tsx'
import { useSayFact, useSayField } from './fact-words.ts'
import { SplitFields } from './split-fields.tsx'

interface Fields {
  readonly form: DraftForm<ActionValues>
  readonly enterprise: EnterpriseView
}

/** The fields of one action. A reason is asked wherever the plan's history would otherwise not say why. */
export function ActionFields({ form, action, enterprise }: Fields & { action: TakenAction }) {
  const say = useWords(baselineWords)
  const sayField = useSayField()
  const campaign = useCampaign()
  const today = useBusinessDay()
  const needsReason = <LongTextField form={form} name="reason" label={say('action.reason')} />
  const mayReason = <LongTextField form={form} name="reason" label={say('action.reason')} optional />
  const townships = campaign.townships.map(({ code, name, area }) => ({
    value: code,
    label: `${campaign.areaName(area)} ${name}`,
  }))
  const township = <ChoiceField form={form} name="township" label={sayField('township')} choices={townships} />
  const place = (
    <PlaceField
      label={sayField('place')}
      value={form.values.place}
      wrong={form.wrongAt('place')}
      onChange={value => form.set('place', value)}
    />
  )
  const industries = campaign.industries
    .filter(({ id }) => enterprise.industries.includes(id) === (action === 'removeIndustry'))
    .map(({ id, name }) => ({ value: id, label: name }))

  switch (action) {
    case 'resubmit':
    case 'verify':
    case 'confirm':
    case 'confirmVoid':
      return <LongTextField form={form} name="words" label={say('action.words')} optional />
    case 'correct':
      return (
        <>
          {correctable.map(field => (
            <KnownFact key={field} form={form} enterprise={enterprise} field={field} />
          ))}
          {place}
          {mayReason}
        </>
      )
    case 'rename':
      return (
        <>
          <TextField form={form} name="name" label={say('action.newName')} />
          <DayField form={form} name="day" label={say('action.changedOn')} latest={today} />
          {mayReason}
        </>
      )
    case 'move':
      return (
        <>
          {township}
          <TextField form={form} name="village" label={sayField('village')} optional />
          <TextField form={form} name="address" label={sayField('address')} optional />
          {place}
          {needsReason}
        </>
      )
    case 'addIndustry':
    case 'removeIndustry':
      return (
        <>
          <ChoiceField form={form} name="industry" label={sayField('industries')} choices={industries} />
          {action === 'addIndustry' ? mayReason : needsReason}
        </>
      )
    case 'addSite':
      return (
        <>
          <TextField form={form} name="name" label={say('action.siteName')} />
          {township}
          <TextField form={form} name="address" label={sayField('address')} optional />
          {place}
        </>
      )
    case 'closeSite':
      return (
        <>
          <ChoiceField
            form={form}
            name="siteId"
            label={say('file.sites')}
            choices={enterprise.sites
              .filter(site => site.closedOn === null)
              .map(site => ({ value: site.id, label: site.name }))}
          />
          {needsReason}
        </>
      )
    case 'markDuplicate':
      return (
        <>
          <EnterprisePicker
            label={say('action.duplicateOf')}
            value={form.values.duplicateOf}
            wrong={form.wrongAt('duplicateOf')}
            except={enterprise.id}
            onPick={id => form.set('duplicateOf', id)}
          />
          {mayReason}
        </>
      )
    case 'closeDown':
      return (
        <>
          <DayField form={form} name="day" label={say('action.closedOn')} latest={today} />
          {needsReason}
          <EvidenceField form={form} name="files" label={say('action.files')} optional />
          <ClosingProblems form={form} enterprise={enterprise} />
        </>
      )
    case 'split':
      return <SplitFields form={form} enterprise={enterprise} />
    default:
      return needsReason
  }
}

/** One fact of the record: what is known stands as text, and is asked only whether it has changed. */
function KnownFact({ form, enterprise, field }: Fields & { field: Correctable }) {
  const sayFact = useSayFact()
  const written = field === 'phone' ? enterprise.phoneMasked : enterprise[field as keyof EnterpriseView]
  return <FactField form={form} field={field} known={written ? sayFact(field, String(written)) : undefined} />
}
