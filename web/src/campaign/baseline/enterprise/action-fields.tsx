import type { EnterpriseView } from '#contract/baseline/enterprise.ts'
import {
  EiaKind,
  EnterpriseKind,
  EnterpriseScale,
  eiaKindWords,
  enterpriseKindWords,
  enterpriseScaleWords,
  PermitKind,
  ProductionState,
  permitKindWords,
  productionStateWords,
} from '#contract/baseline/enterprise-words.ts'
import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import { EvidenceField } from '#web/ground/evidence/evidence-field.tsx'
import { ChoiceField, DayField, LongTextField, TextField } from '#web/ground/form/fields.tsx'
import type { DraftForm } from '#web/ground/form/use-draft-form.ts'
import { PlaceField } from '#web/ground/map/place-field.tsx'
import { useBusinessDay } from '#web/ground/session/use-session.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { baselineWords } from '../words.ts'
import { type ActionValues, type Correctable, correctable, type TakenAction } from './action-values.ts'
import { EnterprisePicker } from './enterprise-picker.tsx'

interface Fields {
  readonly form: DraftForm<ActionValues>
  readonly enterprise: EnterpriseView
}

/** The fields of one action. A reason is asked wherever the plan's history would otherwise not say why. */
export function ActionFields({ form, action, enterprise }: Fields & { action: TakenAction }) {
  const say = useWords(baselineWords)
  const campaign = useCampaign()
  const today = useBusinessDay()
  const needsReason = <LongTextField form={form} name="reason" label={say('action.reason')} />
  const mayReason = <LongTextField form={form} name="reason" label={say('action.reason')} optional />
  const townships = campaign.townships.map(({ code, name, area }) => ({
    value: code,
    label: `${campaign.areaName(area)} ${name}`,
  }))
  const township = <ChoiceField form={form} name="township" label={say('field.township')} choices={townships} />
  const place = (
    <PlaceField
      label={say('field.place')}
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
            <FactField key={field} form={form} enterprise={enterprise} field={field} />
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
          <TextField form={form} name="village" label={say('field.village')} optional />
          <TextField form={form} name="address" label={say('field.address')} optional />
          {place}
          {needsReason}
        </>
      )
    case 'addIndustry':
    case 'removeIndustry':
      return (
        <>
          <ChoiceField form={form} name="industry" label={say('field.industries')} choices={industries} />
          {action === 'addIndustry' ? mayReason : needsReason}
        </>
      )
    case 'addSite':
      return (
        <>
          <TextField form={form} name="name" label={say('action.siteName')} />
          {township}
          <TextField form={form} name="address" label={say('field.address')} optional />
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
        </>
      )
    default:
      return needsReason
  }
}

/** One fact of the record: what is known stands as text, and is asked only whether it has changed. */
function FactField({ form, enterprise, field }: Fields & { field: Correctable }) {
  const say = useWords(baselineWords)
  const choices = useFactChoices(field)
  const written = field === 'phone' ? enterprise.phoneMasked : enterprise[field as keyof EnterpriseView]
  const known = choices?.find(({ value }) => value === written)?.label ?? (written ? String(written) : undefined)
  const common = { form, name: field, label: say(`field.${field}`), optional: true, ...(known ? { known } : {}) }
  if (choices) return <ChoiceField {...common} choices={choices} />
  if (field === 'startedOn' || field === 'permitUntil') return <DayField {...common} />
  if (field === 'remarks' || field === 'products') return <LongTextField {...common} />
  return <TextField {...common} type={field === 'phone' ? 'tel' : 'text'} />
}

function useFactChoices(field: Correctable): { value: string; label: string }[] | null {
  const sentence = useSentence()
  const of = <Id extends string>(ids: readonly Id[], words: Readonly<Record<Id, { zh: string; en: string }>>) =>
    ids.map(id => ({ value: id, label: sentence(words[id]) }))
  switch (field) {
    case 'kind':
      return of(EnterpriseKind.options, enterpriseKindWords)
    case 'scale':
      return of(EnterpriseScale.options, enterpriseScaleWords)
    case 'eiaKind':
      return of(EiaKind.options, eiaKindWords)
    case 'permitKind':
      return of(PermitKind.options, permitKindWords)
    case 'productionState':
      return of(ProductionState.options, productionStateWords)
    default:
      return null
  }
}
