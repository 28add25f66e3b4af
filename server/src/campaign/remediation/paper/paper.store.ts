import type { ProblemState } from '#contract/remediation/problem.states.ts'
import type { Tx } from '#ground/database/transaction.ts'
import { findByText } from '../find/find-problems.store.ts'

/** A problem as papers write it. */
export interface ProblemOnPaper extends Record<string, unknown> {
  readonly id: string
  readonly number: string
  readonly state: string
  readonly subjectName: string
  readonly enterpriseId: string | null
  readonly area: string
  readonly township: string | null
  readonly industry: string | null
  readonly dimension: string
  readonly clause: string | null
  readonly veto: boolean
  readonly words: string
  readonly cause: string | null
  readonly source: string
  readonly foundOn: string
  readonly responsibleUnit: string | null
  readonly dueOriginal: string | null
  readonly dueCurrent: string | null
  readonly rectifiedOn: string | null
  readonly closedOn: string | null
  readonly closureForm: { readonly rectification: string; readonly conclusion: string } | null
}

/** Those of the ids that are in reach, by number. */
export function findProblemsOnPaper(tx: Tx, ids: readonly string[]): Promise<ProblemOnPaper[]> {
  return tx.query(
    `select id, number, state, subject_name as "subjectName", enterprise_id as "enterpriseId", area, township, industry, dimension, clause,
       veto, words, cause, source, found_on as "foundOn", responsible_unit as "responsibleUnit", due_original as "dueOriginal",
       due_current as "dueCurrent", rectified_on as "rectifiedOn", closed_on as "closedOn", closure_form as "closureForm"
     from remediation.problem where id = any ($1) order by number`,
    [ids],
  )
}

/** Problems in reach that stand in one of the states, the latest first, as a paper could be about them. */
export async function findProblemSubjects(
  tx: Tx,
  states: readonly ProblemState[],
  { text, most }: { text: string; most: number },
): Promise<{ subject: { problems: string[] }; words: string }[]> {
  const found = await findByText(tx, text === '' ? {} : { text })
  const rows = await tx.query<{ id: string; number: string; subjectName: string; words: string }>(
    `select id, number, subject_name as "subjectName", words from remediation.problem
     where state = any ($1) and ($2::uuid[] is null or id = any ($2)) order by id desc limit $3`,
    [states, found, most],
  )
  return rows.map(({ id, number, subjectName, words }) => ({
    subject: { problems: [id] },
    words: `${number} ${subjectName} ${words.slice(0, 30)}`,
  }))
}

export interface MeasureOnPaper extends Record<string, unknown> {
  readonly words: string
  readonly due: string | null
  readonly responsiblePerson: string | null
  readonly cost: number | null
  readonly declaredOn: string | null
  readonly checkedOn: string | null
}

/** What was done about a problem, in the order it was drafted. */
export function findMeasuresOnPaper(tx: Tx, problemId: string): Promise<MeasureOnPaper[]> {
  return tx.query(
    `select words, due, responsible_person as "responsiblePerson", cost, declared_on as "declaredOn", checked_on as "checkedOn"
     from remediation.measure where problem_id = $1 and state <> 'voided' order by id limit 200`,
    [problemId],
  )
}

export interface CheckOnPaper extends Record<string, unknown> {
  readonly checkpointId: string
  readonly outcome: 'pass' | 'return'
  readonly personWords: string
  readonly onDay: string
  readonly opinion: string
}

/** Who checked it and what they found, in order. */
export function findChecksOnPaper(tx: Tx, problemId: string): Promise<CheckOnPaper[]> {
  return tx.query(
    `select checkpoint_id as "checkpointId", outcome, person_words as "personWords", on_day as "onDay", opinion
     from remediation.check_record where problem_id = $1 order by id limit 200`,
    [problemId],
  )
}
