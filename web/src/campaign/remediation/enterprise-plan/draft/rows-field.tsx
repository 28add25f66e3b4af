import { Button } from 'antd'
import type { ReactNode } from 'react'

/** Rows of a list in a form: each can be taken away, and one more be added. */
export function RowsField<Row>({
  rows,
  titleOf,
  addLabel,
  removeLabel,
  empty,
  onChange,
  children,
}: {
  rows: readonly Row[]
  titleOf: (at: number) => string
  addLabel: string
  removeLabel: string
  empty: () => Row
  onChange: (rows: Row[]) => void
  /** The boxes of one row; `put` replaces it. */
  children: (row: Row, at: number, put: (row: Row) => void) => ReactNode
}) {
  return (
    <div>
      {rows.map((row, at) => (
        // rows have no name of their own while they are typed; their place is what tells them apart
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <fieldset key={at} className="plan-row">
          <legend>{titleOf(at + 1)}</legend>
          {children(row, at, changed => onChange(rows.map((one, other) => (other === at ? changed : one))))}
          <button
            type="button"
            className="plain-button plan-row__remove"
            aria-label={`${removeLabel} ${titleOf(at + 1)}`}
            onClick={() => onChange(rows.filter((_, other) => other !== at))}
          >
            {removeLabel}
          </button>
        </fieldset>
      ))}
      <Button onClick={() => onChange([...rows, empty()])}>{addLabel}</Button>
    </div>
  )
}
