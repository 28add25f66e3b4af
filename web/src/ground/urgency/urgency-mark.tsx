import type { ReactNode } from 'react'
import { type Urgency, urgencyWords } from '#contract/ground/trail.ts'
import { useSentence } from '../words/use-words.ts'
import { filledPath, urgencyColour } from './urgency-shape.ts'
import './urgency.css'

/**
 * One of the five steps: a shape, a colour, and the word for who cannot see either.
 * @param children words beside the shape, such as 逾期2天; the shape alone where left out
 */
export function UrgencyMark({ urgency, children }: { urgency: Urgency; children?: ReactNode }) {
  const word = useSentence()(urgencyWords[urgency])
  return (
    <span className="urgency" style={{ color: urgencyColour[urgency] }} title={word}>
      <svg viewBox="0 0 16 16" role="img" aria-label={word}>
        <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="1.5" />
        <path d={filledPath(urgency)} fill="currentColor" />
      </svg>
      {children}
    </span>
  )
}
