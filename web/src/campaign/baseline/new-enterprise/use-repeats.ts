import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { findRepeats } from '#contract/baseline/enterprise-actions.ts'
import { call } from '#web/ground/http/call.ts'
import type { NewEnterpriseValues } from './enterprise-values.ts'
import { useRested } from './use-rested.ts'

/** Milliseconds that typing rests before the registry is asked. */
const rest = 400

/** What the registry holds that may be the same as what is being typed, and what is wrong with its code. */
export function useRepeats({
  name,
  uscc,
  township,
  place,
}: Pick<NewEnterpriseValues, 'name' | 'uscc' | 'township' | 'place'>) {
  const question = useRested(
    JSON.stringify({
      ...(name.trim().length >= 2 ? { name } : {}),
      ...(uscc.trim() === '' ? {} : { uscc }),
      ...(township === '' ? {} : { township }),
      ...(place ? { place } : {}),
    }),
    rest,
  )
  const asked = JSON.parse(question) as { name?: string; uscc?: string }
  return useQuery({
    queryKey: ['enterprise', 'repeats', question],
    enabled: asked.name !== undefined || asked.uscc !== undefined,
    queryFn: ({ signal }) => call(findRepeats, { body: asked }, { signal }),
    placeholderData: keepPreviousData,
  }).data
}
