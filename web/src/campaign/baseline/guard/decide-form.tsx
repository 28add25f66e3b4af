import { useQueryClient } from '@tanstack/react-query'
import {
  actOnGuardApproval,
  type GuardApprovalInputs,
  type GuardApprovalView,
  guardApprovalInputs,
} from '#contract/baseline/guard.ts'
import { guardApprovalStates } from '#contract/baseline/guard-approval.states.ts'
import { announce } from '#web/ground/announce/announce.ts'
import { DraftFormView } from '#web/ground/form/draft-form-view.tsx'
import { LongTextField } from '#web/ground/form/fields.tsx'
import { useDraftForm } from '#web/ground/form/use-draft-form.ts'
import { call } from '#web/ground/http/call.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { guardWords } from './words.ts'

/** Approves with an opinion, or declines or withdraws with a reason. */
export function DecideForm({
  the,
  action,
  onDone,
}: {
  the: GuardApprovalView
  action: keyof GuardApprovalInputs
  onDone: () => void
}) {
  const say = useWords(guardWords)
  const sentence = useSentence()
  const queryClient = useQueryClient()
  const words = sentence(guardApprovalStates.actions[action].words)
  const reload = () => queryClient.invalidateQueries({ queryKey: ['guardApproval'] })
  const form = useDraftForm({
    form: `guardApproval.${action}`,
    record: the.id,
    start: { words: '', reason: '' },
    schema: guardApprovalInputs[action],
    send: async (values, { requestId }) => {
      const params = { id: the.id }
      const change = { requestId, version: the.version }
      if (action === 'approve') {
        const input = values.words ? { words: values.words } : {}
        await call(actOnGuardApproval.approve, { params, body: { ...change, input } })
      } else {
        await call(actOnGuardApproval[action], { params, body: { ...change, input: { reason: values.reason } } })
      }
      await reload()
      announce(say('act.done', { action: words }))
      onDone()
    },
  })
  return (
    <DraftFormView form={form} submitLabel={words} onReload={() => void reload()}>
      {action === 'approve' ? (
        <LongTextField form={form} name="words" label={say('act.words')} optional />
      ) : (
        <LongTextField form={form} name="reason" label={say('act.reason')} />
      )}
    </DraftFormView>
  )
}
