import type { ImportBatchView, SheetView } from '#contract/baseline/import.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { baselineWords } from '../words.ts'
import type { SheetCorrection } from './mapping-form.tsx'

type Table = SheetView['tables'][number]
type Column = Table['columns'][number]

/** Why a sheet takes no part, by the codes of its judgement. */
const whys = ['left_out_by_person', 'empty_sheet', 'hidden_sheet', 'no_table', 'summary_sheet'] as const

/** One sheet: whether it takes part, where its headers are, and column by column what it was taken for, with some of its cells. */
export function MappingSheet({
  sheet,
  fields,
  correction,
  correctable,
  onCorrect,
}: {
  sheet: SheetView
  fields: ImportBatchView['fields']
  correction: SheetCorrection | undefined
  correctable: boolean
  onCorrect: (said: SheetCorrection) => void
}) {
  const say = useWords(baselineWords)
  const takesPart = correction?.import ?? sheet.import
  const why = takesPart ? undefined : whys.find(code => sheet.codes.includes(code))
  const columns = correction?.columns ?? {}
  return (
    <section className="section mapping-sheet" aria-label={sheet.name}>
      <h2>
        {say('columns.sheetNamed', { sheet: sheet.name })}
        {sheet.visibility !== 'visible' && <span className="muted"> {say('columns.hidden')}</span>}
      </h2>
      <label className="field__flag">
        <input
          type="checkbox"
          checked={takesPart}
          disabled={!correctable}
          onChange={event => onCorrect({ ...correction, columns, import: event.target.checked })}
        />
        <span>{say('columns.import')}</span>
      </label>
      {why !== undefined && <p className="muted">{say(`columns.why.${why}`)}</p>}
      {sheet.tables.map(table => (
        <MappingTable
          key={table.headerRows.join()}
          table={table}
          fields={fields}
          columns={columns}
          correctable={correctable && takesPart}
          onCorrect={(letter, field) => onCorrect({ ...correction, columns: { ...columns, [letter]: field } })}
        />
      ))}
    </section>
  )
}

function MappingTable({
  table,
  fields,
  columns,
  correctable,
  onCorrect,
}: {
  table: Table
  fields: ImportBatchView['fields']
  columns: SheetCorrection['columns']
  correctable: boolean
  onCorrect: (letter: string, field: string | null) => void
}) {
  const say = useWords(baselineWords)
  const sentence = useSentence()
  const from = (column: Column) =>
    column.field !== null && column.from !== 'header' && column.from !== 'none'
      ? say(`columns.from.${column.from}`)
      : ''
  return (
    <>
      <p className="muted small">
        {table.titles.length > 0 && `${table.titles.join(' ')} · `}
        {say('columns.headerRows', { rows: table.headerRows.join('、') })}
      </p>
      <table className="mapping">
        <thead>
          <tr>
            <th scope="col">{say('columns.column')}</th>
            <th scope="col">{say('columns.field')}</th>
            <th scope="col">{say('columns.samples')}</th>
          </tr>
        </thead>
        <tbody>
          {table.columns.map(column => {
            const field = columns[column.letter] === undefined ? column.field : (columns[column.letter] ?? null)
            return (
              <tr key={column.letter}>
                <th scope="row">
                  <span className="muted">{column.letter}</span> {column.header}
                </th>
                <td>
                  <select
                    className="text-input"
                    aria-label={say('columns.fieldOf', { column: column.header || column.letter })}
                    disabled={!correctable}
                    value={field ?? ''}
                    onChange={event => onCorrect(column.letter, event.target.value === '' ? null : event.target.value)}
                  >
                    <option value="">{say('columns.none')}</option>
                    {fields.map(one => (
                      <option key={one.key} value={one.key}>
                        {sentence(one.words)}
                      </option>
                    ))}
                  </select>
                  <span className="muted small">{from(column)}</span>
                </td>
                <td className="mapping__samples">{column.samples.join(' · ')}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </>
  )
}
