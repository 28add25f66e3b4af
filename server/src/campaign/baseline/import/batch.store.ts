import type { ImportState } from '#contract/baseline/import.states.ts'
import type { SheetView } from '#contract/baseline/import.ts'
import type { Words } from '#contract/ground/endpoint.ts'
import type { Tx } from '#ground/database/transaction.ts'
import { snakeCase } from '#ground/workflow/act.ts'
import type { Case, CaseStore } from '#ground/workflow/workflow.ts'

/** What people said of one sheet: whether it takes part, and which field a column means (null: none). */
export interface SheetChoice {
  readonly import?: boolean | undefined
  readonly columns: Readonly<Record<string, string | null>>
}

/** A sheet as it was judged; samples of its columns are read from its rows when it is shown. */
export type JudgedSheetRow = Omit<SheetView, 'tables'> & {
  readonly tables: readonly {
    readonly titles: string[]
    readonly headerRows: number[]
    readonly columns: readonly Omit<SheetView['tables'][number]['columns'][number], 'samples'>[]
  }[]
}

/** A row of `baseline.import_batch`. */
export interface BatchCase extends Case {
  readonly state: ImportState
  readonly unitId: string
  readonly personId: string
  readonly actorWords: string
  readonly fileName: string
  readonly fileSize: number
  readonly fileHash: string
  readonly defaultArea: string | null
  readonly defaultTownship: string | null
  readonly defaultIndustry: string | null
  readonly choices: Readonly<Record<string, SheetChoice>>
  readonly sheets: readonly JudgedSheetRow[]
  readonly fileCodes: readonly string[]
  readonly message: Words | null
  readonly notices: readonly { code: string; zh: string; en: string }[]
  readonly jobId: string | null
  readonly uploadedAt: Date
  readonly importedAt: Date | null
  readonly undoneAt: Date | null
}

const columns = [
  'id',
  'version',
  'state',
  'area',
  'county',
  'township',
  'industry',
  'unitId',
  'personId',
  'actorWords',
  'fileName',
  'fileSize',
  'fileHash',
  'defaultArea',
  'defaultTownship',
  'defaultIndustry',
  'choices',
  'sheets',
  'fileCodes',
  'message',
  'notices',
  'jobId',
  'uploadedAt',
  'importedAt',
  'undoneAt',
] as const satisfies readonly (keyof BatchCase)[]

export const batchColumns = columns.map(name => `b.${snakeCase(name)} as "${name}"`).join(',')

export const batchStore: CaseStore<BatchCase> = {
  table: 'baseline.import_batch',
  lock: `select ${batchColumns}, null as "enterpriseId" from baseline.import_batch b where b.id=$1 for update`,
  read: row => row as unknown as BatchCase,
  givenByDatabase: [],
  notColumns: ['enterpriseId'],
}

/** The batch of one's unit, or undefined. */
export async function readBatch(tx: Tx, id: string): Promise<BatchCase | undefined> {
  const [row] = await tx.query(
    `select ${batchColumns}, null as "enterpriseId" from baseline.import_batch b where b.id = $1`,
    [id],
  )
  return row ? batchStore.read(row) : undefined
}

/** Which job works on the batch; not a change of its state. */
export async function keepJob(tx: Tx, batchId: string, jobId: string): Promise<void> {
  await tx.query('update baseline.import_batch set job_id = $2 where id = $1', [batchId, jobId])
}

/** Whether work is going on for the batch. */
export async function isBusy(tx: Tx, batch: BatchCase): Promise<boolean> {
  if (!batch.jobId) return false
  const found = await tx.query(`select from ground.job where id = $1 and state in ('waiting', 'running')`, [
    batch.jobId,
  ])
  return found.length > 0
}

/** Whether this request has been carried out on the batch before. */
export async function isRepeated(tx: Tx, batchId: string, requestId: string): Promise<boolean> {
  return (
    (await tx.query('select from ground.trail where request_id = $1 and subject_id = $2', [requestId, batchId]))
      .length > 0
  )
}

/** Corrections of columns that one's unit made before, by folded header. */
export async function readRemembered(tx: Tx, unitId: string): Promise<Record<string, string | null>> {
  const rows = await tx.query<{ header: string; field: string | null }>(
    'select header, field from baseline.column_mapping where unit_id = $1',
    [unitId],
  )
  return Object.fromEntries(rows.map(({ header, field }) => [header, field]))
}

export async function remember(
  tx: Tx,
  unitId: string,
  mapping: Readonly<Record<string, string | null>>,
  at: Date,
): Promise<void> {
  const headers = Object.keys(mapping)
  if (headers.length === 0) return
  await tx.query(
    `insert into baseline.column_mapping (unit_id, header, field, remembered_at)
     select $1, header, field, $4 from unnest($2::text[], $3::text[]) as said(header, field)
     on conflict (unit_id, header) do update set field = excluded.field, remembered_at = excluded.remembered_at`,
    [unitId, headers, headers.map(header => mapping[header] ?? null), at],
  )
}
