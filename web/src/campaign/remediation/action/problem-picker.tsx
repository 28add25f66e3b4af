import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { listProblems } from '#contract/remediation/problem.ts'
import { Field } from '#web/ground/form/field.tsx'
import type { DraftForm } from '#web/ground/form/use-draft-form.ts'
import { call } from '#web/ground/http/call.ts'
import { useWords } from '#web/ground/words/use-words.ts'
import { remediationWords } from '../words.ts'
import type { ActionValues } from './action-values.ts'

/** Finds another problem in reach by its words, its subject or the beginning of its number. */
export function ProblemPicker({
  form,
  label,
  except,
}: {
  form: DraftForm<ActionValues>
  label: string
  except: string | undefined
}) {
  const say = useWords(remediationWords)
  const [text, setText] = useState('')
  const { data } = useQuery({
    queryKey: ['problem', 'pick', text],
    enabled: text.trim().length >= 2,
    queryFn: ({ signal }) => call(listProblems, { query: { text, limit: 12 } }, { signal }),
  })
  const rows = data?.rows.filter(row => row.id !== except) ?? []
  return (
    <Field label={label} wrong={form.wrongAt('into')} hint={say('picker.hint')}>
      {input => (
        <>
          <input
            {...input}
            type="search"
            className="text-input"
            autoComplete="off"
            value={text}
            onChange={event => setText(event.target.value)}
          />
          {rows.length > 0 && (
            <ul className="plain-list">
              {rows.map(row => (
                <li key={row.id}>
                  <label>
                    <input
                      type="radio"
                      name={input.id}
                      checked={row.id === form.values.into}
                      onChange={() => form.set('into', row.id)}
                    />{' '}
                    {row.words}{' '}
                    <span className="muted small">
                      {row.number} {row.subjectName}
                    </span>
                  </label>
                </li>
              ))}
            </ul>
          )}
          {data && rows.length === 0 && <p className="field__hint">{say('picker.none')}</p>}
        </>
      )}
    </Field>
  )
}
