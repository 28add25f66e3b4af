import { Link } from '@tanstack/react-router'
import type { ImportRowView } from '#contract/baseline/import.ts'
import { useWords } from '#web/ground/words/use-words.ts'
import { useSayFact, useSayField } from '../enterprise/fact-words.ts'
import { baselineWords } from '../words.ts'

/** What a row brings: the fields it changes on a record that is there, its problems and measures, and what was made of it. */
export function RowMatter({ row }: { row: ImportRowView }) {
  const say = useWords(baselineWords)
  const sayField = useSayField()
  const sayFact = useSayFact()
  return (
    <>
      {row.changes.length > 0 && (
        <section>
          <h3>{say('rows.changes')}</h3>
          <dl className="cells">
            {row.changes.map(change => (
              <div key={change.field}>
                <dt>{sayField(change.field)}</dt>
                <dd>
                  {say('file.was')}{' '}
                  <q>{change.was === null ? say('file.nothing') : sayFact(change.field, change.was)}</q>{' '}
                  {say('file.became')} <q>{sayFact(change.field, change.becomes)}</q>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {row.problems.length + row.measures.length > 0 && (
        <section>
          <h3>{say('rows.problems')}</h3>
          <ul>
            {row.problems.map(problem => (
              <li key={`problem ${problem.text}`}>{problem.text}</li>
            ))}
            {row.measures.map(measure => (
              <li key={`measure ${measure.text}`}>
                {measure.deadline
                  ? say('rows.measureBy', { text: measure.text, deadline: measure.deadline })
                  : measure.text}
              </li>
            ))}
          </ul>
        </section>
      )}
      {row.made.length > 0 && (
        <section>
          <h3>{say('rows.made')}</h3>
          <ul>
            {row.made.map(({ target, id, label }) => (
              <li key={`${target} ${id} ${label}`}>
                {target === 'problem' ? <Link to={`/problems/${id}`}>{label}</Link> : label}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
