import type { Tx } from '#ground/database/transaction.ts'
import type { Cell } from '#ground/workflow/workflow.ts'
import type { ExchangedValues } from './say-field.ts'

/** A problem as it is exchanged with one system: its fields, the number it has there, and the version they were read at. */
export interface ExchangedProblem {
  readonly id: string
  readonly version: number
  readonly cell: Cell
  readonly values: ExchangedValues
}

interface Row extends Record<string, unknown> {
  readonly id: string
  readonly version: number
  readonly area: string
  readonly township: string | null
  readonly industry: string | null
  readonly enterpriseId: string | null
  readonly values: ExchangedValues
}

const columns = `p.id, p.version, p.area, p.township, p.industry, p.enterprise_id as "enterpriseId",
  jsonb_build_object('externalNumber', n.number, 'ourNumber', p.number, 'subjectName', p.subject_name,
    'enterpriseCode', e.code, 'area', p.area, 'township', p.township, 'industry', p.industry,
    'dimension', p.dimension, 'clause', p.clause, 'words', p.words, 'cause', p.cause, 'level', p.level, 'state', p.state,
    'responsibleUnit', p.responsible_unit, 'foundOn', p.found_on, 'dueCurrent', p.due_current, 'verifiedOn', p.verified_on,
    'closedOn', p.closed_on) as values`
const joins = `left join remediation.external_number n on n.system = $1 and n.subject_id = p.id
  left join baseline.fact_enterprise e on e.id = p.enterprise_id`

const asProblem = ({ id, version, area, township, industry, enterpriseId, values }: Row): ExchangedProblem => ({
  id,
  version,
  cell: { area, county: null, township, industry, enterpriseId },
  values,
})

/** Problems that the system was never sent, or that have changed since, in the order of their numbers. */
export async function problemsToSend(tx: Tx, system: string, most: number): Promise<ExchangedProblem[]> {
  const rows = await tx.query<Row>(
    `select ${columns} from remediation.problem p ${joins}
     where p.state not in ('voided', 'merged') and not exists (
       select from remediation.exchange_sent s where s.system = $1 and s.subject_id = p.id and s.subject_version >= p.version)
     order by p.number limit $2`,
    [system, most],
  )
  return rows.map(asProblem)
}

/** Problems that rows of theirs may be: by a number kept, by our number, by code or name of what they are about. */
export async function problemsLike(
  tx: Tx,
  system: string,
  keys: {
    readonly external: readonly string[]
    readonly own: readonly string[]
    readonly names: readonly string[]
    readonly codes: readonly string[]
  },
): Promise<ExchangedProblem[]> {
  const rows = await tx.query<Row>(
    `select ${columns} from remediation.problem p ${joins}
     where p.id in (
       select subject_id from remediation.external_number where system = $1 and number = any ($2)
       union select id from remediation.problem where number = any ($3)
       union select id from remediation.problem where subject_name = any ($4)
       union select q.id from baseline.fact_enterprise coded join remediation.problem q on q.enterprise_id = coded.id where coded.uscc = any ($5))`,
    [system, keys.external, keys.own, keys.names, keys.codes],
  )
  return rows.map(asProblem)
}

/** Problems that they ought to have: sent to them, or known there by a number. */
export async function problemsKnown(tx: Tx, system: string, most: number): Promise<ExchangedProblem[]> {
  const rows = await tx.query<Row>(
    `select ${columns} from remediation.problem p ${joins}
     where p.state not in ('voided', 'merged') and p.id in (
       select subject_id from remediation.exchange_sent where system = $1
       union select subject_id from remediation.external_number where system = $1)
     order by p.number limit $2`,
    [system, most],
  )
  return rows.map(asProblem)
}
