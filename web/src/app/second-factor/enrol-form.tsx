import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { type FormEvent, useEffect, useId, useState } from 'react'
import { confirmSecondFactor, type EnrolmentView, startSecondFactor } from '#contract/ground/second-factor.ts'
import { call } from '#web/ground/http/call.ts'
import { asRefusal } from '#web/ground/http/refusal.ts'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { useWords } from '#web/ground/words/use-words.ts'
import { appWords } from '../words.ts'
import { CodeField } from './code-field.tsx'
import './second-factor.css'

/**
 * Sets a second factor up: the picture for the phone's app, then a first code of it.
 * @param code of the one in use, where there is one
 */
export function EnrolForm({ code, onConfirmed }: { code?: string; onConfirmed: (recoveryCodes: string[]) => void }) {
  const say = useWords(appWords)
  const id = useId()
  const [typed, setTyped] = useState('')
  const start = useMutation({
    mutationFn: () => call(startSecondFactor, { body: code === undefined ? {} : { code } }),
  })
  const confirm = useMutation({
    mutationFn: () => call(confirmSecondFactor, { body: { code: typed } }),
    onSuccess: ({ recoveryCodes }) => onConfirmed(recoveryCodes),
  })
  const { mutate: begin } = start
  useEffect(() => begin(), [begin])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!confirm.isPending) confirm.mutate()
  }
  if (start.error) {
    return (
      <>
        <RefusalWords refusal={asRefusal(start.error)} />
        <Button onClick={() => start.mutate()}>{say('secondFactor.anew')}</Button>
      </>
    )
  }
  if (!start.data) return <div className="skeleton skeleton--row" aria-busy="true" />
  return (
    <form className="sign-in__form second-factor" onSubmit={submit} noValidate>
      <ol>
        <li>{say('secondFactor.install')}</li>
        <li>
          {say('secondFactor.scan')}
          <Picture picture={start.data.picture} label={say('secondFactor.picture')} />
          <p className="small muted">
            {say('secondFactor.type')} <code className="second-factor__secret">{grouped(start.data.secret)}</code>
          </p>
          <p className="small">
            <a href={start.data.address}>{say('secondFactor.onThisPhone')}</a>
          </p>
        </li>
        <li>
          <label htmlFor={id}>{say('secondFactor.first')}</label>
          <CodeField
            id={id}
            value={typed}
            onChange={setTyped}
            wrong={confirm.error ? asRefusal(confirm.error) : null}
          />
        </li>
      </ol>
      <Button type="primary" htmlType="submit" loading={confirm.isPending}>
        {say('secondFactor.confirm')}
      </Button>
    </form>
  )
}

/** Dark on light whatever the appearance: many readers do not take an inverted one. */
function Picture({ picture: { size, outline }, label }: { picture: EnrolmentView['picture']; label: string }) {
  return (
    <svg className="second-factor__picture" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <path d={outline} />
    </svg>
  )
}

const grouped = (secret: string) => secret.replace(/(.{4})(?=.)/g, '$1 ')
