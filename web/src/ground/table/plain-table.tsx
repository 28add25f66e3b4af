import type { ReactNode } from 'react'
import './plain-table.css'

export interface PlainColumn<Row> {
  readonly key: string
  readonly title: string
  readonly render: (row: Row) => ReactNode
  /** Numbers stand at the end. */
  readonly align?: 'end'
}

/** A few rows as a table that is read and not filtered; more rows than a screen or two belong in a Ledger. The first column names the row. */
export function PlainTable<Row>({
  caption,
  rows,
  columns,
  keyOf,
}: {
  /** What the table holds, for screen readers. */
  caption: string
  rows: readonly Row[]
  columns: readonly PlainColumn<Row>[]
  keyOf: (row: Row) => string
}) {
  const [first, ...rest] = columns
  return (
    <div className="plain-table" role="region" aria-label={caption} tabIndex={0}>
      <table aria-label={caption}>
        <thead>
          <tr>
            {columns.map(column => (
              <th key={column.key} scope="col" className={column.align === 'end' ? 'plain-table__end' : undefined}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={keyOf(row)}>
              {first && <th scope="row">{first.render(row)}</th>}
              {rest.map(column => (
                <td
                  key={column.key}
                  data-title={column.title}
                  className={column.align === 'end' ? 'plain-table__end' : undefined}
                >
                  {column.render(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
