import { showProblemTrail } from '#contract/remediation/problem.ts'
import { call } from '#web/ground/http/call.ts'
import { TrailSection } from '#web/ground/timeline/trail-section.tsx'

/** Everything that happened to the problem, its measures and its reports, the latest first. */
export function ProblemTimeline({ id }: { id: string }) {
  return (
    <TrailSection
      queryKey={['problem', id, 'trail']}
      read={(after, signal) => call(showProblemTrail, { params: { id }, query: { after, limit: 50 } }, { signal })}
    />
  )
}
