import type { ImportBatchView, ImportRowView } from '#contract/baseline/import.ts'
import { ChoiceField, TextField } from '#web/ground/form/fields.tsx'
import type { DraftForm } from '#web/ground/form/use-draft-form.ts'
import { useWords } from '#web/ground/words/use-words.ts'
import { FactField } from '../enterprise/fact-field.tsx'
import { useSayField } from '../enterprise/fact-words.ts'
import { IndustriesField } from '../industries-field.tsx'
import { useTownshipChoices } from '../township-choices.ts'
import { baselineWords } from '../words.ts'
import { cellsOf } from './original-cells.ts'
import { type RowFact, type RowValues, rowFacts } from './row-values.ts'

/** Which columns of a list a field is read from. */
const columnsOf: Readonly<Record<RowFact | 'name' | 'township' | 'industries', readonly string[]>> = {
  name: ['name'],
  township: ['district', 'township'],
  industries: ['industry'],
  kind: ['kind'],
  uscc: ['uscc'],
  usccReason: [],
  village: ['village'],
  address: ['address'],
  contactName: ['contact'],
  phone: ['phone'],
  productionState: ['productionState'],
  remarks: ['remarks'],
}

/** The values of a row, each with the cells it was read from as they were typed. */
export function RowFactFields({
  form,
  batch,
  row,
}: {
  form: DraftForm<RowValues>
  batch: ImportBatchView
  row: ImportRowView
}) {
  const say = useWords(baselineWords)
  const sayField = useSayField()
  const townships = useTownshipChoices()
  const cells = cellsOf(batch, row)
  const hintOf = (field: keyof typeof columnsOf) => {
    const typed = cells.filter(cell => cell.field !== null && columnsOf[field].includes(cell.field))
    return typed.length === 0
      ? {}
      : { hint: say('rows.typed', { cells: typed.map(cell => `${cell.header}「${cell.text}」`).join('，') }) }
  }
  const doubtful = row.codes.some(code => code.startsWith('uscc_')) || form.wrongAt('usccReason') !== undefined
  return (
    <>
      <TextField form={form} name="name" label={sayField('name')} {...hintOf('name')} />
      <ChoiceField
        form={form}
        name="township"
        label={sayField('township')}
        choices={townships}
        {...hintOf('township')}
      />
      <IndustriesField
        label={sayField('industries')}
        value={form.values.industries}
        wrong={form.wrongAt('industries')}
        onChange={value => form.set('industries', value)}
        {...hintOf('industries')}
      />
      {rowFacts
        .filter(fact => fact !== 'usccReason' || doubtful || form.values.usccReason !== '')
        .map(fact => (
          <FactField key={fact} form={form} field={fact} {...hintOf(fact)} />
        ))}
    </>
  )
}
