import { useState } from 'react'
import { Field } from '#web/ground/form/field.tsx'
import { useWords } from '#web/ground/words/use-words.ts'
import { baselineWords } from '../words.ts'

/** Kinds the file chooser offers; the server judges the content. */
const kinds = '.xlsx,.xlsm,.xls,.et,.csv'

/** One workbook: dropped on the field, or chosen. */
export function WorkbookField({
  file,
  wrong,
  onPick,
}: {
  file: File | null
  wrong: string | undefined
  onPick: (file: File) => void
}) {
  const say = useWords(baselineWords)
  const [over, setOver] = useState(false)
  return (
    <Field label={say('imports.workbook')} wrong={wrong} hint={say('imports.workbookHint')}>
      {input => (
        <div
          className={over ? 'workbook-field workbook-field--over' : 'workbook-field'}
          onDragOver={event => {
            event.preventDefault()
            setOver(true)
          }}
          onDragLeave={() => setOver(false)}
          onDrop={event => {
            event.preventDefault()
            setOver(false)
            const dropped = event.dataTransfer.files[0]
            if (dropped) onPick(dropped)
          }}
        >
          <p className={file ? 'workbook-field__name' : 'muted'}>{file ? file.name : say('imports.drop')}</p>
          <input
            {...input}
            type="file"
            className="unseen"
            accept={kinds}
            onChange={event => {
              const chosen = event.target.files?.[0]
              // Cleared, so that the same file, corrected meanwhile, can be chosen again.
              event.target.value = ''
              if (chosen) onPick(chosen)
            }}
          />
          <label htmlFor={input.id} className="workbook-field__choose">
            {say('imports.choose')}
          </label>
        </div>
      )}
    </Field>
  )
}
