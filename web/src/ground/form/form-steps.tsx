import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useWords } from '../words/use-words.ts'
import { groundWords } from '../words.ts'

export interface FormStep {
  readonly key: string
  readonly title: string
  readonly content: ReactNode
}

/** A big form in steps. Any step can be gone to; the draft holds all of them, so each can be left. */
export function FormSteps({ steps }: { steps: readonly [FormStep, ...FormStep[]] }) {
  const say = useWords(groundWords)
  const [at, setAt] = useState(0)
  const current = steps[at] ?? steps[0]
  return (
    <div className="form-steps">
      <ol aria-label={say('form.step', { at: at + 1, of: steps.length })}>
        {steps.map((step, nth) => (
          <li key={step.key}>
            <button type="button" aria-current={nth === at ? 'step' : undefined} onClick={() => setAt(nth)}>
              <span>{nth + 1}</span> {step.title}
            </button>
          </li>
        ))}
      </ol>
      {current.content}
      <div className="form-steps__ways">
        {at > 0 && <Button onClick={() => setAt(at - 1)}>{say('form.back')}</Button>}
        {at < steps.length - 1 && <Button onClick={() => setAt(at + 1)}>{say('form.next')}</Button>}
      </div>
    </div>
  )
}
