import { Suspense } from 'react'
import type { Refusal } from '../http/refusal.ts'
import { useSentence, useWords } from '../words/use-words.ts'
import { groundWords } from '../words.ts'
import { aidBeside } from './refusal-aids.ts'
import './refusal.css'

/** A refusal in words: what is wrong, what would be accepted, its number where the server gave one, and what helps on. */
export function RefusalWords({ refusal }: { refusal: Refusal }) {
  const say = useWords(groundWords)
  const sentence = useSentence()
  return (
    <div className="refusal" role="alert">
      <p>{sentence(refusal.detail)}</p>
      {refusal.accepted && <p>{sentence(refusal.accepted)}</p>}
      <Suspense fallback={null}>{aidBeside(refusal)}</Suspense>
      {refusal.requestId !== undefined && (
        <p className="refusal__number">{say('refusal.number', { id: refusal.requestId })}</p>
      )}
    </div>
  )
}
