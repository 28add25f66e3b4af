import type { ListVersionState } from '#contract/baseline/list-version.states.ts'
import type { ListStage, ListVersionRow } from '#contract/baseline/list-version.ts'
import type { Prepared, Tx } from '#ground/database/transaction.ts'
import { absent } from '#ground/workflow/act.ts'
import { camelRow } from '#ground/workflow/camel-row.ts'
import type { Case, CaseStore } from '#ground/workflow/workflow.ts'

/** How many rows a version has of one area and industry; its cells stand in the order of its rows. */
export interface VersionCell {
  readonly area: string
  readonly industry: string
  readonly count: number
}

/** A row of `baseline.list_version`. `area` is the city's own code where it is of the whole city. */
export interface ListVersion extends Case {
  readonly state: ListVersionState
  /** By which its rows name it. */
  readonly serial: number
  readonly list: string
  readonly stage: ListStage
  readonly number: number
  readonly note: string | null
  readonly frozenAt: Date
  readonly frozenOn: string
  readonly frozenWords: string
  readonly rows: number
  readonly cells: readonly VersionCell[]
  readonly rowsHash: string
  readonly previousHash: string | null
  readonly hash: string
}

const read = (row: Record<string, unknown>): ListVersion =>
  ({ ...camelRow(row), county: null, township: null, enterpriseId: null }) as unknown as ListVersion

/** A version has no township and no enterprise; the rules of all nouns ask for them. */
export const listVersionStore: CaseStore<ListVersion> = {
  table: 'baseline.list_version',
  lock: 'select * from baseline.list_version where id = $1',
  read,
  givenByDatabase: [],
  notColumns: ['county', 'township', 'enterpriseId'],
}

/** One version; 404 where there is none. */
export async function readVersion(tx: Tx, id: string): Promise<ListVersion> {
  const [row] = await tx.query(listVersionStore.lock, [id])
  if (!row) throw absent()
  return read(row)
}

const latest: Prepared = {
  name: 'latest list version',
  text: `select * from baseline.list_version where list = $1 and area = $2 and industry is not distinct from $3 order by number desc limit 1`,
}

/** The version that the next one of a series follows. */
export async function latestVersion(
  tx: Tx,
  { list, area, industry }: Pick<ListVersion, 'list' | 'area' | 'industry'>,
): Promise<ListVersion | null> {
  const [row] = await tx.run(latest, [list, area, industry])
  return row ? read(row) : null
}

/** Versions that fulfil a condition whose parameters are `values`, in an order of our own making. */
export async function findVersions(
  tx: Tx,
  conditionAndOrder: string,
  values: readonly unknown[],
): Promise<ListVersion[]> {
  const rows = await tx.query(`select * from baseline.list_version where ${conditionAndOrder}`, values)
  return rows.map(read)
}

/** A new number by which the rows of a version to come will name it. */
export async function nextSerial(tx: Tx): Promise<number> {
  const [row] = await tx.query<{ serial: number }>(`select nextval('baseline.list_serial') as serial`)
  return row?.serial ?? 0
}

/**
 * Keeps the rows of one cell as they stand, after the first `before` rows of the version: ordered by township and name, each content
 * once. @returns how many
 */
export async function keepCell(
  tx: Tx,
  {
    rowsOfCell,
    serial,
    before,
    area,
    industry,
  }: { rowsOfCell: string; serial: number; before: number; area: string; industry: string },
): Promise<number> {
  const [kept] = await tx.query<{ count: number }>(
    `with found as materialized (
       select its.*, baseline.hash_of_row(key, facts) as hash,
         row_number() over (order by township nulls last, name collate baseline.pinyin, key) as at
       from (${rowsOfCell}) as its),
     known as (select c.id, c.hash from baseline.list_content c join found using (hash)),
     made as (
       insert into baseline.list_content (hash, key, subject_id, area, township, grid, industry, enterprise_id, name, facts)
       select hash, key, subject_id, $1, township, grid, $2, enterprise_id, name, facts from found
       where not exists (select from known where known.hash = found.hash) order by at
       returning id, hash),
     kept as (
       insert into baseline.list_row (serial, position, key, content)
       select $3, $4 + at, key, coalesce(known.id, made.id) from found left join known using (hash) left join made using (hash)
       returning 1)
     select count(*) as count from kept`,
    [area, industry, serial, before],
  )
  return kept?.count ?? 0
}

export interface ListSum {
  readonly rows: number
  /** Rows whose content is gone, or no longer what its hash says. */
  readonly broken: number
  readonly rowsHash: string
}

/** The hash of a version's rows, computed anew from their facts. */
export async function sumOfList(tx: Tx, serial: number): Promise<ListSum> {
  const [sum] = await tx.query<ListSum & Record<string, unknown>>(
    'select rows, broken, rows_hash as "rowsHash" from baseline.sum_of_list($1)',
    [serial],
  )
  if (!sum) throw new Error(`The rows of list ${serial} have no sum`)
  return sum
}

/** The head of a version as the web sees it; `cityCode` stands on those of the whole city. */
export function versionRow(the: ListVersion, listWords: { zh: string; en: string }, cityCode: string): ListVersionRow {
  const at = the.frozenWords.lastIndexOf(' ')
  return {
    id: the.id,
    list: the.list,
    listWords,
    stage: the.stage,
    number: the.number,
    area: the.area === cityCode ? null : the.area,
    industry: the.industry,
    rows: the.rows,
    frozenAt: the.frozenAt.toISOString(),
    unitName: at < 0 ? the.frozenWords : the.frozenWords.slice(0, at),
    personName: at < 0 ? '' : the.frozenWords.slice(at + 1),
    note: the.note,
    hash: the.hash,
  }
}
