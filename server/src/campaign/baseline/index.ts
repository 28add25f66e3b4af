export { baselineRefusals } from './baseline.refusals.ts'
export { baselineMeasures } from './baseline-measures.ts'
export { countOpenProblem } from './count-problem.store.ts'
export type { EnterpriseCase } from './enterprise/enterprise.store.ts'
export { countsOfEnterprise, type EnterpriseWorkflow } from './enterprise/enterprise.workflow.ts'
export { phonePlace, sealedPhone } from './enterprise/fact-changes.ts'
export { makeEnterprise, type NewEnterprise } from './enterprise/make-enterprise.ts'
export { confirmingUnit, verifyingUnit } from './enterprise/review-holders.ts'
export { searchEnterprises, searchIndexOf } from './enterprise/search-index.store.ts'
export { type DryRunOptions, dryRun } from './import/enterprise-target/dry-run.ts'
export type {
  CandidateDeadline,
  CandidateMeasure,
  CandidateProblem,
} from './import/enterprise-target/enterprise-candidate.ts'
export type { BroughtMatter, BroughtTo, ImportTarget, Made } from './import/import-target.ts'
export { type Baseline, openBaseline, registerBaseline } from './open-baseline.ts'
