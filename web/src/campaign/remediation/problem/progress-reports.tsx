import type { ProblemView } from '#contract/remediation/problem.ts'
import { type ProgressReportState, progressReportStates } from '#contract/remediation/progress-report.states.ts'
import type { ProgressReportView } from '#contract/remediation/progress-report.ts'
import { Files } from '#web/ground/evidence/files.tsx'
import { type StateTone, StateWord } from '#web/ground/state-word/state-word.tsx'
import { DayOf, Time } from '#web/ground/time/time.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { ReportActions, SubmitProgress } from '../action/report-actions.tsx'
import { remediationWords } from '../words.ts'

const tones: Readonly<Record<ProgressReportState, StateTone>> = {
  due: 'open',
  submitted: 'waiting',
  accepted: 'done',
  returned: 'returned',
  missed: 'returned',
}

/** 进度调度: month by month what changed; a miss stays a miss, also when the report came late. */
export function ProgressReports({ problem }: { problem: ProblemView }) {
  const say = useWords(remediationWords)
  const { reports, reportDue, reportsMissed } = problem
  if (reports.length === 0 && reportDue === null) return null
  return (
    <section className="section">
      <h2>
        {say('report.title')}{' '}
        {reportsMissed > 0 && <span className="small muted">{say('report.missed', { count: reportsMissed })}</span>}
      </h2>
      {reportDue !== null && (
        <div className="report-due">
          <p>
            {say('report.due', { month: reportDue.month })} <DayOf day={reportDue.dueOn} />
          </p>
          <SubmitProgress problem={problem} />
        </div>
      )}
      <ul className="plain-list">
        {reports.map(report => (
          <li key={report.id} className="measure">
            <Report problem={problem} report={report} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Report({ problem, report }: { problem: ProblemView; report: ProgressReportView }) {
  const say = useWords(remediationWords)
  const sentence = useSentence()
  return (
    <>
      <p className="measure__what">
        <StateWord tone={tones[report.state]}>{sentence(progressReportStates.states[report.state])}</StateWord>{' '}
        <b className="figures">{report.month}</b>
        {report.submittedAt !== null && (
          <span className="muted small">
            <Time at={report.submittedAt} /> {report.submittedBy}
          </span>
        )}
      </p>
      {report.submittedAt !== null && <p className="prose">{report.changed ? report.words : say('changed.no')}</p>}
      {report.difficulties !== null && (
        <p className="prose muted">{say('report.difficulties', { words: report.difficulties })}</p>
      )}
      {report.files.length > 0 && <Files ids={report.files} />}
      <ReportActions problem={problem} report={report} />
    </>
  )
}
