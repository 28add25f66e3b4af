import type { z } from 'zod'
import { problemStateNames, problemStates } from '#contract/remediation/problem.states.ts'
import type {
  listProblems as listEndpoint,
  selectProblems as selectEndpoint,
  showProblemBoard,
} from '#contract/remediation/problem.ts'
import { bulkAtMost } from '#contract/remediation/problem-actions.ts'
import { momentOf } from '#ground/context.ts'
import type { Actor } from '#ground/database/claims.ts'
import { reading } from '#ground/database/transaction.ts'
import type { RemediationContext } from '../context.ts'
import type { ProblemWorkflow } from '../problem/problem.workflow.ts'
import { countByState, countProblems } from './count-problems.ts'
import { findByText, findProblems } from './find-problems.store.ts'
import { problemRow } from './problem-row.ts'
import { problemLines, problemVersions } from './problem-rows.store.ts'

/** 问题清单: a page of what the post reaches, in order, with its total. */
export function listProblems(
  context: RemediationContext,
  actor: Actor,
  workflow: ProblemWorkflow,
  query: z.output<typeof listEndpoint.query>,
): Promise<z.input<typeof listEndpoint.reply>> {
  const { sort, after, limit, ...filter } = query
  const moment = momentOf(context)
  return reading(context.database, actor, async tx => {
    const found = await findByText(tx, filter)
    const [{ ids, next }, { total, more }] = await Promise.all([
      findProblems(tx, { filter, found, sort, after, limit, moment }),
      countProblems(tx, { filter, found, moment }),
    ])
    const lines = await problemLines(tx, ids)
    return {
      rows: lines.map(line => problemRow(workflow, line, actor, moment)),
      next,
      total,
      more,
      asOf: moment.at.toISOString(),
    }
  })
}

/** 看板: the first of each state, in the order of a problem's life; final states without any are left out. */
export function problemBoard(
  context: RemediationContext,
  actor: Actor,
  workflow: ProblemWorkflow,
  query: z.output<typeof showProblemBoard.query>,
): Promise<z.input<typeof showProblemBoard.reply>> {
  const { limit, ...filter } = query
  const moment = momentOf(context)
  return reading(context.database, actor, async tx => {
    const found = await findByText(tx, filter)
    const known = await countByState(tx, filter)
    const columns: z.input<typeof showProblemBoard.reply>['columns'] = []
    for (const state of problemStateNames) {
      const ofState = { ...filter, state: [state] }
      const { total, more } = known
        ? { total: known.get(state) ?? 0, more: false }
        : await countProblems(tx, { filter: ofState, found, moment })
      if (total === 0 && problemStates.states[state].final) continue
      const { ids } =
        total === 0 ? { ids: [] } : await findProblems(tx, { filter: ofState, found, sort: 'due', limit, moment })
      const lines = await problemLines(tx, ids)
      columns.push({ state, total, more, rows: lines.map(line => problemRow(workflow, line, actor, moment)) })
    }
    return { columns, asOf: moment.at.toISOString() }
  })
}

/** What a filter selects for a bulk action: ids and the versions seen, 2,000 at most. */
export function selectProblems(
  context: RemediationContext,
  actor: Actor,
  query: z.output<typeof selectEndpoint.query>,
): Promise<z.input<typeof selectEndpoint.reply>> {
  const { sort, ...filter } = query
  return reading(context.database, actor, async tx => {
    const found = await findByText(tx, filter)
    const { ids, next } = await findProblems(tx, { filter, found, sort, limit: bulkAtMost, moment: momentOf(context) })
    return { items: await problemVersions(tx, ids), more: next !== null }
  })
}
