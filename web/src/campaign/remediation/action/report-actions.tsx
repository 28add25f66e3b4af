import type { ProblemView } from '#contract/remediation/problem.ts'
import { type ProgressReportAction, progressReportStates } from '#contract/remediation/progress-report.states.ts'
import {
  actOnProgressReport,
  ProgressReportFacts,
  type ProgressReportView,
  progressReportInputs,
  submitProgress,
} from '#contract/remediation/progress-report.ts'
import { ActionsBar } from '#web/ground/actions-bar/actions-bar.tsx'
import { call } from '#web/ground/http/call.ts'
import { Refusal } from '#web/ground/http/refusal.ts'
import { useSentence } from '#web/ground/words/use-words.ts'
import { ActionForm } from './action-form.tsx'
import { reportAsks } from './asks.ts'

/** What may be done with one month's report. */
export function ReportActions({ problem, report }: { problem: ProblemView; report: ProgressReportView }) {
  const sentence = useSentence()
  if (report.actions.length === 0) return null
  const titles = Object.fromEntries(
    Object.entries(progressReportStates.actions).map(([action, said]) => [action, sentence(said.words)]),
  )
  return (
    <ActionsBar
      quiet
      offers={report.actions}
      titles={titles}
      form={(offered, close) => {
        const action = offered as Exclude<ProgressReportAction, 'submit' | 'miss'>
        return (
          <ActionForm
            key={action}
            problem={problem}
            onDone={close}
            said={{
              noun: 'progressReport',
              action,
              record: report.id,
              words: progressReportStates.actions[action].words,
              needs: progressReportStates.actions[action].needs,
              asks: reportAsks[action],
              takes: progressReportInputs[action],
              known: { words: report.words ?? '', difficulties: report.difficulties ?? '' },
              send: (requestId, input) =>
                call(actOnProgressReport[action] as typeof actOnProgressReport.accept, {
                  params: { id: report.id },
                  body: { requestId, version: report.version, input: input as never },
                }),
            }}
          />
        )
      }}
    />
  )
}

/** The month's report that is awaited: 有变化吗？ */
export function SubmitProgress({ problem }: { problem: ProblemView }) {
  const sentence = useSentence()
  const { reportDue } = problem
  const offers = problem.actions.filter(offer => offer.action === 'submitProgress' && offer.allowed)
  if (offers.length === 0 || reportDue === null) return null
  const { words, needs } = progressReportStates.actions.submit
  return (
    <ActionsBar
      quiet
      offers={offers}
      titles={{ submitProgress: sentence(words) }}
      form={(_, close) => (
        <ActionForm
          problem={problem}
          onDone={close}
          said={{
            noun: 'progressReport',
            action: 'submit',
            record: `${problem.id} ${reportDue.month}`,
            words,
            needs,
            asks: reportAsks.submit,
            takes: ProgressReportFacts,
            known: { changed: 'no' },
            send: (requestId, { onBehalfOf, ...report }) =>
              call(submitProgress, {
                params: { id: problem.id },
                body: {
                  requestId,
                  month: reportDue.month,
                  report: report as never,
                  ...(onBehalfOf === undefined ? {} : { onBehalfOf: onBehalfOf as never }),
                },
              }).catch(thrown => Promise.reject(withoutReport(thrown))),
          }}
        />
      )}
    />
  )
}

/** The request holds the report's fields under `report`; the form knows them by their names alone. */
function withoutReport(thrown: unknown): unknown {
  if (!(thrown instanceof Refusal)) return thrown
  return new Refusal({
    ...thrown,
    fields: thrown.fields.map(field => ({ ...field, path: field.path.replace(/^report\./, '') })),
  })
}
