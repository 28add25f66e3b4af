import { useInfiniteQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { call } from '../http/call.ts'
import type { ListEndpoint } from './ledger-definition.ts'
import { mostChosen } from './selection.ts'

/** Rows asked for at once while scrolling. */
const pageLength = 100
/** Rows asked for at once when all that match are chosen; the most the contract allows. */
const longestPage = 200

interface RowsPage<Row> {
  rows: Row[]
  next: string | null
  total: number | null
  asOf: string
}

/** One page of a list. The endpoint's own schema decides which filters there are, so the query is passed as it stands. */
async function readPage<Row>(
  endpoint: ListEndpoint<Row>,
  query: Readonly<Record<string, unknown>>,
  signal: AbortSignal | undefined,
): Promise<RowsPage<Row>> {
  const read = call as unknown as (
    one: ListEndpoint<Row>,
    input: { query: typeof query },
    options: { signal: AbortSignal | undefined },
  ) => Promise<RowsPage<Row>>
  return read(endpoint, { query }, { signal })
}

/** The rows of a list as far as they have been scrolled to, and the way to all that match. */
export function useLedgerRows<Row>(
  topic: string,
  endpoint: ListEndpoint<Row>,
  query: Readonly<Record<string, unknown>>,
) {
  const pages = useInfiniteQuery({
    queryKey: [topic, endpoint.name, query],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => readPage(endpoint, { ...query, after: pageParam, limit: pageLength }, signal),
    getNextPageParam: last => last.next ?? undefined,
    placeholderData: before => before,
  })
  const collectAll = useCallback(
    async (signal: AbortSignal): Promise<Row[]> => {
      const rows: Row[] = []
      let after: string | undefined
      do {
        const page: RowsPage<Row> = await readPage(endpoint, { ...query, after, limit: longestPage }, signal)
        rows.push(...page.rows)
        after = page.next ?? undefined
      } while (after !== undefined && rows.length < mostChosen)
      return rows
    },
    [endpoint, query],
  )
  return { pages, collectAll }
}
