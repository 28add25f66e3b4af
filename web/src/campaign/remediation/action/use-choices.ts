import { useQuery } from '@tanstack/react-query'
import { CauseKind, causeKindWords } from '#contract/baseline/cause-kind.ts'
import { type ProblemView, showProblemForm } from '#contract/remediation/problem.ts'
import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import { call } from '#web/ground/http/call.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { hopReceiver } from '../problem/hop-receiver.ts'
import { remediationWords } from '../words.ts'
import type { ActionValues, TextName } from './action-values.ts'
import { useOptions } from './use-options.ts'

export interface Choice {
  readonly value: string
  readonly label: string
}

const openHops = ['sent', 'received', 'passedOn']

/** The checklist items of an industry and the common ones, for the dimension chosen. */
export function useClauses(industry: string | null, dimension: string, wanted: boolean): Choice[] {
  const say = useWords(remediationWords)
  const { data } = useQuery({
    queryKey: ['problemForm', industry],
    enabled: wanted,
    queryFn: ({ signal }) => call(showProblemForm, { query: industry === null ? {} : { industry } }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (data?.items ?? [])
    .filter(item => dimension === '' || item.dimension === dimension)
    .map(item => ({
      value: item.code,
      label: `${item.code} ${item.requirement}${item.veto ? ` ★${say('word.veto')}` : ''}`,
    }))
}

/** What the choice fields of a problem's forms offer. */
export function useChoices(
  problem: ProblemView,
  action: string,
  values: ActionValues,
): (name: TextName | 'measures' | 'units') => Choice[] {
  const say = useWords(remediationWords)
  const sentence = useSentence()
  const campaign = useCampaign()
  const options = useOptions(problem.id)
  const clauses = useClauses(problem.industry, values.dimension, action === 'amend')
  const units = (options?.units ?? []).map(unit => ({ value: unit.id, label: unit.name }))

  return name => {
    switch (name) {
      case 'dimension':
        return campaign.dimensions.map(({ id, name: label }) => ({ value: id, label }))
      case 'clause':
        return clauses
      case 'causeKind':
        return CauseKind.options.map(kind => ({ value: kind, label: sentence(causeKindWords[kind]) }))
      case 'level':
        return (options?.levels ?? []).map(level => ({ value: level.id, label: sentence(level.name) }))
      case 'personId':
      case 'basis.deciderPersonId':
        return (options?.leaders ?? []).map(leader => ({
          value: leader.id,
          label: `${leader.name} · ${leader.unitName}`,
        }))
      case 'unitId':
      case 'units':
        return units
      case 'hopId':
        return problem.hops
          .filter(hop => (action === 'recall' ? hop.state === 'sent' : openHops.includes(hop.state)))
          .map(hop => ({
            value: hop.id,
            label: `${hop.fromUnit.name} → ${hopReceiver(hop)} · ${say(`hop.share.${hop.share}`)}`,
          }))
      case 'backTo':
        return action === 'upholdObjection'
          ? problem.checkpoints.map(step => ({ value: step.id, label: sentence(step.name) }))
          : (options?.returnSteps ?? []).map(step => ({ value: step.id, label: sentence(step.words) }))
      case 'measures':
        return problem.measures
          .filter(measure => measure.state === 'declaredDone')
          .map(measure => ({ value: measure.id, label: measure.words }))
      case 'next':
        return (['workHere', 'passOn'] as const).map(value => ({ value, label: say(`next.${value}`) }))
      case 'kind':
        return (['engineering', 'management'] as const).map(value => ({ value, label: say(`measure.kind.${value}`) }))
      case 'basis.kind':
        return (['self', 'instruction', 'minutes', 'circulation'] as const).map(value => ({
          value,
          label: say(`basis.${value}`),
        }))
      case 'onBehalfOf.proof':
        return (['paper', 'photo'] as const).map(value => ({ value, label: say(`proof.${value}`) }))
      case 'proofOfService.kind':
        return (['photo', 'signature', 'paper'] as const).map(value => ({ value, label: say(`service.${value}`) }))
      case 'changed':
        return (['yes', 'no'] as const).map(value => ({ value, label: say(`changed.${value}`) }))
      default:
        return []
    }
  }
}
