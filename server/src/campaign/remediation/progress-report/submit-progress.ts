import type { z } from 'zod'
import type { submitProgress as endpoint } from '#contract/remediation/progress-report.ts'
import type { Actor } from '#ground/database/claims.ts'
import { newId } from '#ground/database/new-id.ts'
import { Refusal } from '#ground/errors/refusal.ts'
import { refuse } from '#ground/errors/refuse.ts'
import { attachFiles } from '#ground/files/index.ts'
import { absent } from '#ground/workflow/act.ts'
import { create } from '#ground/workflow/create.ts'
import { deriveRequestId } from '#ground/workflow/derive-request-id.ts'
import { field } from '#ground/workflow/hand-over/index.ts'
import { takePart } from '#ground/workflow/take-part.ts'
import type { RemediationContext } from '../context.ts'
import { holdProblem } from '../measure/measure.store.ts'
import { behalfOf, doerOfProblem, refusesUnlessResponsible } from '../problem/responsible.ts'
import type { ProblemSettings } from '../problem/rule-settings.ts'
import { wordsOf } from '../problem/words.ts'
import { reportDue } from './progress-report.store.ts'
import { factsOf, type ProgressReportWorkflow } from './progress-report.workflow.ts'

type Said = Omit<z.output<typeof endpoint.body>, 'requestId'> & { requestId: string }

/**
 * 报送进度 (四(二)-1): the report of the month whose duty is open; with it that of the next month begins.
 *
 * @returns id of the report
 * @throws Refusal 404 for a problem out of reach, 403 for another than the responsible one, 422 for another month than the one that is
 *   due, 409 `alreadyExists` where the month has been handed in
 */
export async function submitProgress(
  context: RemediationContext,
  actor: Actor,
  how: { settings: ProblemSettings; workflow: ProgressReportWorkflow },
  problemId: string,
  said: Said,
): Promise<string> {
  const id = newId(context.clock.realNow().getTime())
  try {
    const { after } = await create(
      context,
      actor,
      how.workflow,
      { action: 'submit', requestId: said.requestId, id },
      async (tx, moment) => {
        const problem = await holdProblem(tx, problemId)
        if (!problem) throw absent()
        const notResponsible = refusesUnlessResponsible(problem, actor, moment.day)
        if (notResponsible) throw notResponsible
        const dueOn = await reportDue(tx, problemId)
        if (dueOn === undefined) {
          throw refuse(
            409,
            'problem.notInRectification',
            { zh: `${problem.number} 现在不需要报送进度`, en: `No progress of ${problem.number} is awaited now` },
            { zh: '「整改中」的问题每月 25 日前报送', en: 'Problems being rectified report by the 25th of each month' },
          )
        }
        const month = how.settings.monthOfReport(dueOn)
        if (month !== said.month) {
          throw field('month', `应报送 ${month} 的进度（${dueOn} 前）`, `The month that is due is ${month}`)
        }
        const { ground, files, ...behalf } = behalfOf(problem, actor, said.onBehalfOf)
        const { area, county, township, industry, enterpriseId } = problem
        return {
          cell: { area, county, township, industry, enterpriseId },
          to: 'submitted',
          set: { problemId, grid: problem.grid, month: said.month, dueOn, ...factsOf(said.report, moment, actor) },
          duties: [
            { change: 'done', kind: 'progressReport', subjectId: problemId, outcome: 'submitted' },
            {
              change: 'open',
              kind: 'progressReport',
              noun: 'problem',
              subjectId: problemId,
              clause: '四(二)-1',
              words: wordsOf(problem),
              due: how.settings.nextReport(dueOn, moment).due,
              holderUnit: problem.responsibleUnit ?? undefined,
              holderEnterprise: problem.responsibleEnterprise ?? undefined,
            },
          ],
          note: [said.report.words, ground].filter(Boolean).join('；') || undefined,
          files: [...said.report.files, ...files],
          ...behalf,
          also: async open => {
            await attachFiles(open, { noun: 'progressReport', id, cell: problem }, 'other', [
              ...said.report.files,
              ...files,
            ])
            if (behalf.parts?.length) {
              await takePart(open, doerOfProblem({ problemId }, actor))
            }
          },
        }
      },
    )
    return after.id
  } catch (error) {
    if ((error as { constraint?: string }).constraint === 'progress_report_problem_id_month_key') {
      throw refuse(409, 'alreadyExists', {
        zh: `${said.month} 的进度已报送`,
        en: `The progress of ${said.month} was handed in`,
      })
    }
    throw error
  }
}

export interface UnchangedAnswer {
  readonly problemId: string
  readonly done: boolean
  readonly refusal?: { readonly code: string; readonly zh: string; readonly en: string }
}

/** 「无变化，一次确认」: for each problem its own report and its own answer; nothing half done. */
export async function confirmUnchanged(
  context: RemediationContext,
  actor: Actor,
  how: { settings: ProblemSettings; workflow: ProgressReportWorkflow },
  said: { requestId: string; month: string; problems: readonly string[] },
): Promise<UnchangedAnswer[]> {
  const answers: UnchangedAnswer[] = []
  for (const problemId of new Set(said.problems)) {
    try {
      await submitProgress(context, actor, how, problemId, {
        requestId: deriveRequestId(said.requestId, problemId),
        month: said.month,
        report: { changed: false, files: [] },
      })
      answers.push({ problemId, done: true })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const fields = error.fields?.map(({ zh }) => zh).join('；')
      answers.push({ problemId, done: false, refusal: { code: error.code, zh: fields || error.zh, en: error.en } })
    }
  }
  return answers
}
