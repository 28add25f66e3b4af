import { z } from 'zod'
import { said } from '#contract/ground/said.ts'
import { ActionOffer, ChangeRequest, Day, endpoint, Id, Moment } from '../ground/endpoint.ts'
import { OnBehalf } from '../ground/hand-over.ts'
import { type ProgressReportAction, type ProgressReportState, progressReportStates } from './progress-report.states.ts'

const stateNames = Object.keys(progressReportStates.states) as [ProgressReportState, ...ProgressReportState[]]
const text = (most: number) => z.string().trim().max(most)

export const Month = z
  .string()
  .regex(/^20\d\d-(0[1-9]|1[0-2])$/, said('应为月份，如 2024-06', 'It must be a month such as 2024-06'))

export const ProgressReportView = z.object({
  id: Id,
  version: z.number().int(),
  problemId: Id,
  month: Month,
  dueOn: Day,
  state: z.enum(stateNames),
  changed: z.boolean(),
  words: z.string().nullable(),
  difficulties: z.string().nullable(),
  files: z.array(Id),
  submittedAt: Moment.nullable(),
  submittedBy: z.string().nullable(),
  actions: z.array(ActionOffer),
})
export type ProgressReportView = z.infer<typeof ProgressReportView>

/** 有变化吗？ Only what changed is told; no percentage anywhere. */
export const ProgressReportFacts = z
  .object({
    changed: z.boolean(),
    words: text(1000).optional(),
    difficulties: text(1000).optional(),
    files: z.array(Id).max(30).default([]),
  })
  .refine(said => !said.changed || Boolean(said.words), {
    message: said('请写明本月有什么变化', 'Say what changed this month'),
    path: ['words'],
  })
export type ProgressReportFacts = z.infer<typeof ProgressReportFacts>

const HandedInAgain = ProgressReportFacts.safeExtend({ onBehalfOf: OnBehalf.optional() })

export const progressReportInputs = {
  resubmit: HandedInAgain,
  submitLate: HandedInAgain,
  accept: z.object({}),
  return: z.object({ reason: text(1000).min(2, said('请说明理由', 'Give a reason')) }),
} as const satisfies Record<Exclude<ProgressReportAction, 'submit' | 'miss'>, z.ZodType>

/** The report of the month that is due on this problem; 409 `alreadyExists` once it has been handed in. */
export const submitProgress = endpoint({
  name: 'submitProgress',
  method: 'POST',
  path: '/api/problems/:id/progress-reports',
  may: 'problem.rectify',
  summary: { zh: '报送进度', en: 'Submit the month’s progress' },
  params: z.object({ id: Id }),
  body: z.object({ requestId: Id, month: Month, report: ProgressReportFacts, onBehalfOf: OnBehalf.optional() }),
  reply: ProgressReportView,
})

/** 「无变化，一次确认」: the same report for several problems; each is answered by itself. */
export const confirmUnchanged = endpoint({
  name: 'confirmUnchanged',
  method: 'POST',
  path: '/api/progress-reports/unchanged',
  may: 'problem.rectify',
  summary: { zh: '一次确认本月无变化', en: 'Confirm for several problems that nothing changed' },
  body: z.object({ requestId: Id, month: Month, problems: z.array(Id).min(1).max(200) }),
  reply: z.object({
    rows: z.array(
      z.object({
        problemId: Id,
        done: z.boolean(),
        refusal: z.object({ code: z.string(), zh: z.string(), en: z.string() }).optional(),
      }),
    ),
  }),
})

function act<Action extends keyof typeof progressReportInputs>(action: Action) {
  const said = progressReportStates.actions[action]
  return endpoint({
    name: `progressReport.${action}`,
    method: 'POST',
    path: `/api/progress-reports/:id/${action}`,
    may: said.may,
    summary: said.words,
    params: z.object({ id: Id }),
    body: ChangeRequest.extend({ input: progressReportInputs[action] }),
    reply: ProgressReportView,
  })
}

/** One endpoint per action of a progress report. */
export const actOnProgressReport = {
  resubmit: act('resubmit'),
  submitLate: act('submitLate'),
  accept: act('accept'),
  return: act('return'),
} as const
