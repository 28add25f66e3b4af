import { z } from 'zod'
import type { showProblemTrail } from '#contract/remediation/problem.ts'
import { measureStates } from '#contract/remediation/measure.states.ts'
import { problemStates } from '#contract/remediation/problem.states.ts'
import { progressReportStates } from '#contract/remediation/progress-report.states.ts'
import { momentOf } from '#ground/context.ts'
import type { Actor } from '#ground/database/claims.ts'
import { readPageKey, writePageKey } from '#ground/database/page-key.ts'
import { reading } from '#ground/database/transaction.ts'
import { filesById } from '#ground/files/index.ts'
import { absent } from '#ground/workflow/act.ts'
import type { RemediationContext } from '../context.ts'
import { problemTrail } from './problem-page.store.ts'

const Key = z.tuple([z.string().regex(/^\d{1,18}$/)])
const tables: Record<string, { actions: Readonly<Record<string, { words: { zh: string; en: string } }>> }> = {
  problem: problemStates,
  measure: measureStates,
  progressReport: progressReportStates,
}

/** 时间线 of a problem with its measures and reports, the latest first. Throws 404 out of reach. */
export function showTrail(
  context: RemediationContext,
  actor: Actor,
  id: string,
  query: z.output<typeof showProblemTrail.query>,
): Promise<z.input<typeof showProblemTrail.reply>> {
  const key = readPageKey(query.after, Key)
  return reading(context.database, actor, async tx => {
    const rows = await problemTrail(tx, id, key?.[0] ?? null, query.limit + 1)
    // a problem always has the line of its report, so none means out of reach
    if (rows.length === 0 && key === null) throw absent()
    const shown = rows.slice(0, query.limit)
    const files = await filesById(
      tx,
      shown.flatMap(row => row.files),
    )
    const last = shown.at(-1)
    return {
      rows: shown.map(row => {
        const words = tables[row.noun]?.actions[row.action]?.words ?? { zh: row.action, en: row.action }
        return {
          id: row.id,
          at: row.at.toISOString(),
          unitName: row.unitName ?? '',
          personName: row.personName ?? row.actorWords,
          ...(row.onBehalfOf ? { onBehalfOf: row.onBehalfOf } : {}),
          ...(row.basis?.deciderName ? { decidedBy: row.basis.deciderName } : {}),
          ...(row.basis ? { basis: row.basis.kind } : {}),
          ...(row.note ? { words: row.note } : {}),
          action: row.action,
          title: { zh: words.zh, en: words.en },
          files: row.files.flatMap(file => files.get(file) ?? []),
        }
      }),
      next: rows.length > query.limit && last ? writePageKey([last.id]) : null,
      total: null,
      asOf: momentOf(context).at.toISOString(),
    }
  })
}
