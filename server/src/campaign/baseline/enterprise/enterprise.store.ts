import type { EnterpriseState } from '#contract/baseline/enterprise.states.ts'
import type { EnterpriseField } from '#contract/baseline/enterprise.ts'
import type {
  EiaKind,
  EnterpriseKind,
  EnterpriseScale,
  FindingSource,
  PermitKind,
  ProductionState,
} from '#contract/baseline/enterprise-words.ts'
import type { Prepared, Tx } from '#ground/database/transaction.ts'
import { absent, snakeCase } from '#ground/workflow/act.ts'
import type { Case, CaseStore } from '#ground/workflow/workflow.ts'

/** A row of `baseline.enterprise`. `industry` is the first of its industries, `enterpriseId` its own id. */
export interface EnterpriseCase extends Case {
  readonly state: EnterpriseState
  readonly county: string
  readonly township: string
  readonly industry: string
  readonly enterpriseId: string
  readonly name: string
  readonly nameFolded: string
  readonly kind: EnterpriseKind
  readonly uscc: string | null
  readonly usccReason: string | null
  readonly temporaryCode: string
  readonly industries: readonly string[]
  readonly grid: string | null
  readonly village: string | null
  readonly address: string | null
  readonly lng: number | null
  readonly lat: number | null
  readonly legalPerson: string | null
  readonly contactName: string | null
  /** Sealed for the place `enterprise.phone`. */
  readonly phoneSealed: Uint8Array | null
  readonly scale: EnterpriseScale | null
  readonly products: string | null
  readonly capacity: string | null
  readonly startedOn: string | null
  readonly landUse: string | null
  readonly eiaKind: EiaKind | null
  readonly eiaNumber: string | null
  readonly permitKind: PermitKind | null
  readonly permitNumber: string | null
  readonly permitUntil: string | null
  readonly productionState: ProductionState | null
  readonly gbt4754: string | null
  readonly source: FindingSource | null
  readonly remarks: string | null
  readonly reportedUnit: string
  readonly reportedBy: string
  readonly reportedWords: string
  readonly reportedAt: Date
  readonly importBatch: string | null
  readonly returnReason: string | null
  readonly duplicateOf: string | null
  readonly closedDownOn: string | null
  readonly splitFrom: string | null
  readonly voidBy: string | null
  /** In whose post it was proposed, where that was by delegation. */
  readonly voidDelegator: string | null
  readonly voidWords: string | null
  readonly voidReason: string | null
  readonly voidAt: Date | null
  readonly updatedAt: Date
  readonly hasOpenProblems: boolean
  /** Its industries that have a baseline assessment which stands. */
  readonly assessed: readonly string[]
}

const columns = [
  'id',
  'version',
  'state',
  'name',
  'nameFolded',
  'kind',
  'uscc',
  'usccReason',
  'temporaryCode',
  'industries',
  'industry',
  'area',
  'county',
  'township',
  'grid',
  'village',
  'address',
  'lng',
  'lat',
  'legalPerson',
  'contactName',
  'phoneSealed',
  'scale',
  'products',
  'capacity',
  'startedOn',
  'landUse',
  'eiaKind',
  'eiaNumber',
  'permitKind',
  'permitNumber',
  'permitUntil',
  'productionState',
  'gbt4754',
  'source',
  'remarks',
  'reportedUnit',
  'reportedBy',
  'reportedWords',
  'reportedAt',
  'importBatch',
  'returnReason',
  'duplicateOf',
  'closedDownOn',
  'splitFrom',
  'voidBy',
  'voidDelegator',
  'voidWords',
  'voidReason',
  'voidAt',
  'updatedAt',
  'hasOpenProblems',
  'assessed',
] as const satisfies readonly (keyof EnterpriseCase)[]

/** The columns of a case, for a statement whose enterprise is called `alias`. */
export function enterpriseColumns(alias: string): string {
  return [...columns.map(name => `${alias}.${snakeCase(name)} as "${name}"`), `${alias}.id as "enterpriseId"`].join(',')
}

export const enterpriseStore: CaseStore<EnterpriseCase> = {
  table: 'baseline.enterprise',
  lock: `select ${enterpriseColumns('e')} from baseline.enterprise e where e.id=$1 for update`,
  read: row => row as unknown as EnterpriseCase,
  givenByDatabase: ['temporaryCode'],
  notColumns: ['enterpriseId'],
}

/** One field's change. `wasSealed` is what a masked `was` stands for. */
export interface FieldChangeRow {
  readonly field: EnterpriseField
  readonly was: string | null
  readonly became: string | null
  readonly wasSealed?: Uint8Array | null | undefined
}

/** Where a change comes from: typed by a person, brought by a batch, put back when it was undone. */
export type Origin =
  | { readonly origin: 'person'; readonly reason?: string | undefined }
  | { readonly origin: 'import' | 'undo'; readonly importBatch: string; readonly reason?: string | undefined }

const keepChanges: Prepared = {
  name: 'keep field changes',
  text: `insert into baseline.field_change (enterprise_id, field, was, became, was_sealed, at, person_id, actor_words, origin, import_batch, reason)
    select $1, field, was, became, decode(was_sealed, 'hex'), $3, $4, $5, $6, $7, $8
    from jsonb_to_recordset($2::jsonb) as change(field text, was text, became text, was_sealed text)`,
}

export async function keepFieldChanges(
  tx: Tx,
  enterpriseId: string,
  changes: readonly FieldChangeRow[],
  at: Date,
  from: Origin,
): Promise<void> {
  if (changes.length === 0) return
  const rows = changes.map(({ field, was, became, wasSealed }) => ({
    field,
    was,
    became,
    was_sealed: wasSealed ? Buffer.from(wasSealed).toString('hex') : null,
  }))
  await tx.run(keepChanges, [
    enterpriseId,
    JSON.stringify(rows),
    at,
    tx.actor.personId,
    tx.actor.words,
    from.origin,
    'importBatch' in from ? from.importBatch : null,
    from.reason ?? null,
  ])
}

const keepFormer: Prepared = {
  name: 'keep former name',
  text: `insert into baseline.former_name (enterprise_id, name, name_folded, until) values ($1, $2, $3, $4)
    on conflict (enterprise_id, name_folded) do update set until = excluded.until`,
}

export async function keepFormerName(
  tx: Tx,
  enterpriseId: string,
  former: { name: string; folded: string; until: string },
): Promise<void> {
  await tx.run(keepFormer, [enterpriseId, former.name, former.folded, former.until])
}

export interface NewSite {
  readonly name: string
  readonly area: string
  readonly county: string
  readonly township: string
  readonly address: string | null
  readonly lng: number | null
  readonly lat: number | null
  readonly importBatch?: string | undefined
}

/** @returns id of the site */
export async function addSiteRow(tx: Tx, enterpriseId: string, site: NewSite): Promise<string> {
  const [made] = await tx.query<{ id: string }>(
    `insert into baseline.site (enterprise_id, name, area, county, township, address, lng, lat, import_batch)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
    [
      enterpriseId,
      site.name,
      site.area,
      site.county,
      site.township,
      site.address,
      site.lng,
      site.lat,
      site.importBatch ?? null,
    ],
  )
  return made?.id ?? ''
}

/** @returns false where the enterprise has no such site, or it is closed already */
export async function closeSiteRow(tx: Tx, enterpriseId: string, siteId: string, on: string): Promise<boolean> {
  const closed = await tx.query(
    'update baseline.site set closed_on = $3 where id = $2 and enterprise_id = $1 and closed_on is null returning id',
    [enterpriseId, siteId, on],
  )
  return closed.length > 0
}

/** Why an industry was taken up or left, beside the days that the database keeps. */
export async function keepMembershipReason(
  tx: Tx,
  enterpriseId: string,
  industry: string,
  reason: string | undefined,
): Promise<void> {
  if (!reason) return
  await tx.query(
    `update baseline.membership set reason = $3 where (enterprise_id, industry, since) =
       (select enterprise_id, industry, since from baseline.membership where enterprise_id = $1 and industry = $2 order by since desc limit 1)`,
    [enterpriseId, industry, reason],
  )
}

/** Whether a record may be named as the one another repeats: it is in reach and stands by itself. */
export async function standsByItself(tx: Tx, id: string): Promise<boolean> {
  const found = await tx.query(
    `select from baseline.enterprise where id = $1 and state not in ('duplicate', 'voided')`,
    [id],
  )
  return found.length > 0
}

/** A record as a merge sees it, and the way to make its place a further site of another. Throws 404 where it is out of reach. */
export async function siteFrom(
  tx: Tx,
  id: string,
): Promise<{ readonly name: string; readonly state: EnterpriseState; addTo(enterpriseId: string): Promise<string> }> {
  const [row] = await tx.query<NewSite & { state: EnterpriseState }>(
    'select name, state, area, county, township, address, lng, lat from baseline.enterprise where id = $1',
    [id],
  )
  if (!row) throw absent()
  const { state, ...site } = row
  return { name: row.name, state, addTo: enterpriseId => addSiteRow(tx, enterpriseId, site) }
}
