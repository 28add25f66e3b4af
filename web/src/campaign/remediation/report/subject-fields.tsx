import { useQuery } from '@tanstack/react-query'
import { type EnterpriseView, showEnterprise } from '#contract/baseline/enterprise.ts'
import { SubjectKind } from '#contract/remediation/problem.ts'
import { EnterprisePicker } from '#web/campaign/baseline/enterprise/enterprise-picker.tsx'
import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import { ChoiceField, TextField } from '#web/ground/form/fields.tsx'
import type { DraftForm } from '#web/ground/form/use-draft-form.ts'
import { call } from '#web/ground/http/call.ts'
import { ChoiceRow } from '#web/ground/page/choice-row.tsx'
import { useWords } from '#web/ground/words/use-words.ts'
import { remediationWords } from '../words.ts'
import type { ReportValues } from './report-values.ts'

/** The enterprise a problem is reported of, once one is chosen. */
export function useEnterprise(id: string): EnterpriseView | undefined {
  return useQuery({
    queryKey: ['enterprise', id],
    enabled: id !== '',
    queryFn: ({ signal }) => call(showEnterprise, { params: { id } }, { signal }),
  }).data
}

interface Fields {
  readonly form: DraftForm<ReportValues>
}

/** What the problem is about, of four kinds; an enterprise brings its place and industry along. */
export function SubjectFields({ form, enterprise }: Fields & { enterprise: EnterpriseView | undefined }) {
  const say = useWords(remediationWords)
  const kind = form.values['subject.kind']
  return (
    <>
      <ChoiceRow
        label={say('subject.kind')}
        value={kind}
        choices={SubjectKind.options.map(value => ({ value, label: say(`subject.${value}`) }))}
        onChange={value => form.set('subject.kind', value)}
      />
      {kind === 'enterprise' && <OfEnterprise form={form} enterprise={enterprise} />}
      {kind === 'site' && (
        <>
          <TextField form={form} name="subject.siteName" label={say('subject.siteName')} />
          <Place form={form} />
          <Industry form={form} optional />
        </>
      )}
      {kind === 'areaIndustry' && (
        <>
          <Place form={form} />
          <Industry form={form} optional={false} />
        </>
      )}
      {kind === 'unit' && <OfUnit form={form} />}
    </>
  )
}

function OfEnterprise({ form, enterprise }: Fields & { enterprise: EnterpriseView | undefined }) {
  const say = useWords(remediationWords)
  const campaign = useCampaign()
  const id = form.values['subject.enterpriseId']
  const choose = (chosen: string) => {
    form.set('subject.enterpriseId', chosen)
    form.set('subject.siteId', '')
    form.set('subject.industry', '')
  }
  const wrong = form.wrongAt('subject.enterpriseId')
  if (id === '' || !enterprise || wrong !== undefined)
    return <EnterprisePicker label={say('subject.enterprise')} value={id} wrong={wrong} onPick={choose} />
  const sites = enterprise.sites.filter(site => site.closedOn === null)
  return (
    <>
      <div className="field field--known">
        <span className="field__label">{say('subject.enterprise')}</span>
        <span>
          <b>{enterprise.name}</b>{' '}
          <span className="muted">
            {campaign.areaName(enterprise.area)} {campaign.townshipName(enterprise.township)} ·{' '}
            {enterprise.industries.map(campaign.industryName).join('、')}
          </span>{' '}
          <button type="button" className="plain-button" onClick={() => choose('')}>
            {say('subject.other')}
          </button>
        </span>
      </div>
      {enterprise.industries.length > 1 && (
        <ChoiceField
          form={form}
          name="subject.industry"
          label={say('column.industry')}
          optional
          choices={enterprise.industries.map(value => ({ value, label: campaign.industryName(value) }))}
        />
      )}
      {sites.length > 0 && (
        <ChoiceField
          form={form}
          name="subject.siteId"
          label={say('facts.site')}
          optional
          choices={sites.map(site => ({ value: site.id, label: site.name }))}
        />
      )}
    </>
  )
}

function OfUnit({ form }: Fields) {
  const say = useWords(remediationWords)
  const campaign = useCampaign()
  return (
    <>
      <ChoiceField
        form={form}
        name="subject.unitId"
        label={say('subject.unit')}
        choices={campaign.units.map(unit => ({
          value: unit.id,
          label: unit.area === null ? unit.name : `${campaign.areaName(unit.area)} ${unit.shortName}`,
        }))}
      />
      <Industry form={form} optional />
    </>
  )
}

function Place({ form }: Fields) {
  const say = useWords(remediationWords)
  const campaign = useCampaign()
  const area = form.values['subject.area']
  return (
    <>
      <ChoiceField
        form={form}
        name="subject.area"
        label={say('column.area')}
        choices={campaign.areas.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <ChoiceField
        form={form}
        name="subject.township"
        label={say('column.township')}
        optional
        choices={campaign.townships
          .filter(township => township.area === area)
          .map(({ code, name }) => ({ value: code, label: name }))}
      />
    </>
  )
}

function Industry({ form, optional }: Fields & { optional: boolean }) {
  const say = useWords(remediationWords)
  const campaign = useCampaign()
  return (
    <ChoiceField
      form={form}
      name="subject.industry"
      label={say('column.industry')}
      optional={optional}
      choices={campaign.industries.map(({ id, name }) => ({ value: id, label: name }))}
    />
  )
}
