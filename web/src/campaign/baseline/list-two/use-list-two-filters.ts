import { ListTwoState, listTwoStateWords, Route, routeWords } from '#contract/baseline/inclusion-words.ts'
import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import type { Filter } from '#web/ground/table/ledger-definition.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { listTwoWords } from './words.ts'

/** Every filter of list two; townships are those of the areas chosen. */
export function useListTwoFilters(chosen: Readonly<Record<string, unknown>>): Filter[] {
  const say = useWords(listTwoWords)
  const sentence = useSentence()
  const campaign = useCampaign()
  const areas = Array.isArray(chosen.area) ? chosen.area.map(String) : []
  return [
    { kind: 'text', key: 'text', title: say('list.text') },
    { kind: 'flag', key: 'mine', title: say('list.mine') },
    {
      kind: 'choice',
      key: 'state',
      title: say('list.state'),
      several: true,
      options: ListTwoState.options.map(state => ({ value: state, label: sentence(listTwoStateWords[state]) })),
    },
    {
      kind: 'choice',
      key: 'area',
      title: say('list.area'),
      several: true,
      options: campaign.areas.map(({ code, name }) => ({ value: code, label: name })),
    },
    {
      kind: 'choice',
      key: 'township',
      title: say('list.township'),
      several: true,
      options: campaign.townships
        .filter(({ area }) => areas.length === 0 || areas.includes(area))
        .map(({ code, name, area }) => ({ value: code, label: `${campaign.areaName(area)} ${name}` })),
    },
    {
      kind: 'choice',
      key: 'industry',
      title: say('list.industry'),
      several: true,
      options: campaign.industries.map(({ id, name }) => ({ value: id, label: name })),
    },
    {
      kind: 'choice',
      key: 'route',
      title: say('list.route'),
      several: true,
      options: Route.options.map(route => ({ value: route, label: sentence(routeWords[route]) })),
    },
    { kind: 'flag', key: 'withoutRoute', title: say('list.withoutRoute') },
    { kind: 'flag', key: 'cultivated', title: say('list.cultivated') },
  ]
}
