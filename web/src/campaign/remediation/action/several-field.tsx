import { useId, useState } from 'react'
import type { DraftForm } from '#web/ground/form/use-draft-form.ts'
import { useWords } from '#web/ground/words/use-words.ts'
import { groundWords } from '#web/ground/words.ts'
import { remediationWords } from '../words.ts'
import type { ActionValues } from './action-values.ts'
import type { Choice } from './use-choices.ts'

/** From so many on a list is searched by typing. */
const many = 12

/** Any number of a list, by their boxes. */
export function SeveralField({
  form,
  name,
  label,
  optional,
  choices,
}: {
  form: DraftForm<ActionValues>
  name: 'units' | 'measures'
  label: string
  optional: boolean
  choices: readonly Choice[]
}) {
  const say = useWords(remediationWords)
  const sayGround = useWords(groundWords)
  const id = useId()
  const [text, setText] = useState('')
  const chosen = form.values[name]
  const wrong = form.wrongAt(name)
  const toggle = (value: string) =>
    form.set(name, chosen.includes(value) ? chosen.filter(one => one !== value) : [...chosen, value])
  return (
    <fieldset className="field several-field" aria-describedby={`${id}-wrong`}>
      <legend className="field__label">
        {label}
        {optional && <small> {sayGround('form.optional')}</small>}
      </legend>
      {choices.length > many && (
        <input
          type="search"
          className="text-input"
          aria-label={say('several.find')}
          placeholder={say('several.find')}
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
    </fieldset>
  )
}
