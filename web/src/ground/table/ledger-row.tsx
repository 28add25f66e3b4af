import { Link } from '@tanstack/react-router'
import type { KeyboardEvent } from 'react'
import { useWords } from '../words/use-words.ts'
import { groundWords } from '../words.ts'
import type { Column, RowAction } from './ledger-definition.ts'
import { RowActions } from './row-actions.tsx'

/** One row. It can be reached by the arrow keys as a whole; what is in it by Tab. */
export function LedgerRow<Row>({
  at,
  row,
  columns,
  link,
  actions,
  chosen,
  reachable,
  onChoose,
  onFocus,
  onKeyDown,
}: {
  at: number
  row: Row
  columns: readonly Column<Row>[]
  link: string | undefined
  actions: readonly RowAction[] | undefined
  chosen: boolean | undefined
  reachable: boolean
  onChoose: (range: boolean) => void
  onFocus: () => void
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
}) {
  const say = useWords(groundWords)
  return (
    <tr
      className={chosen ? 'ledger__row ledger__row--chosen' : 'ledger__row'}
      data-at={at}
      aria-rowindex={at + 2}
      aria-selected={chosen}
      tabIndex={reachable ? 0 : -1}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
    >
      {chosen !== undefined && (
        <td className="ledger__box">
          <input
            type="checkbox"
            tabIndex={reachable ? 0 : -1}
            aria-label={say('table.chooseRow', { row: at + 1 })}
            checked={chosen}
            onClick={event => onChoose(event.shiftKey)}
            onChange={() => {}}
          />
        </td>
      )}
      {columns.map((column, nth) => {
        const content = column.render(row)
        const className = column.align === 'end' ? 'ledger__end' : undefined
        return nth === 0 ? (
          <th
            key={column.key}
            scope="row"
            className="ledger__first"
            title={typeof content === 'string' ? content : undefined}
          >
            {link === undefined ? (
              content
            ) : (
              <Link to={link} tabIndex={reachable ? 0 : -1}>
                {content}
              </Link>
            )}
          </th>
        ) : (
          <td key={column.key} className={className} title={typeof content === 'string' ? content : undefined}>
            {content}
          </td>
        )
      })}
      {actions && (
        <td className="ledger__actions">
          <RowActions actions={actions} />
        </td>
      )}
    </tr>
  )
}
