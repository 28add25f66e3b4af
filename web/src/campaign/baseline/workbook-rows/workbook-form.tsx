import { Button } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import type { Endpoint } from '#contract/ground/endpoint.ts'
import type { JobView } from '#contract/ground/job.ts'
import { Field } from '#web/ground/form/field.tsx'
import { makeRequestId } from '#web/ground/http/make-request-id.ts'
import { asRefusal, type Refusal } from '#web/ground/http/refusal.ts'
import { sendParts } from '#web/ground/http/send-parts.ts'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { useWords } from '#web/ground/words/use-words.ts'
import { WorkbookField } from '../imports/workbook-field.tsx'
import { listTwoWords } from '../list-two/words.ts'
import '../imports/imports.css'

/** What goes for rows that do not say it themselves. */
interface Said {
  readonly key: string
  readonly label: string
  readonly start: string
  readonly choices: readonly { readonly value: string; readonly label: string }[]
}

/** A workbook of something small, whose rows are taken in by a job. */
export function WorkbookForm({
  endpoint,
  title,
  hint,
  said,
  onStarted,
}: {
  endpoint: Endpoint<z.ZodType, z.ZodType, z.ZodType, z.ZodType<JobView>>
  title: string
  hint: string
  said: readonly Said[]
  onStarted: (job: string) => void
}) {
  const say = useWords(listTwoWords)
  const [file, setFile] = useState<File | null>(null)
  const [values, setValues] = useState(() => Object.fromEntries(said.map(({ key, start }) => [key, start])))
  const [wrong, setWrong] = useState<string>()
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  /** Share sent, 0–1; null while nothing is under way. */
  const [sent, setSent] = useState<number | null>(null)
  const send = async () => {
    if (!file) return setWrong(say('workbook.chooseFirst'))
    setSent(0)
    setRefusal(null)
    const parts = new FormData()
    parts.set('requestId', makeRequestId())
    for (const [key, value] of Object.entries(values)) parts.set(key, value)
    parts.set('file', file, file.name)
    try {
      onStarted((await sendParts(endpoint, parts, { onProgress: setSent })).id)
    } catch (thrown) {
      setRefusal(asRefusal(thrown))
    }
    setSent(null)
  }
  return (
    <form
      className="form"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        void send()
      }}
    >
      <p className="muted">{hint}</p>
      {said.map(({ key, label, choices }) => (
        <Field key={key} label={label}>
          {input => (
            <select
              {...input}
              className="text-input"
              value={values[key] ?? ''}
              onChange={event => setValues(before => ({ ...before, [key]: event.target.value }))}
            >
              {choices.map(choice => (
                <option key={choice.value} value={choice.value}>
                  {choice.label}
                </option>
              ))}
            </select>
          )}
        </Field>
      ))}
      <WorkbookField
        file={file}
        wrong={wrong}
        onPick={chosen => {
          setWrong(undefined)
          setFile(chosen)
        }}
      />
      {sent !== null && <progress value={sent} aria-label={title} />}
      {refusal && <RefusalWords refusal={refusal} />}
      <div className="form__end">
        <Button type="primary" htmlType="submit" loading={sent !== null}>
          {title}
        </Button>
      </div>
    </form>
  )
}
