import {
  PermitKind,
  ProductionState,
  permitKindWords,
  productionStateWords,
} from '#contract/baseline/enterprise-words.ts'
import type { HeldFact } from '#contract/baseline/fact-confirmation.ts'
import type { Words } from '#contract/ground/endpoint.ts'

/** A fact in words; choices by their name. Null where nothing is held. */
export function factValue({ field, value }: HeldFact, sentence: (words: Words) => string): string | null {
  if (value === null || value === '') return null
  if (field === 'productionState') {
    const { data } = ProductionState.safeParse(value)
    return data ? sentence(productionStateWords[data]) : value
  }
  if (field === 'permitKind') {
    const { data } = PermitKind.safeParse(value)
    return data ? sentence(permitKindWords[data]) : value
  }
  return value
}
