import { type ReactNode, useId, useState } from 'react'
import { useWords } from '../words/use-words.ts'
import { groundWords } from '../words.ts'
import './field.css'

/** What an input inside a field has to carry. */
export interface InputProps {
  readonly id: string
  readonly 'aria-invalid': boolean
  readonly 'aria-describedby': string
  readonly 'aria-required': boolean
}

/**
 * One field of a form: label above, input, hint, and what is wrong in a sentence at the field.
 * @param known what is already known, as text; the input appears only after 「有变化吗？」
 * @param onKeep puts the known value back
 */
export function Field({
  label,
  wrong,
  hint,
  optional = false,
  known,
  onKeep,
  children,
}: {
  label: string
  wrong?: string | undefined
  hint?: string | undefined
  optional?: boolean
  known?: ReactNode
  onKeep?: (() => void) | undefined
  children: (input: InputProps) => ReactNode
}) {
  const say = useWords(groundWords)
  const id = useId()
  const [changing, setChanging] = useState(false)
  const note = `${id}-note`
  const isKnown = known !== undefined && known !== null && known !== ''
  if (isKnown && !changing && wrong === undefined) {
    return (
      <div className="field field--known">
        <span className="field__label">{label}</span>
        <span>
          {known}{' '}
          <button
            type="button"
            className="plain-button"
            aria-label={`${label} ${say('form.changed')}`}
            onClick={() => setChanging(true)}
          >
            {say('form.changed')}
          </button>
        </span>
      </div>
    )
  }
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {optional && <small> {say('form.optional')}</small>}
      </label>
      {children({ id, 'aria-invalid': wrong !== undefined, 'aria-describedby': note, 'aria-required': !optional })}
      <div id={note}>
        {wrong !== undefined && <p className="field__wrong">{wrong}</p>}
        {hint !== undefined && <p className="field__hint">{hint}</p>}
      </div>
      {isKnown && changing && (
        <button
          type="button"
          className="plain-button"
          onClick={() => {
            setChanging(false)
            onKeep?.()
          }}
        >
          {say('form.keep')}
        </button>
      )}
    </div>
  )
}
