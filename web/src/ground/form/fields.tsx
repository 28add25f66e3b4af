import type { ReactNode } from 'react'
import { useWords } from '../words/use-words.ts'
import { groundWords } from '../words.ts'
import { Field } from './field.tsx'
import type { DraftForm } from './use-draft-form.ts'

interface Common<Values extends object, Name extends string> {
  form: DraftForm<Values>
  name: Name
  label: string
  hint?: string
  optional?: boolean
  /** What is already known: shown as text with 「有变化吗？」 instead of an empty box. */
  known?: ReactNode
}

/** Names of the fields of a form that hold such a value. */
export type NamesOf<Values, Value> = {
  [name in keyof Values]-?: Values[name] extends Value ? name : never
}[keyof Values] &
  string

function fieldOf<Values extends object>(props: Common<Values, string>, keep: () => void) {
  return {
    label: props.label,
    hint: props.hint,
    optional: props.optional ?? false,
    known: props.known,
    onKeep: keep,
    wrong: props.form.wrongAt(props.name),
  }
}

/** A line of text; `type` for telephone numbers and the like, so that a phone shows the right keys. */
export function TextField<Values extends object, Name extends NamesOf<Values, string>>({
  type = 'text',
  ...props
}: Common<Values, Name> & { type?: 'text' | 'tel' | 'email' | 'url' }) {
  const { form, name } = props
  const set = (value: string) => form.set(name, value as Values[Name])
  return (
    <Field {...fieldOf(props, () => set(''))}>
      {input => (
        <input
          {...input}
          type={type}
          className="text-input"
          value={form.values[name] as string}
          onChange={event => set(event.target.value)}
        />
      )}
    </Field>
  )
}

/** Some sentences. The box grows with what is typed. */
export function LongTextField<Values extends object, Name extends NamesOf<Values, string>>(
  props: Common<Values, Name>,
) {
  const { form, name } = props
  const set = (value: string) => form.set(name, value as Values[Name])
  const value = form.values[name] as string
  return (
    <Field {...fieldOf(props, () => set(''))}>
      {input => (
        <textarea
          {...input}
          className="text-input text-input--long"
          rows={Math.min(14, Math.max(3, value.split('\n').length + Math.floor(value.length / 36)))}
          value={value}
          onChange={event => set(event.target.value)}
        />
      )}
    </Field>
  )
}

/** A number; null while the box is empty. `unit` stands behind it. */
export function NumberField<Values extends object, Name extends NamesOf<Values, number | null>>({
  unit,
  ...props
}: Common<Values, Name> & { unit?: string }) {
  const { form, name } = props
  const set = (value: number | null) => form.set(name, value as Values[Name])
  const value = form.values[name] as number | null
  return (
    <Field {...fieldOf(props, () => set(null))}>
      {input => (
        <span className="with-unit">
          <input
            {...input}
            type="number"
            inputMode="decimal"
            step="any"
            className="text-input"
            value={value ?? ''}
            onChange={event => set(event.target.value === '' ? null : event.target.valueAsNumber)}
          />
          {unit}
        </span>
      )}
    </Field>
  )
}

/** A calendar day, `YYYY-MM-DD`; empty text while none is chosen. */
export function DayField<Values extends object, Name extends NamesOf<Values, string>>({
  earliest,
  latest,
  ...props
}: Common<Values, Name> & { earliest?: string; latest?: string }) {
  const { form, name } = props
  const set = (value: string) => form.set(name, value as Values[Name])
  return (
    <Field {...fieldOf(props, () => set(''))}>
      {input => (
        <input
          {...input}
          type="date"
          min={earliest}
          max={latest}
          className="text-input text-input--day"
          value={form.values[name] as string}
          onChange={event => set(event.target.value)}
        />
      )}
    </Field>
  )
}

/** One of a list; empty text while none is chosen. */
export function ChoiceField<Values extends object, Name extends NamesOf<Values, string>>({
  choices,
  ...props
}: Common<Values, Name> & { choices: readonly { readonly value: string; readonly label: string }[] }) {
  const say = useWords(groundWords)
  const { form, name } = props
  const set = (value: string) => form.set(name, value as Values[Name])
  return (
    <Field {...fieldOf(props, () => set(''))}>
      {input => (
        <select
          {...input}
          className="text-input"
          value={form.values[name] as string}
          onChange={event => set(event.target.value)}
        >
          <option value="">{say('form.choose')}</option>
          {choices.map(choice => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

/** Yes or no. */
export function FlagField<Values extends object, Name extends NamesOf<Values, boolean>>({
  form,
  name,
  label,
  hint,
}: Common<Values, Name>) {
  const wrong = form.wrongAt(name)
  return (
    <div className="field">
      <label className="field__flag">
        <input
          type="checkbox"
          aria-invalid={wrong !== undefined}
          checked={form.values[name] as boolean}
          onChange={event => form.set(name, event.target.checked as Values[Name])}
        />
        <span>{label}</span>
      </label>
      {wrong !== undefined && <p className="field__wrong">{wrong}</p>}
      {hint !== undefined && <p className="field__hint">{hint}</p>}
    </div>
  )
}
