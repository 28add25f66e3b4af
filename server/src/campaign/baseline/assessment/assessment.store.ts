import type { AssessmentState } from '#contract/baseline/assessment.states.ts'
import type { AssessmentAnswer, AssessmentKind } from '#contract/baseline/assessment.ts'
import type { CauseKind } from '#contract/baseline/cause-kind.ts'
import type { AssessmentScale, AssessmentScore } from '#contract/baseline/score-assessment.ts'
import type { DimensionId, ItemResult } from '#contract/mandate/campaign-file.ts'
import type { Prepared, Tx } from '#ground/database/transaction.ts'
import { snakeCase } from '#ground/workflow/act.ts'
import { partsTaken } from '#ground/workflow/record.ts'
import type { Case, CaseStore } from '#ground/workflow/workflow.ts'

/** A row of `baseline.assessment`. */
export interface AssessmentCase extends Case {
  readonly state: AssessmentState
  readonly kind: AssessmentKind
  readonly county: string
  readonly township: string
  readonly industry: string
  readonly enterpriseId: string
  readonly visitedOn: string
  readonly present: string | null
  readonly remarks: string | null
  readonly campaignVersion: string
  /** Versions of the checklists it was made by, the industry's and the common one; none before versions were kept. */
  readonly checklistIds: readonly string[]
  readonly scale: AssessmentScale
  readonly score: AssessmentScore
  readonly total: number | null
  readonly foundByWords: string
  readonly recordedAt: Date
  readonly voidWords: string | null
  readonly voidReason: string | null
}

const columns = [
  'id',
  'version',
  'state',
  'kind',
  'enterpriseId',
  'area',
  'county',
  'township',
  'industry',
  'visitedOn',
  'present',
  'remarks',
  'campaignVersion',
  'checklistIds',
  'scale',
  'score',
  'total',
  'foundByWords',
  'recordedAt',
  'voidWords',
  'voidReason',
] as const satisfies readonly (keyof AssessmentCase)[]

const selected = [...columns.map(name => `a.${snakeCase(name)} as "${name}"`), partsTaken('a.id')].join(',')

export const assessmentStore: CaseStore<AssessmentCase> = {
  table: 'baseline.assessment',
  lock: `select ${selected} from baseline.assessment a where a.id=$1 for update`,
  read: row => row as unknown as AssessmentCase,
  givenByDatabase: [],
}

/** An answer as it is kept, with the item as it stood. */
export interface KeptAnswer extends Pick<AssessmentAnswer, 'code' | 'result' | 'measures' | 'files'> {
  readonly dimension: DimensionId
  readonly requirement: string
  readonly veto: boolean
  readonly weight: number
  readonly reason: string | null
  readonly words: string | null
  readonly causeKind: CauseKind | null
  readonly cause: string | null
  readonly problemId: string | null
  readonly problemNumber: string | null
  readonly problemKnown: boolean
}

const keep: Prepared = {
  name: 'keep assessment answers',
  text: `insert into baseline.assessment_answer (assessment_id, enterprise_id, position, code, dimension, requirement, veto, weight, result, reason, words,
      cause_kind, cause, measures, files, problem_id, problem_number, problem_known)
    select $1, $2, position, code, dimension, requirement, veto, weight, result, reason, words, "causeKind", cause, measures, files, "problemId",
      "problemNumber", "problemKnown"
    from jsonb_to_recordset($3::jsonb) as answer(position integer, code text, dimension text, requirement text, veto boolean, weight double precision, result text,
      reason text, words text, "causeKind" text, cause text, measures text[], files uuid[], "problemId" uuid, "problemNumber" text,
      "problemKnown" boolean)`,
}

export async function keepAnswers(
  tx: Tx,
  assessmentId: string,
  enterpriseId: string,
  answers: readonly KeptAnswer[],
): Promise<void> {
  const rows = answers.map((answer, position) => ({ ...answer, position }))
  await tx.run(keep, [assessmentId, enterpriseId, JSON.stringify(rows)])
}

const answersStatement: Prepared = {
  name: 'assessment answers',
  text: `select code, dimension, requirement, veto, weight, result, reason, words, cause_kind as "causeKind", cause, measures, files,
      problem_id as "problemId", problem_number as "problemNumber", problem_known as "problemKnown"
    from baseline.assessment_answer where assessment_id = $1 order by position`,
}

export function readAnswers(tx: Tx, assessmentId: string): Promise<KeptAnswer[]> {
  return tx.run<KeptAnswer & Record<string, unknown>>(answersStatement, [assessmentId])
}

/** An assessment with how many problems it names. */
export type AssessmentRecord = AssessmentCase & { readonly problems: number }

const problemsOf = `(select count(distinct problem_id)::integer from baseline.assessment_answer n where n.assessment_id = a.id) as problems`

const ofEnterprise: Prepared = {
  name: 'assessments of an enterprise',
  text: `select ${selected}, ${problemsOf} from baseline.assessment a where a.enterprise_id = $1
    order by a.recorded_at desc, a.id desc limit 100`,
}

/** The assessments of an enterprise, the latest first. */
export function assessmentsOf(tx: Tx, enterpriseId: string): Promise<AssessmentRecord[]> {
  return tx.run<AssessmentRecord & Record<string, unknown>>(ofEnterprise, [enterpriseId])
}

const byId: Prepared = {
  name: 'assessment by id',
  text: `select ${selected}, ${problemsOf}, e.name as "enterpriseName" from baseline.assessment a
    join baseline.enterprise e on e.id = a.enterprise_id where a.id = $1`,
}

export async function findAssessment(
  tx: Tx,
  id: string,
): Promise<(AssessmentRecord & { readonly enterpriseName: string }) | undefined> {
  const [row] = await tx.run<AssessmentRecord & { enterpriseName: string } & Record<string, unknown>>(byId, [id])
  return row
}

/** The result of each item in an assessment. */
export async function resultsOf(tx: Tx, assessmentId: string): Promise<ReadonlyMap<string, ItemResult>> {
  const answers = await readAnswers(tx, assessmentId)
  return new Map(answers.map(({ code, result }) => [code, result]))
}

const averagesStatement: Prepared = {
  name: 'average scores',
  text: 'select area, industry, round(average::numeric, 1)::double precision as average from baseline.average_scores()',
}

/** The average of the baselines that stand, by `area industry`; cells with fewer than three are left out. */
export async function averageScores(tx: Tx): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.run<{ area: string; industry: string; average: number }>(averagesStatement, [])
  return new Map(rows.map(({ area, industry, average }) => [`${area} ${industry}`, average]))
}

const usesStatement: Prepared = {
  name: 'uses of checklists',
  text: 'select checklist_id as id, uses from baseline.count_checklist_uses($1)',
}

/** How many assessments that stand were made by each version of a checklist, in the whole city; versions never used are left out. */
export async function countChecklistUses(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.run<{ id: string; uses: number }>(usesStatement, [ids])
  return new Map(rows.map(({ id, uses }) => [id, uses]))
}
