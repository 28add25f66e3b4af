import { type MeasureState, measureStates } from '#contract/remediation/measure.states.ts'
import type { MeasureView } from '#contract/remediation/measure.ts'
import type { ProblemView } from '#contract/remediation/problem.ts'
import { BeforeAfter } from '#web/ground/evidence/before-after.tsx'
import type { EvidenceFlags } from '#web/ground/evidence/evidence-viewer.tsx'
import { useFiles } from '#web/ground/evidence/use-files.ts'
import { type StateTone, StateWord } from '#web/ground/state-word/state-word.tsx'
import { DayOf } from '#web/ground/time/time.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { DraftMeasure, MeasureActions } from '../action/measure-actions.tsx'
import { remediationWords } from '../words.ts'
import { useEvidenceWarnings } from './use-evidence-warnings.ts'

const tones: Readonly<Record<MeasureState, StateTone>> = {
  drafted: 'open',
  approved: 'open',
  underway: 'working',
  declaredDone: 'waiting',
  checked: 'done',
  returned: 'returned',
  voided: 'ended',
}

/** What answers the problem, each with its photos before and after; progress is what has been checked of all. */
export function Measures({ problem }: { problem: ProblemView }) {
  const say = useWords(remediationWords)
  const { measures, progress } = problem
  const flags = useEvidenceWarnings(problem)
  return (
    <section className="section">
      <h2>
        {say('measure.title')}{' '}
        {progress.all > 0 && <span className="small muted">{say('measure.progress', { ...progress })}</span>}
      </h2>
      {measures.length === 0 && <p className="muted">{say('measure.none')}</p>}
      <ul className="plain-list">
        {measures.map(measure => (
          <li key={measure.id} className="measure">
            <Measure problem={problem} measure={measure} flags={flags} />
          </li>
        ))}
      </ul>
      <DraftMeasure problem={problem} />
    </section>
  )
}

function Measure({ problem, measure, flags }: { problem: ProblemView; measure: MeasureView; flags: EvidenceFlags }) {
  const say = useWords(remediationWords)
  const sentence = useSentence()
  const { words, kind, due, dueWords, responsiblePerson, cost, late, progressWords } = measure
  return (
    <>
      <p className="measure__what">
        <StateWord tone={tones[measure.state]}>{sentence(measureStates.states[measure.state])}</StateWord>{' '}
        <b>{words}</b>
      </p>
      <p className="muted small">
        {say(`measure.kind.${kind}`)} · {say('measure.until')}{' '}
        {due === null ? (dueWords ?? say('measure.notNamed')) : <DayOf day={due} />}
        {late && <span className="measure__late"> {say('measure.late')}</span>} ·{' '}
        {responsiblePerson ?? say('measure.nobody')}
        {cost !== null && ` · ${cost} ${say('word.tenThousand')}`}
        {measure.declaredOn !== null && (
          <>
            {' · '}
            {say('measure.declared')} <DayOf day={measure.declaredOn} />
          </>
        )}
        {measure.checkedOn !== null && (
          <>
            {' · '}
            {say('measure.checked')} <DayOf day={measure.checkedOn} />
          </>
        )}
      </p>
      {progressWords !== null && <p className="prose">{progressWords}</p>}
      {(measure.before.length > 0 || measure.after.length > 0) && <Evidence measure={measure} flags={flags} />}
      <MeasureActions problem={problem} measure={measure} />
    </>
  )
}

function Evidence({ measure, flags }: { measure: MeasureView; flags: EvidenceFlags }) {
  const before = useFiles(measure.before)
  const after = useFiles(measure.after)
  if (before === null || after === null) return <div className="skeleton skeleton--row" aria-busy="true" />
  return <BeforeAfter before={before} after={after} flags={flags} />
}
