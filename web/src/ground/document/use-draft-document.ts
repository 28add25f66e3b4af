import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { type DocumentSubject, draftDocument } from '#contract/ground/document.ts'
import { announce } from '../announce/announce.ts'
import { call } from '../http/call.ts'
import { makeRequestId } from '../http/make-request-id.ts'
import { asRefusal } from '../http/refusal.ts'
import { useSentence } from '../words/use-words.ts'

/** Begins a paper about something and opens it; what stands in the way is said where everything is announced. */
export function useDraftDocument() {
  const sentence = useSentence()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const [busy, setBusy] = useState(false)
  const draft = async (kind: string, subject: DocumentSubject) => {
    if (busy) return
    setBusy(true)
    try {
      const made = await call(draftDocument, { body: { requestId: makeRequestId(), kind, subject } })
      queryClient.setQueryData(['document', made.id], made)
      await navigate({ to: `/documents/${made.id}` })
    } catch (thrown) {
      const { detail, accepted } = asRefusal(thrown)
      announce([sentence(detail), accepted && sentence(accepted)].filter(Boolean).join(' '))
    }
    setBusy(false)
  }
  return { draft, busy }
}
