import { camelRow } from '#ground/workflow/camel-row.ts'
import { openHops } from '#ground/workflow/hand-over/index.ts'
import { partsTaken } from '#ground/workflow/record.ts'
import type { CaseStore } from '#ground/workflow/workflow.ts'
import type { Problem } from './problem.ts'

/** Everything a rule decides by, beside the columns of the row `p`. */
export const problemColumns = `p.*, ${openHops('p.id')}, ${partsTaken('p.id')},
  (select json_build_object('all', count(*), 'declared', count(*) filter (where state = 'declaredDone'), 'checked', count(*) filter (where state = 'checked'))
    from remediation.measure where problem_id = p.id) as measures,
  (select json_build_object('id', id, 'kind', kind, 'proposedBy', proposed_by, 'otherProblem', other_problem, 'reviewOn', review_on)
    from remediation.exit_record where problem_id = p.id and state = 'proposed') as exit`

export const readProblem = (row: Record<string, unknown>): Problem => camelRow(row) as unknown as Problem

/** How a problem is kept. */
export const problemStore: CaseStore<Problem> = {
  table: 'remediation.problem',
  lock: id => `select ${problemColumns} from remediation.problem p where p.id = ${id}`,
  read: readProblem,
  givenByDatabase: ['number'],
}
