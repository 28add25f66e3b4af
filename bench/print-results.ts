import type { Cell } from './measure-cell.ts'
import type { Touched } from './rows-touched.ts'

/** What a run over one size came to, as it is kept. */
export interface Results {
  readonly size: string
  readonly day: string
  readonly machine: { readonly cores: number; readonly memoryGigabytes: number; readonly node: string }
  readonly secondsOfEachCell: number
  readonly cells: readonly Cell[]
  readonly touched: readonly Touched[]
}

/** The cells as a table in Markdown; with those of the small size beside, the ratio of the middle times. */
export function tableOfCells(cells: readonly Cell[], small: readonly Cell[]): string {
  const rows = cells.map(cell => {
    const beside = small.find(
      ({ operation, post, connections }) =>
        operation === cell.operation && post === cell.post && connections === cell.connections,
    )
    return [
      cell.operation,
      cell.post,
      String(cell.connections),
      cell.perSecond.toFixed(0),
      cell.p50.toFixed(2),
      cell.p99.toFixed(1),
      String(cell.errors),
      cell.serverCpu?.toFixed(2) ?? '–',
      cell.databaseCpu?.toFixed(2) ?? '–',
      cell.serverMegabytes?.toFixed(0) ?? '–',
      ...(small.length > 0 ? [beside ? (cell.p50 / beside.p50).toFixed(2) : '–'] : []),
    ]
  })
  const head = [
    ...['operation', 'post', 'connections', 'per second', 'p50 ms', 'p99 ms', 'errors'],
    ...['server CPU ms', 'database CPU ms', 'server MB'],
    ...(small.length > 0 ? ['large ÷ small'] : []),
  ]
  return table(head, 2, rows)
}

export function tableOfTouched(touched: readonly Touched[]): string {
  return table(
    ['read', 'post', 'statements', 'rows', 'allowed', 'blocks of 8 kB', 'scanned whole'],
    2,
    touched.map(({ operation, post, statements, rows, allowed, blocks, scanned }) => [
      operation,
      post,
      String(statements),
      String(rows),
      allowed === null ? '–' : String(allowed),
      String(blocks),
      scanned.join(', ') || 'none',
    ]),
  )
}

/** Columns from `numbersFrom` on stand right. */
function table(head: readonly string[], numbersFrom: number, rows: readonly (readonly string[])[]): string {
  const widths = head.map((name, at) => Math.max(name.length, ...rows.map(row => row[at]?.length ?? 0)))
  const line = (row: readonly string[]) =>
    `| ${row.map((text, at) => (at < numbersFrom ? text.padEnd(widths[at] ?? 0) : text.padStart(widths[at] ?? 0))).join(' | ')} |`
  const rule = `|${widths.map((width, at) => (at < numbersFrom ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`
  return [line(head), rule, ...rows.map(line)].join('\n')
}
