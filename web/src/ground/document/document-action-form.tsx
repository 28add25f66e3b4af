import { useQueryClient } from '@tanstack/react-query'
import { documentStates } from '#contract/ground/document.states.ts'
import { actOnDocument, type DocumentView } from '#contract/ground/document.ts'
import { announce } from '../announce/announce.ts'
import { DraftFormView } from '../form/draft-form-view.tsx'
import { useDraftForm } from '../form/use-draft-form.ts'
import { call } from '../http/call.ts'
import { useBusinessDay } from '../session/use-session.ts'
import { useSentence, useWords } from '../words/use-words.ts'
import { DocumentFields } from './document-fields.tsx'
import { type AskingAction, type DocumentValues, inputOf, startOf } from './document-values.ts'
import { documentWords } from './words.ts'

/** The form of one action on a paper: exactly what its input wants. */
export function DocumentActionForm({
  document,
  action,
  onDone,
}: {
  document: DocumentView
  action: AskingAction
  onDone: () => void
}) {
  const say = useWords(documentWords)
  const sentence = useSentence()
  const queryClient = useQueryClient()
  const today = useBusinessDay()
  const { words, needs } = documentStates.actions[action]
  const form = useDraftForm<DocumentValues>({
    form: `document.${action}`,
    record: document.id,
    start: startOf(document, today),
    send: async (values, { requestId, files }) => {
      const after = await call(actOnDocument[action] as typeof actOnDocument.approve, {
        params: { id: document.id },
        body: { requestId, version: document.version, input: inputOf(action, values, files) as never },
      })
      queryClient.setQueryData(['document', document.id], after)
      announce(say('action.done', { action: sentence(words) }))
      onDone()
      await queryClient.invalidateQueries({ queryKey: ['document'] })
    },
  })
  return (
    <DraftFormView
      form={form}
      submitLabel={sentence(words)}
      onReload={() => void queryClient.invalidateQueries({ queryKey: ['document', document.id] })}
    >
      {needs && <p className="muted">{sentence(needs)}</p>}
      <DocumentFields form={form} action={action} document={document} />
    </DraftFormView>
  )
}
