import { useQueryClient } from '@tanstack/react-query'
import { askGuardApproval, GuardAsking, type GuardHeld } from '#contract/baseline/guard.ts'
import { announce } from '#web/ground/announce/announce.ts'
import { EvidenceField } from '#web/ground/evidence/evidence-field.tsx'
import { DraftFormView } from '#web/ground/form/draft-form-view.tsx'
import { DayField, LongTextField, NumberField, TextField } from '#web/ground/form/fields.tsx'
import { useDraftForm } from '#web/ground/form/use-draft-form.ts'
import { call } from '#web/ground/http/call.ts'
import { useBusinessDay } from '#web/ground/session/use-session.ts'
import { useWords } from '#web/ground/words/use-words.ts'
import { LawWords } from './law-words.tsx'
import { guardWords } from './words.ts'

/** Asks another person to let a kind of step through: how many, until when, why, on which paper. */
export function AskForm({
  about,
  which,
  onAsked,
}: {
  about: Pick<GuardHeld, 'step' | 'area' | 'industry' | 'needed' | 'law' | 'untilAtMost'>
  which: string
  onAsked: (id: string) => void
}) {
  const say = useWords(guardWords)
  const queryClient = useQueryClient()
  const today = useBusinessDay()
  const { step, area, industry } = about
  const start: { atMost: number | null; validUntil: string; reason: string; paperNumber: string } = {
    atMost: about.needed,
    validUntil: about.untilAtMost,
    reason: '',
    paperNumber: '',
  }
  const form = useDraftForm({
    form: 'guardApproval.ask',
    record: `${step} ${area} ${industry}`,
    start,
    schema: GuardAsking,
    send: async ({ paperNumber, atMost, ...values }, { requestId, files }) => {
      const input = {
        ...values,
        step,
        area,
        industry,
        atMost: atMost ?? 0,
        files: [...(files.files ?? [])],
        ...(paperNumber ? { paperNumber } : {}),
      }
      const { id } = await call(askGuardApproval, { body: { requestId, input } })
      await queryClient.invalidateQueries({ queryKey: ['guardApproval'] })
      announce(say('ask.done'))
      onAsked(id)
    },
  })
  return (
    <DraftFormView form={form} submitLabel={say('ask.button')}>
      <p>{which}</p>
      <LawWords law={about.law} draft={false} />
      <NumberField
        form={form}
        name="atMost"
        label={say('ask.atMost')}
        hint={say('ask.atMost.hint')}
        unit={say('ask.atMost.unit')}
      />
      <DayField
        form={form}
        name="validUntil"
        label={say('ask.validUntil')}
        earliest={today}
        latest={about.untilAtMost}
      />
      <LongTextField form={form} name="reason" label={say('ask.reason')} hint={say('ask.reason.hint')} />
      <EvidenceField form={form} name="files" label={say('ask.files')} hint={say('ask.files.hint')} optional />
      <TextField form={form} name="paperNumber" label={say('ask.paper')} optional />
    </DraftFormView>
  )
}
