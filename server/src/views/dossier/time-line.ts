import type { z } from 'zod'
import { assessmentStates } from '#contract/baseline/assessment.states.ts'
import { eliminatedCapacityStates } from '#contract/baseline/eliminated-capacity.states.ts'
import { emissionStates } from '#contract/baseline/emission.states.ts'
import { enterpriseStates } from '#contract/baseline/enterprise.states.ts'
import { factConfirmationStates } from '#contract/baseline/fact-confirmation.states.ts'
import { inclusionStates } from '#contract/baseline/inclusion.states.ts'
import { signalStates } from '#contract/baseline/signal.states.ts'
import { enterprisePlanStates } from '#contract/remediation/enterprise-plan.states.ts'
import { measureStates } from '#contract/remediation/measure.states.ts'
import { problemStates } from '#contract/remediation/problem.states.ts'
import { progressReportStates } from '#contract/remediation/progress-report.states.ts'
import type { DossierEntry, showTimeLine as endpoint } from '#contract/views/dossier.ts'
import { momentOf } from '#ground/context.ts'
import type { Actor } from '#ground/database/claims.ts'
import { readPageKey, writePageKey } from '#ground/database/page-key.ts'
import { reading } from '#ground/database/transaction.ts'
import { type TablesByNoun, TrailKey, type TrailRow, trailLines } from '#ground/workflow/trail-lines.ts'
import type { ViewsContext } from '../views-context.ts'
import { findEnterprise, readTrailOf, type SubjectFacts, subjectsOf } from './dossier.store.ts'

/** The nouns whose life is part of an enterprise's file. */
const tables: TablesByNoun = {
  enterprise: enterpriseStates,
  emission: emissionStates,
  inclusion: inclusionStates,
  signal: signalStates,
  eliminatedCapacity: eliminatedCapacityStates,
  assessment: assessmentStates,
  factConfirmation: factConfirmationStates,
  enterprisePlan: enterprisePlanStates,
  problem: problemStates,
  measure: measureStates,
  progressReport: progressReportStates,
}

/** 一企一档 (三(一)-3): everything that happened to an enterprise, latest first. Throws 404 out of reach. */
export async function showTimeLine(
  context: ViewsContext,
  actor: Actor,
  id: string,
  query: z.output<typeof endpoint.query>,
): Promise<z.input<typeof endpoint.reply>> {
  const key = readPageKey(query.after, TrailKey)
  return reading(context.database, actor, async tx => {
    await findEnterprise(tx, id)
    const rows = await readTrailOf(tx, id, { before: key?.[0], noun: query.noun, limit: query.limit + 1 })
    const shown = rows.slice(0, query.limit)
    const subjects = await subjectsOf(tx, shown)
    const lines = await trailLines(tx, shown, tables)
    const last = shown.at(-1)
    return {
      rows: shown.flatMap((row, index) => {
        const line = lines[index]
        return line ? [{ ...line, ...placeOf(row, subjects.get(row.subjectId)) }] : []
      }),
      next: rows.length > query.limit && last ? writePageKey([last.id]) : null,
      total: null,
      asOf: momentOf(context).at.toISOString(),
    }
  })
}

function placeOf(
  row: TrailRow,
  subject: SubjectFacts | undefined,
): Pick<z.input<typeof DossierEntry>, 'noun' | 'nounWords' | 'subjectId' | 'subject' | 'became' | 'link'> {
  const table = tables[row.noun]
  const moved = row.toState !== null && row.toState !== row.fromState ? table?.states[row.toState] : undefined
  return {
    noun: row.noun,
    nounWords: table ? { zh: table.words.zh, en: table.words.en } : { zh: row.noun, en: row.noun },
    subjectId: row.subjectId,
    subject: subject?.words ?? null,
    became: moved ? { zh: moved.zh, en: moved.en } : null,
    link: linkOf(row, subject),
  }
}

function linkOf({ noun, subjectId }: TrailRow, subject: SubjectFacts | undefined): string | null {
  if (noun === 'enterprise') return `/enterprises/${subjectId}`
  if (noun === 'assessment') return `/assessments/${subjectId}`
  return subject?.problemId ? `/problems/${subject.problemId}` : null
}
