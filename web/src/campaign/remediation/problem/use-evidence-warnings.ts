import { useQuery } from '@tanstack/react-query'
import { showEvidenceWarnings } from '#contract/remediation/evidence-warning.ts'
import type { ProblemView } from '#contract/remediation/problem.ts'
import type { EvidenceFlags } from '#web/ground/evidence/evidence-viewer.tsx'
import { call } from '#web/ground/http/call.ts'

/** What to look at twice, for whoever is offered to pass the check; nobody else is told. Without an answer the evidence stands as it is. */
export function useEvidenceWarnings(problem: ProblemView): EvidenceFlags {
  const checks = problem.actions.some(({ action }) => action === 'pass')
  const { data } = useQuery({
    queryKey: ['problem', problem.id, 'evidence-warnings', problem.version],
    queryFn: ({ signal }) => call(showEvidenceWarnings, { params: { id: problem.id } }, { signal }),
    enabled: checks,
  })
  return Object.fromEntries(
    (data?.files ?? []).map(({ fileId, warnings }) => [fileId, warnings.map(({ words }) => words)]),
  )
}
