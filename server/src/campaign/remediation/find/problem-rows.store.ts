import type { Prepared, Tx } from '#ground/database/transaction.ts'
import { camelRow } from '#ground/workflow/camel-row.ts'
import { openHops } from '#ground/workflow/hand-over/index.ts'
import { measuresOf } from '../problem/problem.store.ts'
import type { Problem } from '../problem/problem.ts'

/** What a line of the list is made of: a problem with the hops its next step depends on, its measures counted and its unit's name. */
export interface ProblemLine extends Problem {
  readonly unitName: string | null
}

const linesStatement: Prepared = {
  name: 'problem lines',
  // who took which part is asked when the page is opened: the line only says whose step it is; "limit 1" keeps the planner from
  // asking the hops of every problem and leaving out those of most
  text: `select p.id, p.number, p.version, p.state, p.level, p.subject_kind, p.enterprise_id, p.subject_name, p.area, p.county, p.township, p.grid, p.industry,
      p.dimension, p.clause, p.veto, p.words, p.responsible_unit, p.responsible_enterprise, p.found_on, p.due_original, p.due_current, p.paused_days,
      p.late_since, p.rectified_on, p.verified_on, p.closed_on, p.suspended_on, p.notice_until, p.checkpoint, p.signatures, p.cross_check_unit,
      p.pending_exit, coalesce(hop.hops, '[]') as hops, coalesce(hop.declines, 0) as declines, '[]'::json as accounts,
      ${measuresOf('p.id')},
      (select coalesce(short_name, name) from ground.unit where id = p.responsible_unit) as unit_name
    from unnest($1::uuid[]) with ordinality as wanted (id, place)
    join remediation.problem p on p.id = wanted.id
    left join lateral (select ${openHops('p.id')} where p.state = 'assigned' limit 1) as hop on true
    order by wanted.place`,
}

/** The lines of these problems, in the order asked for; those out of reach are left out. */
export async function problemLines(tx: Tx, ids: readonly string[]): Promise<ProblemLine[]> {
  if (ids.length === 0) return []
  return (await tx.run(linesStatement, [ids])).map(row => camelRow(row) as unknown as ProblemLine)
}

const versionsStatement: Prepared = {
  name: 'problem versions',
  text: `select p.id, p.version from unnest($1::uuid[]) with ordinality as wanted (id, place)
    join remediation.problem p on p.id = wanted.id order by wanted.place`,
}

export async function problemVersions(tx: Tx, ids: readonly string[]): Promise<{ id: string; version: number }[]> {
  return tx.run<{ id: string; version: number }>(versionsStatement, [ids])
}
