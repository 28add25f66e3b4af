import { useQueryClient } from '@tanstack/react-query'
import {
  actOnIntegrityWaiver,
  type IntegrityFindingRow,
  integrityWaiverInputs,
  waiveFinding,
} from '#contract/baseline/integrity.ts'
import { type IntegrityWaiverAction, integrityWaiverStates } from '#contract/baseline/integrity-waiver.states.ts'
import { announce } from '#web/ground/announce/announce.ts'
import { DraftFormView } from '#web/ground/form/draft-form-view.tsx'
import { LongTextField } from '#web/ground/form/fields.tsx'
import { useDraftForm } from '#web/ground/form/use-draft-form.ts'
import { call } from '#web/ground/http/call.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { integrityWords } from './words.ts'

/** 豁免 and its lifting: a reason that stays, under what was found. */
export function WaiverForm({
  rule,
  action,
  row,
  onDone,
}: {
  rule: string
  action: IntegrityWaiverAction
  row: IntegrityFindingRow
  onDone: () => void
}) {
  const say = useWords(integrityWords)
  const sentence = useSentence()
  const queryClient = useQueryClient()
  const words = sentence(integrityWaiverStates.actions[action].words)
  const form = useDraftForm({
    form: `integrityWaiver.${action}`,
    record: `${rule} ${row.subjectId}`,
    start: { reason: '' },
    schema: integrityWaiverInputs.lift,
    send: async ({ reason }, { requestId }) => {
      if (row.waiver) {
        await call(actOnIntegrityWaiver.lift, {
          params: { id: row.waiver.id },
          body: { requestId, version: row.waiver.version, input: { reason } },
        })
      } else {
        const { subjectId, detail } = row
        await call(waiveFinding, { body: { requestId, input: { rule, subjectId, detail, reason } } })
      }
      await queryClient.invalidateQueries({ queryKey: ['integrityWaiver'] })
      announce(say('done', { action: words }))
      onDone()
    },
  })
  return (
    <DraftFormView
      form={form}
      submitLabel={words}
      onReload={() => void queryClient.invalidateQueries({ queryKey: ['integrityWaiver'] })}
    >
      <p>{row.label}</p>
      <p className="muted">{row.detail}</p>
      {row.waiver && (
        <p className="muted">
          {row.waiver.by}：{row.waiver.reason}
        </p>
      )}
      <LongTextField form={form} name="reason" label={say('reason')} hint={say('reason.hint')} />
    </DraftFormView>
  )
}
