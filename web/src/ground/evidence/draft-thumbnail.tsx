import { useEffect, useState } from 'react'
import { useSentence, useWords } from '../words/use-words.ts'
import { groundWords } from '../words.ts'
import type { DraftFileState } from './use-draft-files.ts'

/** One file of a draft: what it shows, how far it has been sent, and what can be done about it. */
export function DraftThumbnail({
  state,
  onRetry,
  onRemove,
}: {
  state: DraftFileState
  onRetry: () => void
  onRemove: () => void
}) {
  const say = useWords(groundWords)
  const sentence = useSentence()
  const { file, refusal } = state
  const [picture, setPicture] = useState<string>()
  useEffect(() => {
    if (!file.blob.type.startsWith('image/')) return
    const address = URL.createObjectURL(file.blob)
    setPicture(address)
    return () => URL.revokeObjectURL(address)
  }, [file.blob])
  return (
    <li>
      {picture === undefined ? (
        <span className="evidence__paper">{file.name.split('.').at(-1)}</span>
      ) : (
        <img src={picture} alt={file.name} />
      )}
      <span className="evidence-field__name" title={file.name}>
        {file.name}
      </span>
      <span className="evidence-field__state" role="status">
        {state.state === 'waiting' && say('evidence.waiting')}
        {state.state === 'sending' && say('evidence.sending', { percent: Math.round(state.progress * 100) })}
        {state.state === 'failed' && refusal && say('evidence.failed', { why: sentence(refusal.detail) })}
      </span>
      <span>
        {state.state === 'failed' && (
          <button type="button" className="plain-button" onClick={onRetry}>
            {say('evidence.retry')}
          </button>
        )}
        <button
          type="button"
          className="evidence-field__remove"
          aria-label={say('evidence.remove', { name: file.name })}
          onClick={onRemove}
        >
          ×
        </button>
      </span>
    </li>
  )
}
