import type { Refusal } from '../http/refusal.ts'
import { useSentence, useWords } from '../words/use-words.ts'
import { groundWords } from '../words.ts'
import './refusal.css'

/** A refusal in words: what is wrong, what would be accepted, and its number where the server gave one. */
export function RefusalWords({ refusal }: { refusal: Refusal }) {
  const say = useWords(groundWords)
  const sentence = useSentence()
  return (
    <div className="refusal" role="alert">
      <p>{sentence(refusal.detail)}</p>
      {refusal.accepted && <p>{sentence(refusal.accepted)}</p>}
      {refusal.requestId !== undefined && (
        <p className="refusal__number">{say('refusal.number', { id: refusal.requestId })}</p>
      )}
    </div>
  )
}
