import type { Guard } from '#campaign/baseline/index.ts'
import type { Remediation } from './remediation.ts'

/**
 * 三(三)1, 三(三)3: terms put off and problems struck off in the last days of a month. What ends with an exit takes two persons as it is and is
 * not watched.
 */
export function guardProblems(guard: Guard, { workflows }: Remediation): void {
  guard.watch(workflows.problem, 'grantExtension', 'problemExtension')
  guard.watch(workflows.problem, 'resetTerm', 'problemExtension')
  guard.watch(workflows.problem, 'close', 'problemClosure')
}
