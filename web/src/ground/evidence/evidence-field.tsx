import { type ChangeEvent, useEffect, useId, useRef, useState } from 'react'
import { now } from '../clock/now.ts'
import type { DraftForm } from '../form/use-draft-form.ts'
import { makeRequestId } from '../http/make-request-id.ts'
import { usePhone } from '../media/use-media.ts'
import { useWords } from '../words/use-words.ts'
import { groundWords } from '../words.ts'
import { DraftThumbnail } from './draft-thumbnail.tsx'
import { readPlace } from './read-place.ts'
import { useDraftFiles } from './use-draft-files.ts'
import './evidence.css'

/** Largest file taken, megabytes; the server says the same. */
const most = 50

/**
 * Files of a form: on the phone the camera first. Each is kept in the draft at once and sent meanwhile, so that submitting is
 * quick and a lost network loses no photo. Their ids come to the form's `send` under `files[name]`.
 * @param accept kinds the file chooser offers; pictures and papers by default
 */
export function EvidenceField<Values extends object>({
  form,
  name,
  label,
  hint,
  optional = false,
  accept = 'image/*,application/pdf,.doc,.docx,.xls,.xlsx',
}: {
  form: DraftForm<Values>
  name: string
  label: string
  hint?: string
  optional?: boolean
  accept?: string
}) {
  const say = useWords(groundWords)
  const phone = usePhone()
  const id = useId()
  const shoot = useRef<HTMLInputElement>(null)
  const choose = useRef<HTMLInputElement>(null)
  const files = useDraftFiles(form.draft, name)
  const [tooLarge, setTooLarge] = useState<string[]>([])
  const { registerFiles } = form
  useEffect(() => registerFiles(name, files.sendAll), [registerFiles, name, files.sendAll])

  const take = async (event: ChangeEvent<HTMLInputElement>, fresh: boolean) => {
    const chosen = [...(event.target.files ?? [])]
    event.target.value = ''
    const takenAt = fresh ? now().toISOString() : null
    setTooLarge(chosen.filter(file => file.size > most * 1_000_000).map(file => file.name))
    const place = fresh ? await readPlace() : null
    const last = files.states.at(-1)?.file.nth ?? 0
    for (const [at, blob] of chosen.entries()) {
      if (blob.size > most * 1_000_000) continue
      const file = { draft: form.draft, field: name, name: blob.name, blob, takenAt, place, nth: last + at + 1 }
      await files.add({ ...file, id: makeRequestId(), fileId: null })
    }
  }
  const wrong = form.wrongAt(name)
  const buttons = [
    { key: 'shoot', words: say('evidence.shoot'), open: () => shoot.current?.click() },
    { key: 'choose', words: say('evidence.choose'), open: () => choose.current?.click() },
  ]
  return (
    <div className="field evidence-field" role="group" aria-labelledby={id}>
      <span className="field__label" id={id}>
        {label}
        {optional && <small> {say('form.optional')}</small>}
      </span>
      <div className="evidence-field__ways">
        {(phone ? buttons : buttons.slice().reverse()).map(button => (
          <button key={button.key} type="button" aria-invalid={wrong !== undefined} onClick={button.open}>
            {button.words}
          </button>
        ))}
        <input
          ref={shoot}
          type="file"
          accept="image/*"
          capture="environment"
          multiple
          hidden
          aria-label={say('evidence.shoot')}
          onChange={event => void take(event, true)}
        />
        <input
          ref={choose}
          type="file"
          accept={accept}
          multiple
          hidden
          aria-label={say('evidence.choose')}
          onChange={event => void take(event, false)}
        />
      </div>
      {wrong !== undefined && <p className="field__wrong">{wrong}</p>}
      {tooLarge.map(one => (
        <p key={one} className="field__wrong" role="alert">
          {say('evidence.tooLarge', { name: one, most })}
        </p>
      ))}
      {files.states.length > 0 && (
        <>
          <ul className="evidence-field__files" aria-label={say('evidence.list')}>
            {files.states.map(state => (
              <DraftThumbnail
                key={state.file.id}
                state={state}
                onRetry={() => void files.retry(state.file).catch(() => undefined)}
                onRemove={() => files.remove(state.file.id)}
              />
            ))}
          </ul>
          <p className="field__hint">{say('evidence.kept')}</p>
        </>
      )}
      {hint !== undefined && <p className="field__hint">{hint}</p>}
    </div>
  )
}
