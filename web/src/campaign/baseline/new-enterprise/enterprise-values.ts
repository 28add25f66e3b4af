import type { ReportEnterpriseBody } from '#contract/baseline/enterprise-actions.ts'
import { type Correctable, correctable } from '../enterprise/action-values.ts'

/** The form of a new enterprise. Empty text is nothing. */
export type NewEnterpriseValues = Record<Correctable, string> & {
  name: string
  township: string
  industries: readonly string[]
  place: { lng: number; lat: number } | null
  /** Records looked at and said to be other enterprises. */
  notTheSameAs: readonly string[]
}

/** An untouched form, with what the acting post's unit suggests. */
export function startOfNew({ township, industry }: { township: string; industry: string }): NewEnterpriseValues {
  const facts = Object.fromEntries(correctable.map(field => [field, ''])) as Record<Correctable, string>
  return { ...facts, name: '', township, industries: industry === '' ? [] : [industry], place: null, notTheSameAs: [] }
}

/** What the server is sent: facts that were filled in, and nothing of those that were not. */
export function bodyOfNew(values: NewEnterpriseValues): Omit<ReportEnterpriseBody, 'requestId'> {
  const { name, township, industries, place, notTheSameAs } = values
  const filled = Object.fromEntries(
    correctable.flatMap(field => (values[field] === '' ? [] : [[field, values[field]]])),
  )
  return {
    ...filled,
    kind: values.kind as ReportEnterpriseBody['kind'],
    name,
    township,
    industries: [...industries],
    notTheSameAs: [...notTheSameAs],
    ...(place ? { place } : {}),
  }
}
