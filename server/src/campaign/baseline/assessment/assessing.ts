import type { EnterpriseWorkflow } from '../enterprise/enterprise.workflow.ts'
import type { Registering } from '../registering.ts'
import type { AssessmentWorkflow } from './assessment.workflow.ts'
import type { FindingTarget } from './finding-target.ts'

/** What assessing needs: the registry, the two nouns it moves, and where findings go once a later stage has said so. */
export interface Assessing extends Registering {
  readonly enterprises: EnterpriseWorkflow
  readonly assessments: AssessmentWorkflow
  readonly findings: () => FindingTarget | null
}
