import { Link } from '@tanstack/react-router'
import type { Words } from '#contract/ground/endpoint.ts'
import type { TaskRow } from '#contract/mandate/task.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { mandateWords } from '../words.ts'

export interface NotSigned {
  readonly row: TaskRow
  readonly why: Words
}

/** What became of many tasks that were acknowledged at once: how many were, and why each of the others was not. */
export function SignedDialog({ signed, refused }: { signed: number; refused: readonly NotSigned[] }) {
  const say = useWords(mandateWords)
  const sentence = useSentence()
  return (
    <>
      <p>{say('bulk.signed', { count: signed })}</p>
      <h3>{say('bulk.refused')}</h3>
      <ul className="plain-list">
        {refused.map(({ row, why }) => (
          <li key={row.id}>
            <Link to={`/tasks/${row.id}`}>{row.title}</Link> <span className="muted">{sentence(why)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
