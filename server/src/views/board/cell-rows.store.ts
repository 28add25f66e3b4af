import type { z } from 'zod'
import type { CellRow } from '#contract/views/cell-rows.ts'
import type { Prepared, Tx } from '#ground/database/transaction.ts'
import type { BoardCount } from './board-measures.ts'

/** Which part of the city: areas (null: all), the county within them, the industry (`''`: none, null: all). */
export interface CellPlace {
  readonly areas: readonly string[] | null
  readonly county: string | null
  readonly industry: string | null
}

/** What every official post may know of a problem, and where the page goes on. */
export interface AllowListed {
  readonly id: string
  readonly term: string
  readonly subjectKind: z.input<typeof CellRow>['subjectKind']
  readonly enterpriseName: string | null
  readonly area: string
  readonly industry: string | null
  readonly state: z.input<typeof CellRow>['state']
  readonly urgency: z.input<typeof CellRow>['urgency']
  readonly daysLate: number
}

export interface CellQuestion extends CellPlace {
  readonly count: BoardCount
  readonly today: string
  /** Last day that counts as soon. */
  readonly dueSoon: string
  /** End of a past day, or null. */
  readonly asOf: Date | null
  readonly after: readonly [string, string]
  readonly limit: number
}

// one statement, so that the number and its rows are of one moment
const rowsStatement: Prepared = {
  name: 'board rows of a cell',
  text: `select
      (select coalesce(json_agg(json_build_object('id', id, 'term', term, 'subjectKind', subject_kind, 'enterpriseName', enterprise_name, 'area', area,
          'industry', industry, 'state', state, 'urgency', urgency, 'daysLate', days_late) order by term, id), '[]')
        from views.allow_listed_rows($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)) as rows,
      (select coalesce(sum(count), 0)::bigint from (
        select balance as count from ground.figure_balance
        where measure = any ($12) and township = '*' and ($3::text[] is null or area = any ($3)) and ($4::text is null or county = $4)
          and ($5::text is null or industry = $5)
        union all
        select amount from ground.figure_delta
        where measure = any ($12) and ($3::text[] is null or area = any ($3)) and ($4::text is null or county = $4)
          and ($5::text is null or industry = $5)) as part) as total`,
}

/** A page of the rows behind a number, and the number as it stands in the same moment. */
export async function readCellRows(tx: Tx, asked: CellQuestion): Promise<{ rows: AllowListed[]; total: number }> {
  const [answer] = await tx.run<{ rows: AllowListed[]; total: number }>(rowsStatement, [
    asked.count.states,
    asked.count.overdue,
    asked.areas,
    asked.county,
    asked.industry,
    asked.today,
    asked.dueSoon,
    asked.asOf,
    ...asked.after,
    asked.limit,
    asked.count.figures,
  ])
  return answer ?? { rows: [], total: 0 }
}

const casesStatement: Prepared = {
  name: 'board cases in reach',
  text: `select id, number, words, level, township, enterprise_id as "enterpriseId", subject_name as "subjectName", responsible_unit as "responsibleUnit",
      due_original as "dueOriginal", due_current as "dueCurrent"
    from remediation.fact_problem where id = any ($1)`,
}

export type CaseFacts = NonNullable<z.input<typeof CellRow>['case']> & { readonly subjectName: string }

/** What the acting post may know of these problems beyond the allow-list: nothing of those out of its reach. */
export async function readCases(tx: Tx, ids: readonly string[]): Promise<Map<string, CaseFacts>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.run<CaseFacts & Record<string, unknown>>(casesStatement, [ids])
  return new Map(rows.map(row => [row.id, row]))
}
