import type { CheckRecordView, ProblemView } from '#contract/remediation/problem.ts'
import { Files } from '#web/ground/evidence/files.tsx'
import { StateWord } from '#web/ground/state-word/state-word.tsx'
import { DayOf } from '#web/ground/time/time.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { remediationWords } from '../words.ts'

/** Who checked what, when, what was seen on site, and in which round. */
export function CheckRecords({ problem }: { problem: ProblemView }) {
  const say = useWords(remediationWords)
  if (problem.checks.length === 0) return null
  return (
    <section className="section">
      <h2>{say('check.title')}</h2>
      <ol className="plain-list">
        {problem.checks.map(check => (
          <li key={check.id} className="measure">
            <Check check={check} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function Check({ check }: { check: CheckRecordView }) {
  const say = useWords(remediationWords)
  const sentence = useSentence()
  const { onSite } = check
  return (
    <>
      <p className="measure__what">
        <StateWord tone={check.outcome === 'pass' ? 'done' : 'returned'}>{say(`check.${check.outcome}`)}</StateWord>{' '}
        <b>{sentence(check.checkpointName)}</b>
        <span className="muted small">
          {check.unitName} {check.personName} · <DayOf day={check.on} />
          {check.round > 1 && ` · ${say('check.round', { count: check.round })}`}
        </span>
      </p>
      <p className="prose">{check.opinion}</p>
      {onSite && (
        <p className="prose muted">
          {say('check.visit', { day: onSite.visitedOn, present: onSite.present, findings: onSite.findings })}
        </p>
      )}
      {check.files.length > 0 && <Files ids={check.files} />}
    </>
  )
}
