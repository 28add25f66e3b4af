import type { Prepared, Tx } from '#ground/database/transaction.ts'

/** What a problem takes from its enterprise's record. */
export interface EnterpriseFacts {
  readonly id: string
  readonly name: string
  readonly state: string
  readonly industries: readonly string[]
  readonly industry: string
  readonly area: string
  readonly county: string
  readonly township: string
  readonly grid: string | null
}

const findStatement: Prepared = {
  name: 'problem enterprise',
  text: 'select id, name, state, industries, industry, area, county, township, grid from baseline.fact_enterprise where id = $1',
}

/** The enterprise within the asker's reach, or undefined. */
export async function findEnterprise(tx: Tx, id: string): Promise<EnterpriseFacts | undefined> {
  const [row] = await tx.run<EnterpriseFacts & Record<string, unknown>>(findStatement, [id])
  return row
}

const siteStatement: Prepared = {
  name: 'problem site',
  text: 'select name from baseline.site where id = $1 and enterprise_id = $2',
}

export async function findSiteName(tx: Tx, siteId: string, enterpriseId: string): Promise<string | undefined> {
  const [row] = await tx.run<{ name: string | null }>(siteStatement, [siteId, enterpriseId])
  return row ? (row.name ?? '生产场所') : undefined
}

const previousStatement: Prepared = {
  name: 'problem before',
  text: 'select number, state from remediation.problem where id = $1',
}

export async function findPrevious(tx: Tx, id: string): Promise<{ number: string; state: string } | undefined> {
  const [row] = await tx.run<{ number: string; state: string }>(previousStatement, [id])
  return row
}

const unitStatement: Prepared = {
  name: 'problem unit',
  text: 'select id, name, area, township from ground.unit where id = $1',
}

export async function findUnit(
  tx: Tx,
  id: string,
): Promise<{ id: string; name: string; area: string | null; township: string | null } | undefined> {
  const [row] = await tx.run<{ id: string; name: string; area: string | null; township: string | null }>(
    unitStatement,
    [id],
  )
  return row
}
