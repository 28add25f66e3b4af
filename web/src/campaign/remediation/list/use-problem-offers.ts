import { useQuery } from '@tanstack/react-query'
import { showProblemOffers } from '#contract/remediation/problem-actions.ts'
import { call } from '#web/ground/http/call.ts'
import { useSession } from '#web/ground/session/use-session.ts'

/** What the acting post may begin from the list; undefined until it is known. */
export function useProblemOffers() {
  const { actingPost } = useSession()
  return useQuery({
    queryKey: ['problemOffers', actingPost],
    queryFn: ({ signal }) => call(showProblemOffers, {}, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  }).data
}
