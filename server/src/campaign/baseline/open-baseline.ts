import type { DailyTurn } from '#ground/duty/turn-of-day.ts'
import type { FileStorage } from '#ground/files/index.ts'
import type { Serving } from '#ground/http/serve.ts'
import type { AnyJobKind, JobKind } from '#ground/jobs/index.ts'
import type { Assessing } from './assessment/assessing.ts'
import { registerAssessments } from './assessment/assessment.routes.ts'
import { makeAssessmentWorkflow } from './assessment/assessment.workflow.ts'
import type { FindingTarget } from './assessment/finding-target.ts'
import { registerDuplicates } from './duplicate/duplicate-pair.routes.ts'
import { type DuplicateWorkflow, makeDuplicateWorkflow } from './duplicate/duplicate-pair.workflow.ts'
import { suspectingTurn } from './duplicate/suspect-pairs.ts'
import { registerEmissions } from './emission/emission.routes.ts'
import { type EmissionWorkflow, makeEmissionWorkflow } from './emission/emission.workflow.ts'
import { makeEmissionsJob } from './emission/emissions-job.ts'
import { registerEnterprises } from './enterprise/enterprise.routes.ts'
import { type EnterpriseWorkflow, makeEnterpriseWorkflow } from './enterprise/enterprise.workflow.ts'
import type { HangingRecords } from './enterprise/hanging-records.ts'
import { registerFactConfirmations } from './fact-confirmation/fact-confirmation.routes.ts'
import {
  type FactConfirmationWorkflow,
  makeFactConfirmationWorkflow,
} from './fact-confirmation/fact-confirmation.workflow.ts'
import { registerImports } from './import/import.routes.ts'
import { type ImportWorkflow, makeImportWorkflow } from './import/import.workflow.ts'
import { type ImportJobs, makeImportJobs } from './import/import-jobs.ts'
import type { ImportTarget } from './import/import-target.ts'
import type { TakingIn } from './import/taking-in.ts'
import { followEnterprises } from './inclusion/follow-enterprise.ts'
import { registerInclusions } from './inclusion/inclusion.routes.ts'
import { type InclusionWorkflow, makeInclusionWorkflow } from './inclusion/inclusion.workflow.ts'
import { type InclusionsPayload, makeInclusionsJob } from './inclusion/inclusions-job.ts'
import { integrityTurn } from './integrity/check-base.ts'
import { registerIntegrity } from './integrity/integrity.routes.ts'
import { type IntegrityWaiverWorkflow, makeIntegrityWaiverWorkflow } from './integrity/integrity-waiver.workflow.ts'
import { type FreezeWish, type Freezing, makeFreezeJob } from './list-version/freeze-list.ts'
import type { FrozenList } from './list-version/frozen-list.ts'
import { makeListOne } from './list-version/list-one.ts'
import { registerListVersions } from './list-version/list-version.routes.ts'
import { makeListVersionWorkflow } from './list-version/list-version.workflow.ts'
import { makeLists } from './list-version/lists.ts'
import { makeVerifyListJob } from './list-version/verify-list-version.ts'
import type { Registering } from './registering.ts'
import { registerReview } from './review/review.routes.ts'
import { makeReviewJob, type ReviewPayload } from './review/review-job.ts'
import { makeRosterEntryWorkflow, type RosterEntryWorkflow } from './roster/roster-entry.workflow.ts'
import { makeRosterJob } from './roster/roster-job.ts'
import { registerEliminatedCapacity } from './route/eliminated-capacity.routes.ts'
import {
  type EliminatedCapacityWorkflow,
  makeEliminatedCapacityWorkflow,
} from './route/eliminated-capacity.workflow.ts'
import { registerSignals } from './signal/signal.routes.ts'
import { makeSignalWorkflow, type SignalWorkflow } from './signal/signal.workflow.ts'
import { makeSignalsJob } from './signal/signals-job.ts'
import { type LookWish, makeLookingJob } from './watch/looking-job.ts'
import { registerOmissions } from './watch/omission.routes.ts'
import { makeOmissionWorkflow, type OmissionWorkflow } from './watch/omission.workflow.ts'
import { watchingTurn } from './watch/suspect-omissions.ts'
import type { RowsPayload } from './workbook-rows/define-rows-job.ts'

/** The stage as one installation has it: its nouns, on which later stages register guards, handlers and offers, and its jobs. */
export interface Baseline {
  readonly enterprises: EnterpriseWorkflow
  readonly imports: ImportWorkflow
  readonly emissions: EmissionWorkflow
  readonly inclusions: InclusionWorkflow
  readonly signals: SignalWorkflow
  readonly rosterEntries: RosterEntryWorkflow
  readonly omissions: OmissionWorkflow
  readonly eliminatedCapacity: EliminatedCapacityWorkflow
  readonly factConfirmations: FactConfirmationWorkflow
  /** Every kind of this stage's long work, for the worker. */
  readonly jobKinds: readonly AnyJobKind[]
  /** A later stage has its records brought in with lists of enterprises. */
  registerTarget(target: ImportTarget): void
  /** A later stage has what assessments find become its problems. */
  registerFindings(target: FindingTarget): void
  /** What assessing needs, also without HTTP. */
  readonly assessing: Assessing
  /** A stage has its list frozen in versions, compared and handed up like list one. */
  registerList(list: FrozenList): void
  /** A later stage's records move with a merge or a split of enterprises, and are answered when one closes down. */
  registerHanging(records: HangingRecords): void
  readonly hanging: readonly HangingRecords[]
  readonly pairs: DuplicateWorkflow
  readonly waivers: IntegrityWaiverWorkflow
  /** What the stage does when a business day begins. */
  readonly turns: readonly DailyTurn[]
  /** What it takes to freeze a list without HTTP. */
  readonly freezing: Freezing
  /** What the command line needs to take in a list without HTTP. */
  readonly taking: TakingIn
  readonly importJobs: ImportJobs
  readonly reviewJob: JobKind<ReviewPayload>
  readonly inclusionsJob: JobKind<InclusionsPayload>
  readonly freezeJob: JobKind<FreezeWish>
  readonly verifyListJob: JobKind<{ id: string }>
  readonly signalsJob: JobKind<RowsPayload>
  readonly emissionsJob: JobKind<RowsPayload>
  readonly rosterJob: JobKind<RowsPayload>
  readonly lookingJob: JobKind<LookWish>
}

/** Makes the stage once per process. `storage` is where uploaded lists lie. */
export function openBaseline(context: Registering & { readonly storage: FileStorage }): Baseline {
  const hanging: HangingRecords[] = []
  const enterprises = makeEnterpriseWorkflow(context, hanging)
  const imports = makeImportWorkflow()
  const inclusions = makeInclusionWorkflow(context)
  followEnterprises(context, enterprises, inclusions)
  const targets: ImportTarget[] = []
  const taking: TakingIn = { ...context, enterprises, batches: imports, targets }
  let findings: FindingTarget | null = null
  const assessments = makeAssessmentWorkflow(context, enterprises)
  const assessing: Assessing = { ...context, enterprises, assessments, findings: () => findings }
  const importJobs = makeImportJobs(taking)
  const reviewJob = makeReviewJob(context, enterprises)
  const emissions = makeEmissionWorkflow()
  const emissionsJob = makeEmissionsJob(context, emissions)
  const signals = makeSignalWorkflow()
  const signalsJob = makeSignalsJob(context, signals)
  const inclusionsJob = makeInclusionsJob(context, inclusions)
  const rosterEntries = makeRosterEntryWorkflow()
  const rosterJob = makeRosterJob(context, rosterEntries)
  const omissions = makeOmissionWorkflow({ ...context, enterprises, inclusions, rosterEntries })
  const lookingJob = makeLookingJob(context, { omissions, rosterEntries })
  const pairs = makeDuplicateWorkflow({ ...context, enterprises, hanging })
  const freezing: Freezing = {
    ...context,
    lists: makeLists([makeListOne(context.sealing)]),
    versions: makeListVersionWorkflow(),
  }
  const freezeJob = makeFreezeJob(freezing)
  const verifyListJob = makeVerifyListJob(context)
  return {
    enterprises,
    imports,
    emissions,
    inclusions,
    signals,
    rosterEntries,
    omissions,
    eliminatedCapacity: makeEliminatedCapacityWorkflow(),
    factConfirmations: makeFactConfirmationWorkflow(),
    assessing,
    taking,
    importJobs,
    reviewJob,
    inclusionsJob,
    jobKinds: [
      importJobs.judge,
      importJobs.apply,
      importJobs.undo,
      reviewJob,
      inclusionsJob,
      freezeJob,
      verifyListJob,
      signalsJob,
      emissionsJob,
      rosterJob,
      lookingJob,
    ],
    pairs,
    waivers: makeIntegrityWaiverWorkflow(),
    turns: [
      suspectingTurn(context, context.campaign, pairs),
      watchingTurn(context, context.campaign, { omissions, rosterEntries }),
      integrityTurn(context, context.campaign),
    ],
    hanging,
    registerHanging: records => {
      if (hanging.some(({ key }) => key === records.key))
        throw new Error(`The records ${records.key} are registered to move twice`)
      hanging.push(records)
    },
    freezing,
    freezeJob,
    verifyListJob,
    registerList: freezing.lists.register,
    signalsJob,
    emissionsJob,
    rosterJob,
    lookingJob,
    registerTarget: target => {
      if (targets.some(({ key }) => key === target.key))
        throw new Error(`The import target ${target.key} is registered twice`)
      targets.push(target)
    },
    registerFindings: target => {
      if (findings) throw new Error('A target of findings is registered twice')
      findings = target
    },
  }
}

/** All routes of the stage. */
export function registerBaseline(serving: Serving, baseline: Baseline): void {
  // fixed paths before `/:id`, so that none of them is taken for an id
  registerReview(serving, baseline.taking, baseline.reviewJob)
  registerDuplicates(serving, baseline.taking, baseline)
  registerIntegrity(serving, baseline.taking, baseline.waivers)
  registerEnterprises(serving, baseline.taking, baseline.enterprises, baseline.hanging)
  registerEmissions(serving, baseline.taking, baseline.emissions, baseline.emissionsJob)
  registerEliminatedCapacity(serving, baseline.taking, baseline.eliminatedCapacity)
  registerSignals(serving, baseline.taking, baseline.signals, baseline.signalsJob)
  registerOmissions(serving, baseline.taking, baseline.omissions, {
    look: baseline.lookingJob,
    roster: baseline.rosterJob,
  })
  registerInclusions(serving, baseline.taking, baseline.inclusions, baseline.inclusionsJob)
  registerAssessments(serving, baseline.assessing)
  registerFactConfirmations(serving, baseline.taking, baseline.factConfirmations)
  registerImports(serving, baseline.taking, baseline.importJobs)
  registerListVersions(serving, baseline.freezing, { freeze: baseline.freezeJob, verify: baseline.verifyListJob })
}
