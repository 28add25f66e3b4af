import { useQueryClient } from '@tanstack/react-query'
import { assessmentStates } from '#contract/baseline/assessment.states.ts'
import { type AssessmentView, VoidAssessmentInput, voidAssessment } from '#contract/baseline/assessment.ts'
import { ActionsBar } from '#web/ground/actions-bar/actions-bar.tsx'
import { announce } from '#web/ground/announce/announce.ts'
import { DraftFormView } from '#web/ground/form/draft-form-view.tsx'
import { LongTextField } from '#web/ground/form/fields.tsx'
import { useDraftForm } from '#web/ground/form/use-draft-form.ts'
import { call } from '#web/ground/http/call.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { assessmentWords } from './words.ts'

/** What the acting post may do with an assessment: nothing but strike it out, where somebody else recorded it. */
export function AssessmentActions({ assessment }: { assessment: AssessmentView }) {
  const sentence = useSentence()
  if (assessment.actions.length === 0) return null
  return (
    <ActionsBar
      quiet
      offers={assessment.actions}
      titles={{ void: sentence(assessmentStates.actions.void.words) }}
      form={(_, close) => <VoidForm assessment={assessment} onDone={close} />}
    />
  )
}

function VoidForm({ assessment, onDone }: { assessment: AssessmentView; onDone: () => void }) {
  const say = useWords(assessmentWords)
  const sentence = useSentence()
  const queryClient = useQueryClient()
  const { id, version } = assessment
  const form = useDraftForm({
    form: 'assessment.void',
    record: id,
    start: { reason: '' },
    schema: VoidAssessmentInput,
    send: async (input, { requestId }) => {
      const after = await call(voidAssessment, { params: { id }, body: { requestId, version, input } })
      queryClient.setQueryData(['assessment', id], after)
      await Promise.all(
        ['assessment', 'enterprise', 'problem'].map(topic => queryClient.invalidateQueries({ queryKey: [topic] })),
      )
      announce(say('page.voidDone'))
      onDone()
    },
  })
  return (
    <DraftFormView
      form={form}
      submitLabel={sentence(assessmentStates.actions.void.words)}
      onReload={() => void queryClient.invalidateQueries({ queryKey: ['assessment', id] })}
    >
      <p className="muted">{say('page.voidNote')}</p>
      <LongTextField form={form} name="reason" label={say('page.voidReason')} />
    </DraftFormView>
  )
}
