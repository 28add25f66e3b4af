import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { changePassword } from '#contract/ground/identity.ts'
import { announce } from '#web/ground/announce/announce.ts'
import { call } from '#web/ground/http/call.ts'
import { asRefusal, type Refusal } from '#web/ground/http/refusal.ts'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { sessionQuery } from '#web/ground/session/session-query.ts'
import { useSession } from '#web/ground/session/use-session.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { appWords } from './words.ts'
import '#web/ground/form/field.css'
import './sign-in.css'

const empty = { currentPassword: '', newPassword: '', repeated: '' }
const fields = [
  { name: 'currentPassword', title: 'password.current', autoComplete: 'current-password' },
  { name: 'newPassword', title: 'password.new', autoComplete: 'new-password' },
  { name: 'repeated', title: 'password.repeat', autoComplete: 'new-password' },
] as const

/** Changes one's password. What the server refuses is said at the field; passwords are never kept as a draft. */
export function PasswordForm() {
  const say = useWords(appWords)
  const sentence = useSentence()
  const queryClient = useQueryClient()
  const { username } = useSession()
  const id = useId()
  const [values, setValues] = useState(empty)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [differ, setDiffer] = useState(false)
  const [busy, setBusy] = useState(false)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    setRefusal(null)
    setDiffer(values.newPassword !== values.repeated)
    if (values.newPassword !== values.repeated) return
    setBusy(true)
    try {
      const { currentPassword, newPassword } = values
      const session = await call(changePassword, { body: { currentPassword, newPassword } })
      setValues(empty)
      queryClient.setQueryData(sessionQuery.queryKey, session)
      announce(say('password.changed'))
    } catch (thrown) {
      setRefusal(asRefusal(thrown))
    } finally {
      setBusy(false)
    }
  }

  const wrongAt = (name: string): string | undefined => {
    if (name === 'repeated') return differ ? say('password.differ') : undefined
    const said = refusal?.fields.filter(field => field.path === name).map(sentence) ?? []
    return said.length === 0 ? undefined : said.join(' · ')
  }
  return (
    <form className="sign-in__form" onSubmit={event => void submit(event)} noValidate style={{ maxWidth: 320 }}>
      <input type="hidden" name="username" autoComplete="username" value={username} readOnly />
      {fields.map(({ name, title, autoComplete }) => {
        const wrong = wrongAt(name)
        return (
          <div key={name}>
            <label htmlFor={`${id}-${name}`}>{say(title)}</label>
            <input
              id={`${id}-${name}`}
              className="text-input"
              type="password"
              autoComplete={autoComplete}
              required
              aria-invalid={wrong !== undefined}
              aria-describedby={`${id}-${name}-note`}
              value={values[name]}
              onChange={event => setValues({ ...values, [name]: event.target.value })}
            />
            <p id={`${id}-${name}-note`} className={wrong === undefined ? 'small muted' : 'field__wrong'}>
              {wrong ?? (name === 'newPassword' ? say('password.rule') : null)}
            </p>
          </div>
        )
      })}
      {refusal && refusal.fields.length === 0 && <RefusalWords refusal={refusal} />}
      <Button type="primary" htmlType="submit" loading={busy}>
        {say('password.submit')}
      </Button>
    </form>
  )
}
