import type { Prepared, Tx } from '#ground/database/transaction.ts'
import { camelRow } from '#ground/workflow/camel-row.ts'
import type { CaseStore } from '#ground/workflow/workflow.ts'
import { accountsOf } from '../problem/problem.store.ts'
import type { ProgressReport } from './progress-report.ts'

const columns = `r.*, p.state as problem_state, p.subject_name, p.responsible_unit, p.responsible_enterprise, ${accountsOf('p.enterprise_id')}`
const from = 'remediation.progress_report r join remediation.problem p on p.id = r.problem_id'

const readReport = (row: Record<string, unknown>): ProgressReport => camelRow(row) as unknown as ProgressReport

/** How a progress report is kept. */
export const progressReportStore: CaseStore<ProgressReport> = {
  table: 'remediation.progress_report',
  lock: `select ${columns} from ${from} where r.id = $1`,
  read: readReport,
  givenByDatabase: [],
}

const ofProblemStatement: Prepared = {
  name: 'reports of problem',
  text: `select ${columns} from ${from} where r.problem_id = $1 order by r.month desc limit 60`,
}

/** The reports of a problem, the latest month first. */
export async function reportsOfProblem(tx: Tx, problemId: string): Promise<ProgressReport[]> {
  return (await tx.run(ofProblemStatement, [problemId])).map(readReport)
}

const oneStatement: Prepared = { name: 'progress report', text: `select ${columns} from ${from} where r.id = $1` }

export async function findReport(tx: Tx, id: string): Promise<ProgressReport | undefined> {
  const [row] = await tx.run(oneStatement, [id])
  return row && readReport(row)
}

const dutyStatement: Prepared = {
  name: 'progress report due',
  text: `select stands_at as due from ground.duty where subject_id = $1 and kind = 'progressReport' and done_at is null`,
}

/** Day on which the next report of a problem falls due, or undefined where none is awaited. */
export async function reportDue(tx: Tx, problemId: string): Promise<string | undefined> {
  const [row] = await tx.run<{ due: string }>(dutyStatement, [problemId])
  return row?.due
}
