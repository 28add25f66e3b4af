import type { TemplateFault } from '#contract/ground/check-template.ts'
import { useSentence, useWords } from '../../words/use-words.ts'
import { templateWords } from './words.ts'

/** What keeps a draft from being put in force. */
export function TemplateFaults({ faults }: { faults: readonly TemplateFault[] }) {
  const say = useWords(templateWords)
  const sentence = useSentence()
  if (faults.length === 0) return null
  return (
    <div className="template-faults" role="status">
      <p>{say('page.faults', { count: faults.length })}</p>
      <ul>
        {faults.map(({ path, words }) => (
          <li key={`${path} ${words.en}`}>{sentence(words)}</li>
        ))}
      </ul>
    </div>
  )
}
