import { omissionStates } from '#contract/baseline/omission.states.ts'
import { actOnOmission, type OmissionRow, omissionInputs } from '#contract/baseline/omission.ts'
import { announce } from '#web/ground/announce/announce.ts'
import { DraftFormView } from '#web/ground/form/draft-form-view.tsx'
import { LongTextField, TextField } from '#web/ground/form/fields.tsx'
import { useDraftForm } from '#web/ground/form/use-draft-form.ts'
import { call } from '#web/ground/http/call.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { listTwoWords } from '../list-two/words.ts'
import { RegisterFound } from './register-found.tsx'
import { useOmissionsChanged } from './use-omissions-changed.ts'

export type OmissionDecision = keyof typeof actOnOmission

/** What is decided on one omission, under the sentence that says why it was found. */
export function DecideOmission({
  action,
  row,
  onDone,
}: {
  action: OmissionDecision
  row: OmissionRow
  onDone: () => void
}) {
  const sentence = useSentence()
  const { needs } = omissionStates.actions[action]
  return (
    <>
      <p>{sentence(row.sentence)}</p>
      {needs && <p className="muted">{sentence(needs)}</p>}
      {action === 'register' ? (
        <RegisterFound row={row} onDone={onDone} />
      ) : (
        <GiveReason action={action} row={row} onDone={onDone} />
      )}
    </>
  )
}

function GiveReason({
  action,
  row,
  onDone,
}: {
  action: Exclude<OmissionDecision, 'register'>
  row: OmissionRow
  onDone: () => void
}) {
  const say = useWords(listTwoWords)
  const sentence = useSentence()
  const changed = useOmissionsChanged()
  const words = sentence(omissionStates.actions[action].words)
  const form = useDraftForm({
    form: `omission.${action}`,
    record: row.id,
    start: { clause: '', reason: '' },
    schema: omissionInputs[action],
    send: async ({ clause, reason }, { requestId }) => {
      const input = action === 'propose' ? { clause: clause || undefined, reason: reason || undefined } : { reason }
      await call(actOnOmission[action] as typeof actOnOmission.decline, {
        params: { id: row.id },
        body: { requestId, version: row.version, input: input as never },
      })
      await changed()
      announce(say('done', { action: words }))
      onDone()
    },
  })
  return (
    <DraftFormView form={form} submitLabel={words} onReload={() => void changed()}>
      {action === 'propose' && <TextField form={form} name="clause" label={say('field.clause')} optional />}
      <LongTextField form={form} name="reason" label={say('field.reason')} />
    </DraftFormView>
  )
}
