import type { Prepared, Tx } from '#ground/database/transaction.ts'

const thereStatement: Prepared = {
  name: 'problems there',
  text: `select enterprise_id as "enterpriseId", array_agg(words) as words from remediation.problem
    where enterprise_id = any ($1) and state not in ('voided', 'merged') group by enterprise_id`,
}

/** Words of the problems that these enterprises have or had; errors and doubles left out. */
export async function problemsThere(tx: Tx, enterpriseIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await tx.run<{ enterpriseId: string; words: string[] }>(thereStatement, [enterpriseIds])
  return new Map(rows.map(({ enterpriseId, words }) => [enterpriseId, words]))
}

const openStatement: Prepared = {
  name: 'problems that take measures',
  text: `select p.id, coalesce(array_agg(m.words) filter (where m.state <> 'voided'), '{}') as measures
    from remediation.problem p left join remediation.measure m on m.problem_id = p.id
    where p.enterprise_id = $1 and p.state in ('found', 'assigned', 'rectifying') group by p.id limit 2`,
}

/** The one open problem of an enterprise that measures may still be added to, with the words of those it has; undefined where there are none or several. */
export async function onlyOpenProblem(
  tx: Tx,
  enterpriseId: string,
): Promise<{ id: string; measures: readonly string[] } | undefined> {
  const rows = await tx.run<{ id: string; measures: string[] }>(openStatement, [enterpriseId])
  return rows.length === 1 ? rows[0] : undefined
}

const builtStatement: Prepared = {
  name: 'imported and worked on',
  text: `select id from remediation.measure where id = any ($1) and version > 1
    union all
    select p.id from remediation.problem p where p.id = any ($1) and (p.version > 1
      or exists (select from remediation.measure m where m.problem_id = p.id and m.state <> 'voided'
        and (m.version > 1 or m.import_batch is distinct from p.import_batch))
      or exists (select from remediation.exit_record e where e.other_problem = p.id and e.state <> 'refused'))`,
}

/** Those of these problems and measures that somebody has worked on since a list made them, or has merged another into. */
export async function workedOn(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx.run<{ id: string }>(builtStatement, [ids])
  return new Set(rows.map(({ id }) => id))
}

const isMeasureStatement: Prepared = { name: 'is a measure', text: 'select from remediation.measure where id = $1' }

export async function isMeasure(tx: Tx, id: string): Promise<boolean> {
  return (await tx.run(isMeasureStatement, [id])).length > 0
}

const byItemStatement: Prepared = {
  name: 'open problems by item',
  text: `select distinct on (clause) clause, id, number from remediation.problem
    where enterprise_id = $1 and clause is not null
      and state in ('found', 'assigned', 'rectifying', 'checking', 'verified', 'onNotice', 'suspended')
    order by clause, id`,
}

/** Problems of an enterprise that are not finished, by the checklist item they name; of several the oldest. */
export async function openByItem(tx: Tx, enterpriseId: string): Promise<Map<string, { id: string; number: string }>> {
  const rows = await tx.run<{ clause: string; id: string; number: string }>(byItemStatement, [enterpriseId])
  return new Map(rows.map(({ clause, id, number }) => [clause, { id, number }]))
}
