import type { RowDecision, RowOutcome, RowState } from '#contract/baseline/import.ts'
import type { Words } from '#contract/ground/endpoint.ts'
import type { Tx } from '#ground/database/transaction.ts'
import type { Sealing } from '#ground/sealing/index.ts'
import type { EnterpriseCandidate } from './enterprise-target/enterprise-candidate.ts'
import type { Made } from './import-target.ts'

/** What was typed in a row and what was read from it; sealed as one, since telephones stand in it. */
export interface RowCells {
  readonly original: Record<string, string>
  readonly notes: Record<string, string>
  readonly candidate: EnterpriseCandidate | null
}

export interface FieldDifference {
  readonly field: string
  readonly was: string | null
  readonly becomes: string
}

/** A judged row before it is kept. */
export interface NewRow extends RowCells {
  readonly position: number
  readonly sheet: string
  readonly row: number
  readonly outcome: RowOutcome
  readonly codes: readonly string[]
  readonly reasons: readonly Words[]
  readonly label: string
  readonly aboutRow: { readonly sheet: string; readonly row: number } | null
  readonly aboutEnterprise: string | null
  readonly changes: readonly FieldDifference[]
  readonly decision: RowDecision | null
  readonly decidedWords: string | null
  /** Whether it says all that a new enterprise must have. */
  readonly complete: boolean
}

export interface KeptRow extends Omit<NewRow, 'complete'> {
  readonly id: string
  readonly ready: boolean
  /** Whether it waits for somebody. */
  readonly held: boolean
  readonly state: RowState
  readonly enterpriseId: string | null
  readonly made: readonly Made[]
  readonly result: Words | null
}

const place = 'import.row'

type StoredRow = Omit<KeptRow, keyof RowCells> & { cells: Buffer } & Record<string, unknown>

export const rowColumns = `r.id, r.position, r.sheet, r.row, r.outcome, r.codes, r.reasons, r.label, r.cells_sealed as cells,
  r.about_row as "aboutRow", r.about_enterprise as "aboutEnterprise", r.changes, r.decision, r.decided_words as "decidedWords",
  r.state, r.enterprise_id as "enterpriseId", r.made, r.result, r.ready, r.held`

export function openRow({ cells, ...row }: StoredRow, sealing: Sealing): KeptRow {
  return {
    ...(row as unknown as Omit<KeptRow, keyof RowCells>),
    ...(JSON.parse(sealing.open(cells, place)) as RowCells),
  }
}

/** Puts the judgement of a file in place of an earlier one. */
export async function replaceRows(tx: Tx, sealing: Sealing, batchId: string, rows: readonly NewRow[]): Promise<void> {
  await tx.query('delete from baseline.import_row where batch_id = $1', [batchId])
  for (let from = 0; from < rows.length; from += 500) {
    const chunk = rows.slice(from, from + 500).map(({ original, notes, candidate, ...row }) => ({
      ...row,
      cells: sealing.seal(JSON.stringify({ original, notes, candidate } satisfies RowCells), place).toString('base64'),
    }))
    await tx.query(
      `insert into baseline.import_row (batch_id, unit_id, position, sheet, row, outcome, codes, reasons, label, cells_sealed, about_row,
         about_enterprise, changes, decision, decided_words, complete)
       select $1, $2, r.position, r.sheet, r.row, outcome, coalesce(array(select jsonb_array_elements_text(codes)), '{}'), reasons, label,
         decode(cells, 'base64'), nullif("aboutRow", 'null'), "aboutEnterprise", changes, nullif(decision, 'null'), "decidedWords", complete
       from jsonb_to_recordset($3::jsonb) as r(position integer, sheet text, row integer, outcome text, codes jsonb, reasons jsonb, label text,
         cells text, "aboutRow" jsonb, "aboutEnterprise" uuid, changes jsonb, decision jsonb, "decidedWords" text, complete boolean)`,
      [batchId, tx.actor.unitId, JSON.stringify(chunk)],
    )
  }
}

export interface RowQuestion {
  readonly outcome?: RowOutcome | undefined
  readonly state?: RowState | undefined
  readonly sheet?: string | undefined
  /** Only rows that wait for somebody. */
  readonly problematic?: boolean | undefined
  readonly text?: string | undefined
  readonly ready?: boolean | undefined
  readonly ids?: readonly string[] | undefined
}

/** Rows in the order of the file, after a position. */
export async function readRows(
  tx: Tx,
  sealing: Sealing,
  batchId: string,
  question: RowQuestion,
  { after = -1, limit }: { after?: number; limit: number },
): Promise<KeptRow[]> {
  const values: unknown[] = [batchId, after, limit]
  const where = ['r.batch_id = $1', 'r.position > $2']
  const add = (condition: (parameter: string) => string, value: unknown) => {
    values.push(value)
    where.push(condition(`$${values.length}`))
  }
  if (question.outcome) add(p => `r.outcome = ${p}`, question.outcome)
  if (question.state) add(p => `r.state = ${p}`, question.state)
  if (question.sheet !== undefined) add(p => `r.sheet = ${p}`, question.sheet)
  if (question.text) add(p => `strpos(r.label, ${p}) > 0`, question.text)
  if (question.ids) add(p => `r.id = any (${p}::uuid[])`, question.ids)
  if (question.ready) where.push('r.ready')
  if (question.problematic) where.push('r.held')
  const rows = await tx.query<StoredRow>(
    `select ${rowColumns} from baseline.import_row r where ${where.join(' and ')} order by r.position limit $3`,
    values,
  )
  return rows.map(row => openRow(row, sealing))
}

/** Numbers of rows: by outcome, by what was done with them, how many would go in now and how many wait for somebody. */
export interface RowCounts {
  readonly outcomes: Record<string, number>
  readonly states: Record<string, number>
  ready: number
  held: number
}

/** The numbers of each of these batches; one without rows has noughts. */
export async function countRows(tx: Tx, batchIds: readonly string[]): Promise<(batchId: string) => RowCounts> {
  const rows = await tx.query<{
    id: string
    outcome: RowOutcome
    state: RowState
    ready: boolean
    held: boolean
    count: number
  }>(
    `select batch_id as id, outcome, state, ready, held, count(*) as count from baseline.import_row where batch_id = any ($1)
     group by batch_id, outcome, state, ready, held`,
    [batchIds],
  )
  const counted = new Map<string, RowCounts>()
  const countsOf = (id: string) => {
    const counts = counted.get(id) ?? { outcomes: {}, states: {}, ready: 0, held: 0 }
    counted.set(id, counts)
    return counts
  }
  for (const { id, outcome, state, ready, held, count } of rows) {
    const of = countsOf(id)
    of.outcomes[outcome] = (of.outcomes[outcome] ?? 0) + count
    if (outcome !== 'ignore') of.states[state] = (of.states[state] ?? 0) + count
    if (ready) of.ready += count
    if (held) of.held += count
  }
  return countsOf
}

/**
 * Keeps what a person said of rows, or takes it back (null); one that had failed may then go in.
 *
 * @returns ids of those that took it: not those that have been written or are no data
 */
export async function keepDecisions(
  tx: Tx,
  batchId: string,
  decisions: readonly { readonly rowId: string; readonly decision: RowDecision | null }[],
): Promise<Set<string>> {
  const kept = await tx.query<{ id: string }>(
    `update baseline.import_row r set decision = nullif(said.decision, 'null'), state = 'waiting', result = null,
       decided_words = case when nullif(said.decision, 'null') is not null then $3 end
     from jsonb_to_recordset($2::jsonb) as said("rowId" uuid, decision jsonb)
     where r.batch_id = $1 and r.id = said."rowId" and r.state in ('waiting', 'failed') and r.outcome <> 'ignore' returning r.id`,
    [batchId, JSON.stringify(decisions), tx.actor.words],
  )
  return new Set(kept.map(({ id }) => id))
}

export interface RowEnd {
  readonly state: RowState
  readonly enterpriseId: string | null
  readonly made: readonly Made[]
  readonly result: Words | null
}

export async function endRow(tx: Tx, rowId: string, { state, enterpriseId, made, result }: RowEnd): Promise<void> {
  await tx.query(
    'update baseline.import_row set state = $2, enterprise_id = $3, made = $4, result = $5 where id = $1',
    [rowId, state, enterpriseId, JSON.stringify(made), result ? JSON.stringify(result) : null],
  )
}

/** Locks a row that still may go in; undefined where it has been written meanwhile. */
export async function lockReadyRow(tx: Tx, sealing: Sealing, rowId: string): Promise<KeptRow | undefined> {
  const [row] = await tx.query<StoredRow>(
    `select ${rowColumns} from baseline.import_row r where r.id = $1 and r.ready for update`,
    [rowId],
  )
  return row ? openRow(row, sealing) : undefined
}

/** What rows of a file have become, for those of these that have become an enterprise. */
export async function enterprisesOfRows(
  tx: Tx,
  batchId: string,
  rows: readonly { sheet: string; row: number }[],
): Promise<(row: { sheet: string; row: number }) => string | undefined> {
  const found =
    rows.length === 0
      ? []
      : await tx.query<{ sheet: string; row: number; id: string }>(
          `select r.sheet, r.row, r.enterprise_id as id from baseline.import_row r
           join jsonb_to_recordset($2::jsonb) as asked(sheet text, row integer) on asked.sheet = r.sheet and asked.row = r.row
           where r.batch_id = $1 and r.enterprise_id is not null`,
          [batchId, JSON.stringify(rows)],
        )
  const byRow = new Map(found.map(({ sheet, row, id }) => [`${row} ${sheet}`, id]))
  return ({ sheet, row }) => byRow.get(`${row} ${sheet}`)
}

/** The enterprise that a row of the same file has become. */
export async function enterpriseOfRow(
  tx: Tx,
  batchId: string,
  about: { sheet: string; row: number },
): Promise<string | null> {
  const [row] = await tx.query<{ id: string | null }>(
    `select coalesce(r.enterprise_id, r.about_enterprise) as id from baseline.import_row r
     where r.batch_id = $1 and r.sheet = $2 and r.row = $3 and (r.enterprise_id is not null or r.about_enterprise is not null) limit 1`,
    [batchId, about.sheet, about.row],
  )
  return row?.id ?? null
}
