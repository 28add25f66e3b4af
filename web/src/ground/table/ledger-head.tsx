import { useWords } from '../words/use-words.ts'
import { groundWords } from '../words.ts'
import type { Column } from './ledger-definition.ts'
import { nextSort } from './ledger-search.ts'
import { headState, type Selection, takeAll } from './selection.ts'

/** The heads of the columns: order by a click, all loaded rows by the box. */
export function LedgerHead<Row>({
  columns,
  search,
  onChange,
  hasActions,
  choosing,
}: {
  columns: readonly Column<Row>[]
  search: Readonly<Record<string, unknown>>
  onChange: (change: Record<string, unknown>) => void
  hasActions: boolean
  choosing:
    | {
        rows: readonly Row[]
        keyOf: (row: Row) => string
        selection: Selection<Row>
        onSelection: (selection: Selection<Row>) => void
      }
    | undefined
}) {
  const say = useWords(groundWords)
  const state = choosing ? headState(choosing.selection, choosing.rows, choosing.keyOf) : 'none'
  return (
    <thead>
      <tr aria-rowindex={1}>
        {choosing && (
          <td className="ledger__box">
            <input
              type="checkbox"
              aria-label={say('table.chooseLoaded')}
              checked={state === 'all'}
              ref={box => {
                if (box) box.indeterminate = state === 'some'
              }}
              onChange={() =>
                choosing.onSelection(
                  state === 'all' ? new Map() : takeAll(choosing.selection, choosing.rows, choosing.keyOf),
                )
              }
            />
          </td>
        )}
        {columns.map((column, at) => {
          const ordered = search.sort === column.key ? column.sortable : undefined
          return (
            <th
              key={column.key}
              scope="col"
              className={`${at === 0 ? 'ledger__first' : ''} ${column.align === 'end' ? 'ledger__end' : ''}`}
              aria-sort={ordered}
            >
              {column.sortable ? (
                <button type="button" onClick={() => onChange({ sort: nextSort(search, column.key) })}>
                  {column.title}
                  <span aria-hidden="true" className="ledger__order">
                    {ordered && (ordered === 'descending' ? '↓' : '↑')}
                  </span>
                </button>
              ) : (
                column.title
              )}
            </th>
          )
        })}
        {hasActions && (
          <th scope="col" className="ledger__actions">
            <span className="unseen">{say('table.actions')}</span>
          </th>
        )}
      </tr>
    </thead>
  )
}
