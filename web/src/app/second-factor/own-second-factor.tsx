import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { removeSecondFactor, renewRecoveryCodes, showSecondFactor } from '#contract/ground/second-factor.ts'
import { announce } from '#web/ground/announce/announce.ts'
import { call } from '#web/ground/http/call.ts'
import { asRefusal } from '#web/ground/http/refusal.ts'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { StateWord } from '#web/ground/state-word/state-word.tsx'
import { Time } from '#web/ground/time/time.tsx'
import { useWords } from '#web/ground/words/use-words.ts'
import { appWords } from '../words.ts'
import { CodeField } from './code-field.tsx'
import { EnrolForm } from './enrol-form.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'

const key = ['secondFactor']
type Wish = 'replace' | 'renew' | 'remove'
type Showing =
  | { readonly step: 'asking'; readonly wish: Wish }
  | { readonly step: 'enrolling'; readonly code?: string }
  | { readonly step: 'codes'; readonly codes: readonly string[] }

/** 动态口令 on the account's page: to set up, to move to another phone, to do without where that is allowed. */
export function OwnSecondFactor() {
  const say = useWords(appWords)
  const queryClient = useQueryClient()
  const [showing, setShowing] = useState<Showing | null>(null)
  const { data, error } = useQuery({ queryKey: key, queryFn: ({ signal }) => call(showSecondFactor, {}, { signal }) })
  const done = () => {
    setShowing(null)
    void queryClient.invalidateQueries({ queryKey: key })
  }
  if (error) return <RefusalWords refusal={asRefusal(error)} />
  if (!data) return <div className="skeleton skeleton--row" aria-busy="true" />
  switch (showing?.step) {
    case 'codes':
      return <RecoveryCodes codes={showing.codes} onKept={done} />
    case 'enrolling':
      return (
        <>
          <EnrolForm
            {...(showing.code === undefined ? {} : { code: showing.code })}
            onConfirmed={codes => setShowing({ step: 'codes', codes })}
          />
          <Button onClick={done}>{say('secondFactor.notNow')}</Button>
        </>
      )
    case 'asking':
      return (
        <ProveFirst
          wish={showing.wish}
          onCodes={codes => setShowing({ step: 'codes', codes })}
          onReplace={code => setShowing({ step: 'enrolling', code })}
          onDone={done}
        />
      )
    default:
  }
  if (data.since === null) {
    return (
      <>
        <p>
          <StateWord tone="ended">{say('secondFactor.off')}</StateWord>
        </p>
        <Button onClick={() => setShowing({ step: 'enrolling' })}>{say('secondFactor.setUp')}</Button>
      </>
    )
  }
  return (
    <>
      <p>
        <StateWord tone="done">{say('secondFactor.on')}</StateWord> <Time at={data.since} />
        <span className="muted"> · {say('secondFactor.codesLeft', { count: data.recoveryCodesLeft })}</span>
      </p>
      {data.required && <p className="muted">{say('secondFactor.required')}</p>}
      <p className="second-factor__buttons">
        <Button onClick={() => setShowing({ step: 'asking', wish: 'replace' })}>{say('secondFactor.replace')}</Button>
        <Button onClick={() => setShowing({ step: 'asking', wish: 'renew' })}>{say('secondFactor.renew')}</Button>
        {!data.required && (
          <Button onClick={() => setShowing({ step: 'asking', wish: 'remove' })}>{say('secondFactor.remove')}</Button>
        )}
      </p>
    </>
  )
}

/** Whatever is changed about a factor in use is asked for a code of it. */
function ProveFirst({
  wish,
  onCodes,
  onReplace,
  onDone,
}: {
  wish: Wish
  onCodes: (codes: readonly string[]) => void
  onReplace: (code: string) => void
  onDone: () => void
}) {
  const say = useWords(appWords)
  const id = useId()
  const [code, setCode] = useState('')
  const change = useMutation({
    mutationFn: async () => {
      if (wish === 'renew') return onCodes((await call(renewRecoveryCodes, { body: { code } })).recoveryCodes)
      await call(removeSecondFactor, { body: { code } })
      announce(say('secondFactor.removed'))
      onDone()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (wish === 'replace') return onReplace(code)
    if (!change.isPending) change.mutate()
  }
  return (
    <form className="sign-in__form" onSubmit={submit} noValidate style={{ maxWidth: 320 }}>
      <p>{say(`secondFactor.${wish}Why`)}</p>
      <label htmlFor={id}>{say('secondFactor.current')}</label>
      <CodeField id={id} value={code} onChange={setCode} wrong={change.error ? asRefusal(change.error) : null} />
      <p className="second-factor__buttons">
        <Button type="primary" htmlType="submit" loading={change.isPending} disabled={code.trim().length < 6}>
          {say(`secondFactor.${wish}`)}
        </Button>
        <Button onClick={onDone}>{say('secondFactor.notNow')}</Button>
      </p>
    </form>
  )
}
