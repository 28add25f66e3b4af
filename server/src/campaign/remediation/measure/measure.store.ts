import type { Prepared, Tx } from '#ground/database/transaction.ts'
import { camelRow } from '#ground/workflow/camel-row.ts'
import { partsTaken } from '#ground/workflow/record.ts'
import type { CaseStore } from '#ground/workflow/workflow.ts'
import { accountsOf } from '../problem/problem.store.ts'
import type { Measure } from './measure.ts'

const columns = `m.*, p.state as problem_state, p.due_current as problem_due, p.subject_name, p.responsible_unit, p.responsible_enterprise,
  ${partsTaken('m.id')}, ${accountsOf('p.enterprise_id')}`

export const readMeasure = (row: Record<string, unknown>): Measure => camelRow(row) as unknown as Measure

/** How a measure is kept. */
export const measureStore: CaseStore<Measure> = {
  table: 'remediation.measure',
  lock: `select ${columns} from remediation.measure m join remediation.problem p on p.id = m.problem_id where m.id = $1`,
  read: readMeasure,
  givenByDatabase: [],
}

const ofProblemStatement: Prepared = {
  name: 'measures of problem',
  text: `select ${columns} from remediation.measure m join remediation.problem p on p.id = m.problem_id where m.problem_id = $1 order by m.id`,
}

/** The measures of a problem in the order they were drafted, as their rules see them. */
export async function measuresOfProblem(tx: Tx, problemId: string): Promise<Measure[]> {
  return (await tx.run(ofProblemStatement, [problemId])).map(readMeasure)
}

const oneStatement: Prepared = {
  name: 'measure',
  text: `select ${columns} from remediation.measure m join remediation.problem p on p.id = m.problem_id where m.id = $1`,
}

export async function findMeasure(tx: Tx, id: string): Promise<Measure | undefined> {
  const [row] = await tx.run(oneStatement, [id])
  return row && readMeasure(row)
}

const problemStatement: Prepared = {
  name: 'problem of measure',
  // shared with other drafts, held against the request for the check, which counts the measures
  text: `select p.id, p.state, p.number, p.due_current, p.subject_name, p.words, p.responsible_unit, p.responsible_enterprise, p.area, p.county, p.township,
      p.grid, p.industry, p.enterprise_id, ${accountsOf('p.enterprise_id')}
    from remediation.problem p where p.id = $1 for share`,
}

/** The problem a measure or report is to belong to, held so that it stays in its state. */
export async function holdProblem(tx: Tx, id: string): Promise<ProblemHeld | undefined> {
  const [row] = await tx.run(problemStatement, [id])
  return row && (camelRow(row) as unknown as ProblemHeld)
}

export interface ProblemHeld
  extends Pick<
    Measure,
    | 'area'
    | 'county'
    | 'township'
    | 'grid'
    | 'industry'
    | 'enterpriseId'
    | 'subjectName'
    | 'responsibleUnit'
    | 'responsibleEnterprise'
    | 'accounts'
  > {
  readonly id: string
  readonly state: Measure['problemState']
  readonly number: string
  readonly words: string
  readonly dueCurrent: string | null
}
