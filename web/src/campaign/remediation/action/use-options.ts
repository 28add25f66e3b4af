import { useQuery } from '@tanstack/react-query'
import { showProblemOptions } from '#contract/remediation/problem.ts'
import { call } from '#web/ground/http/call.ts'

/** What the forms on a problem offer: units, leaders, steps, latest days. Undefined until it is known, and for no one problem. */
export function useOptions(problemId: string | null) {
  return useQuery({
    queryKey: ['problem', problemId, 'options'],
    enabled: problemId !== null,
    queryFn: ({ signal }) => call(showProblemOptions, { params: { id: problemId ?? '' } }, { signal }),
  }).data
}
