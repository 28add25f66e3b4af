import type { Prepared, Tx } from '#ground/database/transaction.ts'

interface EnterpriseFound extends Record<string, unknown> {
  readonly id: string
  readonly name: string
  readonly code: string
  readonly area: string
  readonly township: string
  readonly industries: readonly string[]
  readonly state: string
}

const enterprisesStatement: Prepared = {
  name: 'search rows of enterprises',
  text: `select id, name, code, area, township, industries, state from baseline.fact_enterprise
    where id = any ($1) and state not in ('voided', 'duplicate') order by length(name), name, id limit $2`,
}

/** The enterprises that were found, short names first: the less there is beside what was typed, the likelier it is meant. */
export async function readEnterprises(tx: Tx, ids: readonly string[], most: number): Promise<EnterpriseFound[]> {
  return ids.length === 0 ? [] : tx.run<EnterpriseFound>(enterprisesStatement, [ids, most])
}

interface ProblemFound extends Record<string, unknown> {
  readonly id: string
  readonly number: string
  readonly subjectName: string
  readonly words: string
  readonly area: string
  readonly township: string | null
  readonly industry: string | null
  readonly state: string
}

// two lists of ids, each from its index: 「in this query or of these numbers」 would be answered by reading every problem
const problemsStatement: Prepared = {
  name: 'search rows of problems',
  text: `select id, number, subject_name as "subjectName", words, area, township, industry, state from remediation.fact_problem
    where id = any (array(select remediation.search_problems($1, 200)) || array(select id from remediation.fact_problem where number = any ($2)))
    order by number = any ($2) desc, state in ('closed', 'merged', 'voided', 'transferred', 'closedByExit'), found_on desc, id limit $3`,
}

/** Problems by words of theirs, by name of the subject or by number; open ones first, the latest first. */
export async function readProblems(tx: Tx, q: string, most: number): Promise<ProblemFound[]> {
  return tx.run<ProblemFound>(problemsStatement, [q, numbersOf(q), most])
}

/**
 * The numbers that a text can mean: `WT-2024-000123` as it stands, or the running number alone, of any year in which numbers were
 * given out.
 */
export function numbersOf(q: string): string[] {
  const written = q.normalize('NFKC').toUpperCase().replaceAll(/\s/g, '')
  const [, year, running] = /^(?:WT)?-?(?:(20\d\d)-)?(\d{1,9})$/.exec(written) ?? []
  if (!running) return []
  const years = year ? [year] : Array.from({ length: 26 }, (_, index) => String(2020 + index))
  return years.map(each => `WT-${each}-${running.padStart(6, '0')}`)
}

interface TaskFound extends Record<string, unknown> {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly area: string
  readonly industry: string | null
  readonly state: string
}

const tasksStatement: Prepared = {
  name: 'search rows of tasks',
  text: `select id, number, title, area, industry, state from mandate.fact_task where number = $1 limit $2`,
}

/** A task by its number, `RW-00042`; tasks are looked for by their words in their own list. */
export async function readTasks(tx: Tx, q: string, most: number): Promise<TaskFound[]> {
  const [, running] = /^RW-?(\d{1,7})$/.exec(q.normalize('NFKC').toUpperCase()) ?? []
  return running ? tx.run<TaskFound>(tasksStatement, [`RW-${running.padStart(5, '0')}`, most]) : []
}
