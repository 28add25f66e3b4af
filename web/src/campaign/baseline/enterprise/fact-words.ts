import type { z } from 'zod'
import type { EnterpriseField } from '#contract/baseline/enterprise.ts'
import { enterpriseFieldWords } from '#contract/baseline/enterprise-field-words.ts'
import {
  eiaKindWords,
  enterpriseKindWords,
  enterpriseScaleWords,
  findingSourceWords,
  permitKindWords,
  productionStateWords,
} from '#contract/baseline/enterprise-words.ts'
import type { Words } from '#contract/ground/endpoint.ts'
import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import { useSentence } from '#web/ground/words/use-words.ts'

type Field = z.infer<typeof EnterpriseField>

/** Facts that are one of a few, with what each is called. */
const factWords: { readonly [field in Field]?: Readonly<Record<string, Words>> } = {
  kind: enterpriseKindWords,
  scale: enterpriseScaleWords,
  eiaKind: eiaKindWords,
  permitKind: permitKindWords,
  productionState: productionStateWords,
  source: findingSourceWords,
}

/** A field of the registry by name; what is none keeps its key. */
export function useSayField(): (field: string) => string {
  const sentence = useSentence()
  return field => {
    const words: Words | undefined = enterpriseFieldWords[field as Field]
    return words ? sentence(words) : field
  }
}

/** What a fact that is one of a few may be; null for one that is free text. */
export function useFactChoices(field: Field): { value: string; label: string }[] | null {
  const sentence = useSentence()
  const words = factWords[field]
  return words ? Object.entries(words).map(([value, said]) => ({ value, label: sentence(said) })) : null
}

/** A fact as it is kept, in words: codes by their names, everything else as it is. */
export function useSayFact(): (field: string, value: string) => string {
  const sentence = useSentence()
  const campaign = useCampaign()
  return (field, value) => {
    if (field === 'area') return campaign.areaName(value)
    if (field === 'township') return campaign.townshipName(value)
    if (field === 'industries') return value.split(',').map(campaign.industryName).join('、')
    const said = factWords[field as Field]?.[value]
    return said ? sentence(said) : value
  }
}
