import type { FindingTarget } from '#campaign/baseline/index.ts'
import { reportProblemWithin } from '../problem/report-problem.ts'
import type { Remediation } from '../remediation.ts'
import { openByItem } from './take-in.store.ts'

/** Has what an assessment finds become problems of the enterprise, one life each (三(一)-3). */
export function findingTarget({ context, settings, workflows }: Remediation): FindingTarget {
  return {
    openByItem,
    report: (tx, finding) =>
      reportProblemWithin(
        tx,
        context,
        { settings, workflow: workflows.problem, action: 'raise' },
        {
          requestId: finding.requestId,
          subject: { kind: 'enterprise', enterpriseId: finding.enterpriseId, industry: finding.industry },
          source: finding.kind === 'baseline' ? 'survey' : 'inspection',
          dimension: finding.dimension,
          words: finding.words,
          clause: finding.code,
          cause: finding.cause || undefined,
          causeKind: finding.causeKind,
          foundOn: finding.foundOn,
          files: [...finding.files],
        },
      ),
  }
}
