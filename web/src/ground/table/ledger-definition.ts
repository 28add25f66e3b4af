import type { ReactNode } from 'react'
import type { z } from 'zod'
import type { Endpoint } from '#contract/ground/endpoint.ts'

/** A list endpoint of the contract: filters, `sort`, `after` and `limit` in the query, a `page()` as reply. */
export type ListEndpoint<Row> = Endpoint<
  z.ZodType,
  z.ZodType,
  z.ZodType,
  z.ZodType<{ rows: Row[]; next: string | null; total: number | null; asOf: string }>
>

/** One column, declared as data. The first one stays in sight and is the title of a row's card on the phone. */
export interface Column<Row> {
  readonly key: string
  readonly title: string
  /** CSS pixels; what is left over is shared out. */
  readonly width: number
  readonly render: (row: Row) => ReactNode
  /** The server orders by this key, `sort=key`, in this one direction: the one an index is kept for. */
  readonly sortable?: 'ascending' | 'descending'
  /** Numbers stand at the end. */
  readonly align?: 'end'
  /** False for a column that is only shown when chosen. */
  readonly shown?: boolean
  /** Whether the phone's card says it; true where left out. */
  readonly onCard?: boolean
}

export interface FilterOption {
  readonly value: string
  readonly label: string
}

/** One filter; its key is the key in the endpoint's query and in the address. */
export type Filter =
  | { readonly kind: 'text'; readonly key: string; readonly title: string }
  | {
      readonly kind: 'choice'
      readonly key: string
      readonly title: string
      readonly options: readonly FilterOption[]
      /** Several may be chosen at once; the query then takes a list. */
      readonly several?: boolean
    }
  | { readonly kind: 'flag'; readonly key: string; readonly title: string }
  | { readonly kind: 'days'; readonly from: string; readonly to: string; readonly key: string; readonly title: string }

/** Something that can be done with one row. */
export interface RowAction {
  readonly key: string
  readonly label: string
  readonly run: () => void
  readonly disabled?: boolean
  /** Why not, and what would be accepted. */
  readonly note?: string
  /** The one that stands in sight; the rest are under ⋯. */
  readonly primary?: boolean
}

/** Something that can be done with all chosen rows; it answers row by row, as a job. */
export interface BulkAction<Row> {
  readonly key: string
  readonly label: string
  /** `release` lets go of what was chosen, once it has been acted upon. */
  readonly run: (rows: readonly Row[], release: () => void) => void
}

export interface LedgerFacts {
  readonly total: number | null
  readonly asOf: string | undefined
}

export interface LedgerProps<Row> {
  /** Key of the table for saved views and remembered columns, e.g. `problems`. */
  readonly name: string
  /** First part of the query key; live updates of this topic read the rows again. */
  readonly topic: string
  /** What the table holds, for screen readers. */
  readonly caption: string
  readonly endpoint: ListEndpoint<Row>
  /** Filters the page itself sets and nobody can take away, such as the enterprise. */
  readonly fixed?: Readonly<Record<string, unknown>>
  readonly columns: readonly [Column<Row>, ...Column<Row>[]]
  readonly filters?: readonly Filter[]
  readonly keyOf: (row: Row) => string
  readonly linkOf?: (row: Row) => string
  readonly rowActions?: (row: Row) => readonly RowAction[]
  readonly bulkActions?: readonly BulkAction<Row>[]
  /** Address of the export of what is filtered; `search` is the query without paging. */
  readonly exportLink?: (format: 'csv' | 'xlsx', search: string) => string
  /** Why there may be nothing at all, and the one thing to do about it. */
  readonly empty: { readonly why: string; readonly todo?: ReactNode }
  /** The head of the page, given how many there are and as of when. */
  readonly head?: (facts: LedgerFacts) => ReactNode
}
