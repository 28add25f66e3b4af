import type { ProblemRow } from '#contract/remediation/problem.ts'
import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import { useWords } from '#web/ground/words/use-words.ts'
import type { Choice } from '../action/use-choices.ts'
import { useOptions } from '../action/use-options.ts'
import { remediationWords } from '../words.ts'

/** What the fields of a bulk action offer: every unit, and the leaders of the first chosen problem's place. */
export function useBulkChoices(rows: readonly ProblemRow[]): (name: string) => Choice[] {
  const say = useWords(remediationWords)
  const campaign = useCampaign()
  const options = useOptions(rows[0]?.id ?? null)
  return name => {
    switch (name) {
      case 'units':
        return campaign.units.map(unit => ({
          value: unit.id,
          label: unit.area === null ? unit.name : `${campaign.areaName(unit.area)} ${unit.shortName}`,
        }))
      case 'personId':
      case 'basis.deciderPersonId':
        return (options?.leaders ?? []).map(({ id, name: person, unitName }) => ({
          value: id,
          label: `${person} · ${unitName}`,
        }))
      case 'next':
        return (['workHere', 'passOn'] as const).map(value => ({ value, label: say(`next.${value}`) }))
      case 'basis.kind':
        return (['self', 'instruction', 'minutes', 'circulation'] as const).map(value => ({
          value,
          label: say(`basis.${value}`),
        }))
      default:
        return []
    }
  }
}
