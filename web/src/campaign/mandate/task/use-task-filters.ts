import { urgencyWords } from '#contract/ground/trail.ts'
import { taskStateNames, taskStates } from '#contract/mandate/task.states.ts'
import { TaskFrequency } from '#contract/mandate/task.ts'
import type { Filter } from '#web/ground/table/ledger-definition.ts'
import { urgencies } from '#web/ground/urgency/urgency-shape.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { useCampaign } from '../use-campaign.ts'
import { mandateWords } from '../words.ts'

/** Every filter of the contract. Units are those of the areas chosen and of the city, since all of a city would be a long list. */
export function useTaskFilters(chosen: Readonly<Record<string, unknown>>): Filter[] {
  const say = useWords(mandateWords)
  const sentence = useSentence()
  const campaign = useCampaign()
  const areas = Array.isArray(chosen.area) ? chosen.area.map(String) : []
  const units = (key: string) =>
    campaign.units
      .filter(
        unit =>
          unit.id === chosen[key] || (unit.level !== 'township' && (unit.area === null || areas.includes(unit.area))),
      )
      .map(({ id, shortName }) => ({ value: id, label: shortName }))
  return [
    { kind: 'text', key: 'text', title: say('filter.text') },
    { kind: 'flag', key: 'mine', title: say('filter.mine') },
    { kind: 'flag', key: 'late', title: say('filter.late') },
    {
      kind: 'choice',
      key: 'state',
      title: say('column.state'),
      several: true,
      options: taskStateNames.map(state => ({ value: state, label: sentence(taskStates.states[state]) })),
    },
    {
      kind: 'choice',
      key: 'urgency',
      title: say('filter.urgency'),
      several: true,
      options: urgencies.map(urgency => ({ value: urgency, label: sentence(urgencyWords[urgency]) })),
    },
    {
      kind: 'choice',
      key: 'area',
      title: say('column.area'),
      several: true,
      options: [
        { value: 'city', label: say('task.wholeCity') },
        ...campaign.areas.map(({ code, name }) => ({ value: code, label: name })),
      ],
    },
    {
      kind: 'choice',
      key: 'industry',
      title: say('column.industry'),
      several: true,
      options: campaign.industries.map(({ id, name }) => ({ value: id, label: name })),
    },
    { kind: 'choice', key: 'leadUnit', title: say('column.lead'), options: units('leadUnit') },
    { kind: 'choice', key: 'cooperating', title: say('column.cooperating'), options: units('cooperating') },
    { kind: 'choice', key: 'confirmedBy', title: say('column.confirmedBy'), options: units('confirmedBy') },
    {
      kind: 'choice',
      key: 'clause',
      title: say('column.clause'),
      several: true,
      options: campaign.taskClauses.map(clause => ({ value: clause, label: clause })),
    },
    {
      kind: 'choice',
      key: 'frequency',
      title: say('filter.frequency'),
      several: true,
      options: TaskFrequency.options.map(frequency => ({ value: frequency, label: say(`frequency.${frequency}`) })),
    },
    { kind: 'days', key: 'due', from: 'dueFrom', to: 'dueTo', title: say('column.due') },
  ]
}
