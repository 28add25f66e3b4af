import { Link } from '@tanstack/react-router'
import type { Ref } from 'react'
import { useWords } from '../words/use-words.ts'
import { groundWords } from '../words.ts'
import type { Column, RowAction } from './ledger-definition.ts'
import { RowActions } from './row-actions.tsx'

/** A row on the phone: its first column as the title, the others as label and value. */
export function LedgerCard<Row>({
  ref,
  at,
  top,
  row,
  columns,
  link,
  actions,
  chosen,
  onChoose,
}: {
  ref: Ref<HTMLLIElement>
  at: number
  /** Distance from the top of the list, CSS pixels. */
  top: number
  row: Row
  columns: readonly Column<Row>[]
  link: string | undefined
  actions: readonly RowAction[]
  chosen: boolean | undefined
  onChoose: () => void
}) {
  const say = useWords(groundWords)
  const [title, ...rest] = columns
  // what a row does not say is not there: a label without a value only takes room
  const said = rest
    .filter(column => column.onCard !== false)
    .map(column => ({ ...column, content: column.render(row) }))
    .filter(({ content }) => content !== null && content !== undefined && content !== false && content !== '')
  return (
    <li ref={ref} data-index={at} className="ledger-card" style={{ transform: `translateY(${top}px)` }}>
      <div className="ledger-card__title">
        {link === undefined ? title?.render(row) : <Link to={link}>{title?.render(row)}</Link>}
        {chosen !== undefined && (
          <label className="ledger-card__box">
            <input type="checkbox" checked={chosen} onChange={onChoose} />
            <span className="unseen">{say('table.chooseRow', { row: at + 1 })}</span>
          </label>
        )}
      </div>
      <dl>
        {said.map(column => (
          <div key={column.key}>
            <dt>{column.title}</dt>
            <dd>{column.content}</dd>
          </div>
        ))}
      </dl>
      {actions.length > 0 && <RowActions actions={actions} />}
    </li>
  )
}
