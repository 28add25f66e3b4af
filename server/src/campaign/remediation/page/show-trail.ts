import type { z } from 'zod'
import { measureStates } from '#contract/remediation/measure.states.ts'
import { problemStates } from '#contract/remediation/problem.states.ts'
import type { showProblemTrail } from '#contract/remediation/problem.ts'
import { progressReportStates } from '#contract/remediation/progress-report.states.ts'
import { momentOf } from '#ground/context.ts'
import type { Actor } from '#ground/database/claims.ts'
import { readPageKey, writePageKey } from '#ground/database/page-key.ts'
import { reading } from '#ground/database/transaction.ts'
import { absent } from '#ground/workflow/act.ts'
import { TrailKey, trailLines } from '#ground/workflow/trail-lines.ts'
import type { RemediationContext } from '../context.ts'
import { problemTrail } from './problem-page.store.ts'

const tables = { problem: problemStates, measure: measureStates, progressReport: progressReportStates }

/** 时间线 of a problem with its measures and reports, the latest first. Throws 404 out of reach. */
export function showTrail(
  context: RemediationContext,
  actor: Actor,
  id: string,
  query: z.output<typeof showProblemTrail.query>,
): Promise<z.input<typeof showProblemTrail.reply>> {
  const key = readPageKey(query.after, TrailKey)
  return reading(context.database, actor, async tx => {
    const rows = await problemTrail(tx, id, key?.[0] ?? null, query.limit + 1)
    // a problem always has the line of its report, so none means out of reach
    if (rows.length === 0 && key === null) throw absent()
    const shown = rows.slice(0, query.limit)
    const last = shown.at(-1)
    return {
      rows: await trailLines(tx, shown, tables),
      next: rows.length > query.limit && last ? writePageKey([last.id]) : null,
      total: null,
      asOf: momentOf(context).at.toISOString(),
    }
  })
}
