import { itemsInUseOf } from '#campaign/mandate/index.ts'
import { camelRow } from '#ground/workflow/camel-row.ts'
import { openHops } from '#ground/workflow/hand-over/index.ts'
import { partsTaken } from '#ground/workflow/record.ts'
import type { CaseStore } from '#ground/workflow/workflow.ts'
import type { Problem } from './problem.ts'

/** Column `accounts`: the days on which somebody is the contact of an enterprise. */
export function accountsOf(enterprise: string): string {
  return `(select coalesce(json_agg(json_build_object('from', o.valid_from, 'until', o.valid_until)), '[]') from ground.post o
    join ground.person who on who.id = o.person_id and who.ended_at is null
    where o.role = 'enterpriseContact' and o.enterprises[1] = ${enterprise}) as accounts`
}

/** Column `measures`: how many of a problem's measures stand, and how far they are. */
export function measuresOf(problem: string): string {
  return `(select json_build_object('all', count(*), 'incomplete', count(*) filter (where due is null or responsible_person is null),
      'declared', count(*) filter (where state = 'declaredDone'), 'checked', count(*) filter (where state = 'checked'))
    from remediation.measure where problem_id = ${problem} and state <> 'voided') as measures`
}

/** Everything a rule decides by, beside the columns of the row `p`. */
export const problemColumns = `p.*, ${openHops('p.id')}, ${partsTaken('p.id')},
  ${measuresOf('p.id')},
  (select json_build_object('id', id, 'kind', kind, 'proposedBy', proposed_by, 'otherProblem', other_problem, 'reviewOn', review_on)
    from remediation.exit_record where problem_id = p.id and state = 'proposed') as exit,
  ${accountsOf('p.enterprise_id')},
  (select coalesce(json_agg(json_build_object('code', item -> 'code', 'veto', item -> 'veto', 'number', item -> 'number')), '[]')
    from jsonb_array_elements(${itemsInUseOf('p.industry')}) as item) as items_in_use`

export const readProblem = (row: Record<string, unknown>): Problem => camelRow(row) as unknown as Problem

/** How a problem is kept. */
export const problemStore: CaseStore<Problem> = {
  table: 'remediation.problem',
  lock: `select ${problemColumns} from remediation.problem p where p.id = $1`,
  read: readProblem,
  givenByDatabase: ['number'],
}
