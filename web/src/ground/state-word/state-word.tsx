import type { ReactNode } from 'react'
import './state-word.css'

/**
 * What a state means to the reader, the same for every noun: not yet taken up, being worked on, waiting for someone's judgement,
 * accomplished, sent back or refused, ended otherwise.
 */
export type StateTone = 'open' | 'working' | 'waiting' | 'done' | 'returned' | 'ended'

/** A state in the plan's own word, on a pale ground. */
export function StateWord({ tone, children }: { tone: StateTone; children: ReactNode }) {
  return <span className={`state-word state-word--${tone}`}>{children}</span>
}
