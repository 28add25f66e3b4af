import { useId } from 'react'
import './choice-row.css'

/** One of a few, all in sight: a labelled row of radio buttons. */
export function ChoiceRow<Value extends string>({
  label,
  value,
  choices,
  onChange,
}: {
  label: string
  value: Value
  choices: readonly { value: Value; label: string; lang?: string }[]
  onChange: (value: Value) => void
}) {
  const id = useId()
  return (
    <fieldset className="choice-row">
      <legend>{label}</legend>
      {choices.map(choice => (
        <label key={choice.value} lang={choice.lang}>
          <input type="radio" name={id} checked={choice.value === value} onChange={() => onChange(choice.value)} />
          <span>{choice.label}</span>
        </label>
      ))}
    </fieldset>
  )
}
