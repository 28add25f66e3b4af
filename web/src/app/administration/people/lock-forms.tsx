import { lockAccount, type PersonRow, unlockAccount } from '#contract/ground/organisation.ts'
import { resetSecondFactor } from '#contract/ground/second-factor.ts'
import { announce } from '#web/ground/announce/announce.ts'
import { DraftFormView } from '#web/ground/form/draft-form-view.tsx'
import { LongTextField } from '#web/ground/form/fields.tsx'
import { useDraftForm } from '#web/ground/form/use-draft-form.ts'
import { call } from '#web/ground/http/call.ts'
import { useWords } from '#web/ground/words/use-words.ts'
import { administrationWords } from '../words.ts'

interface Acting {
  readonly person: PersonRow
  readonly onDone: () => void
}

/** Locks an account at once; its devices are signed out. */
export function LockForm({ person, onDone }: Acting) {
  const say = useWords(administrationWords)
  const form = useDraftForm({
    form: 'account.lock',
    record: person.id,
    start: { reason: '' },
    schema: lockAccount.body,
    send: async ({ reason }) => {
      await call(lockAccount, { params: { id: person.id }, body: { reason } })
      announce(say('account.locked', { person: person.name }))
      onDone()
    },
  })
  return (
    <DraftFormView form={form} submitLabel={say('account.lock')}>
      <p>{say('account.lockWhy', { person: person.name })}</p>
      <LongTextField form={form} name="reason" label={say('account.reason')} />
    </DraftFormView>
  )
}

/** Opens an account again. */
export function UnlockForm({ person, onDone }: Acting) {
  const say = useWords(administrationWords)
  const form = useDraftForm({
    form: 'account.unlock',
    record: person.id,
    start: {},
    send: async () => {
      await call(unlockAccount, { params: { id: person.id } })
      announce(say('account.unlocked', { person: person.name }))
      onDone()
    },
  })
  return (
    <DraftFormView form={form} submitLabel={say('account.unlock')}>
      <p>{say('account.unlockWhy', { person: person.name })}</p>
    </DraftFormView>
  )
}

/** For whoever has lost the phone and the recovery codes: the factor is taken away, and set up anew. */
export function ResetSecondFactorForm({ person, onDone }: Acting) {
  const say = useWords(administrationWords)
  const form = useDraftForm({
    form: 'account.resetSecondFactor',
    record: person.id,
    start: { reason: '' },
    schema: resetSecondFactor.body,
    send: async ({ reason }) => {
      await call(resetSecondFactor, { params: { id: person.id }, body: { reason } })
      announce(say('account.secondFactorReset', { person: person.name }))
      onDone()
    },
  })
  return (
    <DraftFormView form={form} submitLabel={say('account.resetSecondFactor')}>
      <p>{say('account.resetSecondFactorWhy', { person: person.name })}</p>
      <LongTextField form={form} name="reason" label={say('account.reason')} />
    </DraftFormView>
  )
}
