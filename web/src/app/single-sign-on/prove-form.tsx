import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import type { SessionView } from '#contract/ground/identity.ts'
import { proveSignOn } from '#contract/ground/single-sign-on.ts'
import { call } from '#web/ground/http/call.ts'
import { asRefusal } from '#web/ground/http/refusal.ts'
import { useWords } from '#web/ground/words/use-words.ts'
import { CodeField } from '../second-factor/code-field.tsx'
import { appWords } from '../words.ts'

/** The last step of a sign-on by whoever has a second factor here. @param onAnew gives it up and shows the door again */
export function ProveForm({ onSignedIn, onAnew }: { onSignedIn: (session: SessionView) => void; onAnew: () => void }) {
  const say = useWords(appWords)
  const id = useId()
  const [code, setCode] = useState('')
  const prove = useMutation({
    mutationFn: () => call(proveSignOn, { body: { code } }, { whenSignedOut: 'throw' }),
    onSuccess: onSignedIn,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!prove.isPending) prove.mutate()
  }
  return (
    <form className="sign-in__form" onSubmit={submit} noValidate>
      <p>{say('signOn.codeWhy')}</p>
      <label htmlFor={id}>{say('signIn.code')}</label>
      <CodeField id={id} value={code} onChange={setCode} wrong={prove.error ? asRefusal(prove.error) : null} />
      <p className="small muted">{say('signIn.codeHint')}</p>
      <Button type="primary" htmlType="submit" loading={prove.isPending} disabled={code.trim().length < 6} block>
        {say('signIn.submit')}
      </Button>
      <p>
        <button type="button" className="plain-button" onClick={onAnew}>
          {say('signOn.anew')}
        </button>
      </p>
    </form>
  )
}
