import { useQuery } from '@tanstack/react-query'
import { type KnownList, showLists } from '#contract/baseline/list-version.ts'
import { call } from '#web/ground/http/call.ts'

/** The lists there are, with what the acting post may freeze of each. */
export function useLists(): readonly KnownList[] | undefined {
  const { data } = useQuery({
    queryKey: ['lists'],
    queryFn: ({ signal }) => call(showLists, {}, { signal }),
    staleTime: 60_000,
  })
  return data?.lists
}
