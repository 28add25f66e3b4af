import { urgencyWords } from '#contract/ground/trail.ts'
import { problemStateNames, problemStates } from '#contract/remediation/problem.states.ts'
import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import type { Filter } from '#web/ground/table/ledger-definition.ts'
import { urgencies } from '#web/ground/urgency/urgency-shape.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { remediationWords } from '../words.ts'

/**
 * Every filter of the contract, as list and board show them. Townships and units are those of the areas chosen, since all of a city
 * would be a long list; narrowed to one enterprise, the list says so by a chip of its own.
 */
export function useProblemFilters(chosen: Readonly<Record<string, unknown>>): Filter[] {
  const say = useWords(remediationWords)
  const sentence = useSentence()
  const campaign = useCampaign()
  const areas = Array.isArray(chosen.area) ? chosen.area.map(String) : []
  const inSight = (area: string | null) => areas.length === 0 || (area !== null && areas.includes(area))
  const named = (all: readonly { id: string; name: string }[]) =>
    all.map(({ id, name }) => ({ value: id, label: name }))
  const filters: Filter[] = [
    { kind: 'text', key: 'text', title: say('filter.text') },
    {
      kind: 'choice',
      key: 'state',
      title: say('column.state'),
      several: true,
      options: problemStateNames.map(state => ({ value: state, label: sentence(problemStates.states[state]) })),
    },
    {
      kind: 'choice',
      key: 'urgency',
      title: say('filter.urgency'),
      several: true,
      options: urgencies.map(urgency => ({ value: urgency, label: sentence(urgencyWords[urgency]) })),
    },
    { kind: 'flag', key: 'overdue', title: say('filter.overdue') },
    {
      kind: 'choice',
      key: 'area',
      title: say('column.area'),
      several: true,
      options: campaign.areas.map(({ code, name }) => ({ value: code, label: name })),
    },
    {
      kind: 'choice',
      key: 'township',
      title: say('column.township'),
      several: true,
      options: campaign.townships
        .filter(({ area }) => inSight(area))
        .map(({ code, name, area }) => ({ value: code, label: `${campaign.areaName(area)} ${name}` })),
    },
    {
      kind: 'choice',
      key: 'industry',
      title: say('column.industry'),
      several: true,
      options: named(campaign.industries),
    },
    {
      kind: 'choice',
      key: 'level',
      title: say('column.level'),
      several: true,
      options: campaign.levels.map(({ id, name }) => ({ value: id, label: sentence(name) })),
    },
    {
      kind: 'choice',
      key: 'dimension',
      title: say('column.dimension'),
      several: true,
      options: named(campaign.dimensions),
    },
    {
      kind: 'choice',
      key: 'responsibleUnit',
      title: say('column.responsible'),
      options: campaign.units
        .filter(({ id, level, area }) => id === chosen.responsibleUnit || (level !== 'province' && inSight(area)))
        .map(({ id, shortName }) => ({ value: id, label: shortName })),
    },
    { kind: 'days', key: 'found', from: 'foundFrom', to: 'foundTo', title: say('column.found') },
  ]
  if (typeof chosen.enterprise === 'string')
    filters.unshift({
      kind: 'choice',
      key: 'enterprise',
      title: say('filter.enterprise'),
      options: [{ value: chosen.enterprise, label: say('filter.oneEnterprise') }],
    })
  return filters
}
