import { Button } from 'antd'
import { type FormEvent, type ReactNode, useId, useRef, useState } from 'react'
import { type SessionView, signIn } from '#contract/ground/identity.ts'
import { call } from '#web/ground/http/call.ts'
import { asRefusal, type Refusal } from '#web/ground/http/refusal.ts'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { useWords } from '#web/ground/words/use-words.ts'
import { appWords } from './words.ts'
import '#web/ground/form/field.css'

/**
 * User name and password, and a one-time code where the account has a second factor.
 * @param fixedUsername where the same person has to sign in again
 * @param filled values put in from outside; a new object fills again
 */
export function SignInForm({
  fixedUsername,
  filled,
  onSignedIn,
  children,
}: {
  fixedUsername?: string
  filled?: { username: string; password: string } | undefined
  onSignedIn: (session: SessionView) => void
  children?: ReactNode
}) {
  const say = useWords(appWords)
  const id = useId()
  const [values, setValues] = useState({ username: fixedUsername ?? '', password: '' })
  const [code, setCode] = useState<string | null>(null)
  const [taken, setTaken] = useState(filled)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [missing, setMissing] = useState(false)
  const [busy, setBusy] = useState(false)
  const password = useRef<HTMLInputElement>(null)

  if (filled !== taken) {
    setTaken(filled)
    if (filled) setValues(filled)
    setCode(null)
    setRefusal(null)
    setMissing(false)
  }

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    setRefusal(null)
    const incomplete = values.username.trim() === '' || values.password === ''
    setMissing(incomplete)
    if (incomplete) return
    setBusy(true)
    try {
      onSignedIn(await call(signIn, { body: code ? { ...values, code } : values }, { whenSignedOut: 'throw' }))
    } catch (thrown) {
      const said = asRefusal(thrown)
      setBusy(false)
      if (said.code === 'secondFactorNeeded') {
        // asked for the first time, nothing was wrong yet
        setRefusal(code ? said : null)
        setCode('')
      } else {
        setRefusal(said)
        password.current?.select()
      }
    }
  }

  return (
    <form className="sign-in__form" onSubmit={event => void submit(event)} noValidate>
      <label htmlFor={`${id}-username`}>{say('signIn.username')}</label>
      <input
        id={`${id}-username`}
        className="text-input"
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        readOnly={fixedUsername !== undefined}
        value={values.username}
        onChange={event => setValues({ ...values, username: event.target.value })}
      />
      <label htmlFor={`${id}-password`}>{say('signIn.password')}</label>
      <input
        ref={password}
        id={`${id}-password`}
        className="text-input"
        name="password"
        type="password"
        autoComplete="current-password"
        value={values.password}
        onChange={event => setValues({ ...values, password: event.target.value })}
      />
      {code !== null && (
        <>
          <label htmlFor={`${id}-code`}>{say('signIn.code')}</label>
          <input
            // a person who has just typed a password goes on typing
            ref={input => input?.focus()}
            id={`${id}-code`}
            className="text-input"
            name="code"
            autoComplete="one-time-code"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={40}
            aria-describedby={`${id}-code-hint`}
            value={code}
            onChange={event => setCode(event.target.value)}
          />
          <p id={`${id}-code-hint`} className="small muted">
            {say('signIn.codeHint')}
          </p>
        </>
      )}
      {missing && (
        <p className="field__wrong" role="alert">
          {say('signIn.missing')}
        </p>
      )}
      {refusal && <RefusalWords refusal={refusal} />}
      <Button type="primary" htmlType="submit" loading={busy} block>
        {say('signIn.submit')}
      </Button>
      {children}
    </form>
  )
}
