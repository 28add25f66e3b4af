import type { ReactNode } from 'react'
import './fact-list.css'

export interface Fact {
  readonly title: string
  readonly value: ReactNode
}

/** What is known about a record, each with its name; what nobody has said is left out. */
export function FactList({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="fact-list">
      {facts
        .filter(({ value }) => value !== null && value !== undefined && value !== '')
        .map(({ title, value }) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}
