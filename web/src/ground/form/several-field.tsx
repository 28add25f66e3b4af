import { useId, useState } from 'react'
import { useWords } from '../words/use-words.ts'
import { groundWords } from '../words.ts'
import type { NamesOf } from './fields.tsx'
import type { DraftForm } from './use-draft-form.ts'
import './field.css'

/** From so many on a list is searched by typing. */
const many = 12

/** Any number of a list, by their boxes. */
export function SeveralField<Values extends object, Name extends NamesOf<Values, readonly string[]>>({
  form,
  name,
  label,
  hint,
  optional = false,
  choices,
}: {
  form: DraftForm<Values>
  name: Name
  label: string
  hint?: string
  optional?: boolean
  choices: readonly { readonly value: string; readonly label: string }[]
}) {
  const say = useWords(groundWords)
  const id = useId()
  const [text, setText] = useState('')
  const chosen = form.values[name] as readonly string[]
  const wrong = form.wrongAt(name)
  const toggle = (value: string) =>
    form.set(name, (chosen.includes(value) ? chosen.filter(one => one !== value) : [...chosen, value]) as Values[Name])
  return (
    <fieldset className="field several-field" aria-describedby={`${id}-wrong`}>
      <legend className="field__label">
        {label}
        {optional && <small> {say('form.optional')}</small>}
      </legend>
      {choices.length > many && (
        <input
          type="search"
          className="text-input"
          aria-label={say('form.find')}
          placeholder={say('form.find')}
          value={text}
          onChange={event => setText(event.target.value)}
        />
      )}
      <div className="several-field__choices">
        {choices
          .filter(choice => chosen.includes(choice.value) || choice.label.includes(text))
          .map(choice => (
            <label key={choice.value} className="field__flag">
              <input
                type="checkbox"
                aria-invalid={wrong !== undefined}
                checked={chosen.includes(choice.value)}
                onChange={() => toggle(choice.value)}
              />
              <span>{choice.label}</span>
            </label>
          ))}
      </div>
      <p id={`${id}-wrong`} className="field__wrong">
        {wrong}
      </p>
      {hint !== undefined && <p className="field__hint">{hint}</p>}
    </fieldset>
  )
}
