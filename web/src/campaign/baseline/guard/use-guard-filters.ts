import { guardStepWords } from '#contract/baseline/guard.ts'
import { GuardStep } from '#contract/mandate/guard-file.ts'
import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import type { Filter } from '#web/ground/table/ledger-definition.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { guardWords } from './words.ts'

/** Filters by step, area and industry, the same for shares and approvals. */
export function useGuardFilters(): Filter[] {
  const say = useWords(guardWords)
  const sentence = useSentence()
  const campaign = useCampaign()
  return [
    {
      kind: 'choice',
      key: 'step',
      title: say('step'),
      several: true,
      options: GuardStep.options.map(value => ({ value, label: sentence(guardStepWords[value]) })),
    },
    {
      kind: 'choice',
      key: 'area',
      title: say('area'),
      several: true,
      options: campaign.areas.map(({ code, name }) => ({ value: code, label: name })),
    },
    {
      kind: 'choice',
      key: 'industry',
      title: say('industry'),
      several: true,
      options: campaign.industries.map(({ id, name }) => ({ value: id, label: name })),
    },
  ]
}
