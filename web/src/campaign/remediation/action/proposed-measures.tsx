import type { ProblemView } from '#contract/remediation/problem.ts'
import type { DraftForm } from '#web/ground/form/use-draft-form.ts'
import { useWords } from '#web/ground/words/use-words.ts'
import { remediationWords } from '../words.ts'
import type { ActionValues } from './action-values.ts'
import { useOptions } from './use-options.ts'

/** What an assessment or the checklist item proposes: one tap writes it into the measure, where it can still be changed. */
export function ProposedMeasures({ form, problem }: { form: DraftForm<ActionValues>; problem: ProblemView }) {
  const say = useWords(remediationWords)
  const proposed = useOptions(problem.id)?.proposedMeasures ?? []
  if (proposed.length === 0) return null
  return (
    <div className="proposed-measures" role="group" aria-label={say('measure.proposed')}>
      <span className="muted small">{say('measure.proposed')}</span>
      {proposed.map(words => (
        <button
          key={words}
          type="button"
          aria-pressed={form.values.words === words}
          onClick={() => form.set('words', words)}
        >
          {words}
        </button>
      ))}
    </div>
  )
}
