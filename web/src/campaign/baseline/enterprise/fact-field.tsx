import { ChoiceField, DayField, LongTextField, TextField } from '#web/ground/form/fields.tsx'
import type { DraftForm } from '#web/ground/form/use-draft-form.ts'
import type { Correctable } from './action-values.ts'
import { useFactChoices, useSayField } from './fact-words.ts'

/** One fact of an enterprise in a form that holds it as text: a choice, a day, some sentences or a line, as the fact is. */
export function FactField<Field extends Correctable, Values extends Record<Field, string>>({
  form,
  field,
  optional = true,
  known,
  hint,
}: {
  form: DraftForm<Values>
  field: Field
  optional?: boolean
  known?: string | undefined
  hint?: string | undefined
}) {
  const sayField = useSayField()
  const choices = useFactChoices(field)
  const common = {
    // the form holds more than this one fact
    form: form as unknown as DraftForm<Record<Correctable, string>>,
    name: field as Correctable,
    label: sayField(field),
    optional,
    ...(known ? { known } : {}),
    ...(hint ? { hint } : {}),
  }
  if (choices) return <ChoiceField {...common} choices={choices} />
  if (field === 'startedOn' || field === 'permitUntil') return <DayField {...common} />
  if (field === 'remarks' || field === 'products') return <LongTextField {...common} />
  return <TextField {...common} type={field === 'phone' ? 'tel' : 'text'} />
}
