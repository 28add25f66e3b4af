export { baselineRefusals } from './baseline.refusals.ts'
export { baselineMeasures } from './baseline-measures.ts'
export { countOpenProblem } from './count-problem.store.ts'
export { recordEmission } from './emission/record-emission.ts'
export type { EnterpriseCase } from './enterprise/enterprise.store.ts'
export type { EnterpriseWorkflow } from './enterprise/enterprise.workflow.ts'
export { phonePlace } from './enterprise/fact-changes.ts'
export { codeElsewhere } from './enterprise/find-repeats.ts'
export { makeEnterprise, type NewEnterprise } from './enterprise/make-enterprise.ts'
export { searchEnterprises, searchIndexOf } from './enterprise/search-index.store.ts'
export type { Report } from './import/enterprise-target/build-report.ts'
export { type DryRunOptions, dryRun } from './import/enterprise-target/dry-run.ts'
export type {
  CandidateDeadline,
  CandidateMeasure,
  CandidateProblem,
} from './import/enterprise-target/enterprise-candidate.ts'
export type { BroughtMatter, BroughtTo, ImportTarget, Made } from './import/import-target.ts'
export { postOfUsername } from './import/post-of-username.store.ts'
export { registryOf } from './import/registry-of.ts'
export { type TakenIn, takeInAtOnce } from './import/take-in-at-once.ts'
export { proposeInclusion } from './inclusion/propose-inclusion.ts'
export { type Baseline, openBaseline, registerBaseline } from './open-baseline.ts'
export { recordEliminatedCapacity } from './route/record-eliminated-capacity.ts'
