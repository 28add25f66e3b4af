import { useQuery } from '@tanstack/react-query'
import { listPlaces } from '#contract/ground/organisation.ts'
import { Role } from '#contract/ground/role.ts'
import { roleWords } from '#contract/ground/role-words.ts'
import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import { ChoiceField, DayField, LongTextField, TextField } from '#web/ground/form/fields.tsx'
import { SeveralField } from '#web/ground/form/several-field.tsx'
import type { DraftForm } from '#web/ground/form/use-draft-form.ts'
import { call } from '#web/ground/http/call.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { administrationWords } from '../words.ts'
import { type PostValues, scopeKindOf, scopeKindsOf } from './post-values.ts'

/** The fields of a post: role, unit, scope as the role allows it, and the days between which it holds. */
export function PostFields<Values extends PostValues>({ form: given }: { form: DraftForm<Values> }) {
  const form = given as unknown as DraftForm<PostValues>
  const say = useWords(administrationWords)
  const sentence = useSentence()
  const campaign = useCampaign()
  const kinds = scopeKindsOf(form.values.role)
  return (
    <>
      <ChoiceField
        form={form}
        name="role"
        label={say('people.role')}
        choices={Role.options.map(role => ({ value: role, label: sentence(roleWords[role]) }))}
      />
      <ChoiceField
        form={form}
        name="unitId"
        label={say('people.unit')}
        choices={campaign.units.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextField form={form} name="title" label={say('people.postTitle')} hint={say('people.postTitleHint')} optional />
      {kinds.length > 1 && (
        <ChoiceField
          form={form}
          name="scopeKind"
          label={say('people.scopeKind')}
          choices={kinds.map(kind => ({ value: kind, label: say(`scope.${kind}`) }))}
        />
      )}
      <ScopeFields form={form} />
      {kinds.length <= 1 && form.wrongAt('scopeKind') !== undefined && (
        <p className="field__wrong" role="alert">
          {form.wrongAt('scopeKind')}
        </p>
      )}
      <DayField form={form} name="validFrom" label={say('people.validFrom')} />
      <DayField form={form} name="validUntil" label={say('people.validUntil')} optional />
    </>
  )
}

function ScopeFields({ form }: { form: DraftForm<PostValues> }) {
  const say = useWords(administrationWords)
  const campaign = useCampaign()
  const kind = scopeKindOf(form.values)
  const grids = useQuery({
    queryKey: ['places', 'grids'],
    queryFn: ({ signal }) => call(listPlaces, { query: { grids: 'true' } }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    enabled: kind === 'grids',
  })
  const industries = (
    <SeveralField
      form={form}
      name="industries"
      label={say('scope.industries')}
      hint={say('scope.industriesHint')}
      optional
      choices={campaign.industries.map(({ id, name }) => ({ value: id, label: name }))}
    />
  )
  switch (kind) {
    case 'city':
      return industries
    case 'areas':
      return (
        <>
          <SeveralField
            form={form}
            name="areas"
            label={say('scope.areas')}
            choices={campaign.areas.map(({ code, name }) => ({ value: code, label: name }))}
          />
          {industries}
        </>
      )
    case 'townships':
      return (
        <>
          <SeveralField
            form={form}
            name="townships"
            label={say('scope.townships')}
            choices={campaign.townships.map(({ code, name, area }) => ({
              value: code,
              label: `${campaign.areaName(area)} ${name}`,
            }))}
          />
          {industries}
        </>
      )
    case 'grids':
      return (
        <SeveralField
          form={form}
          name="grids"
          label={say('scope.grids')}
          choices={(grids.data?.rows ?? [])
            .filter(place => place.kind === 'grid')
            .map(({ code, name, parentCode }) => ({
              value: code,
              label: `${campaign.townshipName(parentCode)} ${name}`,
            }))}
        />
      )
    case 'enterprises':
      return (
        <LongTextField
          form={form}
          name="enterprises"
          label={say('scope.enterprises')}
          hint={say('scope.enterprisesHint')}
        />
      )
    default:
      return null
  }
}
