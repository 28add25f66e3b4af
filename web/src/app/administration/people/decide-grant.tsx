import { Button } from 'antd'
import { useState } from 'react'
import { approveGrant, type GrantRow, refuseGrant, withdrawGrant } from '#contract/ground/organisation.ts'
import { announce } from '#web/ground/announce/announce.ts'
import { DraftFormView } from '#web/ground/form/draft-form-view.tsx'
import { LongTextField } from '#web/ground/form/fields.tsx'
import { useDraftForm } from '#web/ground/form/use-draft-form.ts'
import { call } from '#web/ground/http/call.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { administrationWords } from '../words.ts'
import './people.css'

/** One decision on a proposal. The first password of a new or reset account is shown here this once. */
export function DecideGrant({
  action,
  grant,
  onDone,
}: {
  action: GrantRow['actions'][number]
  grant: GrantRow
  onDone: () => void
}) {
  const say = useWords(administrationWords)
  const sentence = useSentence()
  const [password, setPassword] = useState<string | null>(null)
  const form = useDraftForm({
    form: `grant.${action}`,
    record: grant.id,
    start: { reason: '' },
    ...(action === 'refuse' ? { schema: refuseGrant.body } : {}),
    send: async ({ reason }) => {
      const params = { id: grant.id }
      if (action === 'refuse') await call(refuseGrant, { params, body: { reason } })
      else if (action === 'withdraw') await call(withdrawGrant, { params })
      else {
        const { initialPassword } = await call(approveGrant, { params })
        if (initialPassword !== undefined) {
          setPassword(initialPassword)
          return
        }
      }
      announce(say('grants.done', { action: say(`grants.${action}`) }))
      onDone()
    },
  })
  if (password !== null) {
    return (
      <div role="status">
        <p>{say('grants.firstPassword')}</p>
        <p>
          <output className="figures first-password">{password}</output>
        </p>
        <Button type="primary" onClick={onDone}>
          {say('grants.passwordGiven')}
        </Button>
      </div>
    )
  }
  return (
    <DraftFormView form={form} submitLabel={say(`grants.${action}`)}>
      <p>{sentence(grant.words)}</p>
      {action === 'refuse' && <LongTextField form={form} name="reason" label={say('grants.reason')} />}
    </DraftFormView>
  )
}
