import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { documentStates } from '#contract/ground/document.states.ts'
import { actOnDocument, type DocumentView } from '#contract/ground/document.ts'
import { ActionsBar } from '../actions-bar/actions-bar.tsx'
import { announce } from '../announce/announce.ts'
import { call } from '../http/call.ts'
import { makeRequestId } from '../http/make-request-id.ts'
import { asRefusal } from '../http/refusal.ts'
import { useSentence, useWords } from '../words/use-words.ts'
import { DocumentActionForm } from './document-action-form.tsx'
import { type AskingAction, takenAtOnce } from './document-values.ts'
import { documentWords } from './words.ts'

/** What the acting post may do with the paper now. What asks nothing is taken at once; 修改 opens the paper itself. */
export function DocumentActions({
  document,
  opened,
  onRevise,
}: {
  document: DocumentView
  opened: string | undefined
  onRevise: () => void
}) {
  const say = useWords(documentWords)
  const sentence = useSentence()
  const queryClient = useQueryClient()
  const underway = useRef(false)
  const titles = Object.fromEntries(
    Object.entries(documentStates.actions).map(([action, { words }]) => [action, sentence(words)]),
  )
  const take = async (action: (typeof takenAtOnce)[number]) => {
    if (underway.current) return
    underway.current = true
    try {
      const after = await call(actOnDocument[action], {
        params: { id: document.id },
        body: { requestId: makeRequestId(), version: document.version, input: {} },
      })
      queryClient.setQueryData(['document', document.id], after)
      announce(say('action.done', { action: titles[action] ?? action }))
    } catch (thrown) {
      const { detail, accepted } = asRefusal(thrown)
      announce([sentence(detail), accepted && sentence(accepted)].filter(Boolean).join(' '))
    }
    underway.current = false
    await queryClient.invalidateQueries({ queryKey: ['document'] })
  }
  return (
    <ActionsBar
      opened={opened}
      offers={document.actions}
      titles={titles}
      atOnce={['revise', ...takenAtOnce]}
      onAct={action => {
        if (action === 'revise') onRevise()
        else void take(action as (typeof takenAtOnce)[number])
      }}
      form={(action, close) => (
        <DocumentActionForm key={action} document={document} action={action as AskingAction} onDone={close} />
      )}
    />
  )
}
