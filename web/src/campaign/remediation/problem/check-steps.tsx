import type { ProblemView } from '#contract/remediation/problem.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { remediationWords } from '../words.ts'

/** The checkpoints of the problem's level in order: passed, here, ahead; who has signed in this round. */
export function CheckSteps({ problem }: { problem: ProblemView }) {
  const say = useWords(remediationWords)
  const sentence = useSentence()
  return (
    <ol className="check-steps" aria-label={say('check.steps')}>
      {problem.checkpoints.map(step => (
        <li
          key={step.id}
          className={`check-step check-step--${step.state}`}
          aria-current={step.state === 'here' ? 'step' : undefined}
        >
          <b>
            {sentence(step.name)}
            {step.state === 'passed' && <span aria-hidden="true"> ✔</span>}
          </b>
          <span className="small">
            {say(`check.state.${step.state}`)}
            {step.minimumPersons > 1 && ` · ${say('check.persons', { count: step.minimumPersons })}`}
            {step.onSite && ` · ${say('check.onSite')}`}
          </span>
          {step.signedBy.length > 0 && <span className="small">{step.signedBy.join('、')}</span>}
        </li>
      ))}
    </ol>
  )
}
