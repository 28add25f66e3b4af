import { useNavigate, useSearch } from '@tanstack/react-router'
import { useVirtualizer } from '@tanstack/react-virtual'
import { Button } from 'antd'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { asRefusal } from '../http/refusal.ts'
import { usePhone } from '../media/use-media.ts'
import { RefusalWords } from '../refusal/refusal-words.tsx'
import { useSession } from '../session/use-session.ts'
import { useWords } from '../words/use-words.ts'
import { groundWords } from '../words.ts'
import { LedgerBulkBar } from './ledger-bulk-bar.tsx'
import { LedgerCard } from './ledger-card.tsx'
import type { LedgerProps } from './ledger-definition.ts'
import { LedgerFilters } from './ledger-filters.tsx'
import { LedgerHead } from './ledger-head.tsx'
import { LedgerKeys } from './ledger-keys.tsx'
import { LedgerRow } from './ledger-row.tsx'
import { columnsInSight, isFiltered, queryOf, withoutFilters } from './ledger-search.ts'
import { LedgerTools } from './ledger-tools.tsx'
import { type Selection, takeRange, toggleRow } from './selection.ts'
import { useLedgerRows } from './use-ledger-rows.ts'
import { useLedgerShortcuts } from './use-ledger-shortcuts.ts'
import './ledger.css'

const rowHeights = { compact: 36, comfortable: 44 } as const
const actionsWidth = 148
const boxWidth = 40
/** A card on the phone before it is measured. */
const cardHeight = 132
const skeletonRows = Array.from({ length: 12 }, (_, at) => `skeleton-${at}`)

/**
 * The table of every list: filters as chips, order and columns in the address, keyset paging under virtual rows, choice across
 * pages, one action in sight per row. On the phone rows become cards. The page around it should be `page page--fill`.
 */
export function Ledger<Row>(props: LedgerProps<Row>) {
  const {
    name,
    topic,
    endpoint,
    fixed,
    columns,
    filters = [],
    keyOf,
    linkOf,
    rowActions,
    bulkActions,
    empty,
    head,
  } = props
  const say = useWords(groundWords)
  const phone = usePhone()
  const navigate = useNavigate()
  const { preferences } = useSession()
  const search = useSearch({ strict: false }) as Readonly<Record<string, unknown>>
  const query = useMemo(() => queryOf(search, fixed), [search, fixed])
  const { pages, collectAll } = useLedgerRows(topic, endpoint, query)
  const rows = useMemo(() => pages.data?.pages.flatMap(page => page.rows) ?? [], [pages.data])
  const first = pages.data?.pages[0]
  const facts = { total: first?.total ?? null, asOf: first?.asOf }

  const shown = columnsInSight(columns, search.columns, preferences.columns[name])
  const choosing = bulkActions !== undefined && bulkActions.length > 0
  const [selection, setSelection] = useState<Selection<Row>>(new Map())
  const [anchor, setAnchor] = useState(0)
  const [focused, setFocused] = useState(0)
  const [keysShown, setKeysShown] = useState(false)
  const scroller = useRef<HTMLDivElement>(null)
  const filterLine = useRef<HTMLDivElement>(null)

  const queryText = JSON.stringify(query)
  const [chosenUnder, setChosenUnder] = useState(queryText)
  if (chosenUnder !== queryText) {
    // What was chosen under other filters would be acted upon unseen.
    setChosenUnder(queryText)
    setSelection(new Map())
    setFocused(0)
  }

  const rowHeight = rowHeights[preferences.density]
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => (phone ? document.getElementById('main') : scroller.current),
    estimateSize: () => (phone ? cardHeight : rowHeight),
    overscan: 12,
    scrollMargin: phone ? (scroller.current?.offsetTop ?? 0) : 0,
    getItemKey: at => {
      const row = rows[at]
      return row === undefined ? at : keyOf(row)
    },
  })
  // Sizes are forgotten when the kind of row changes.
  useEffect(() => virtual.measure(), [virtual, phone, rowHeight])

  const items = virtual.getVirtualItems()
  const lastInSight = items.at(-1)?.index ?? -1
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = pages
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError && lastInSight >= rows.length - 30) {
      void fetchNextPage()
    }
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, lastInSight, rows.length, fetchNextPage])

  useLedgerShortcuts(filterLine, () => setKeysShown(true))

  const change = (what: Record<string, unknown>) =>
    void navigate({ to: '.', replace: true, resetScroll: false, search: (now: object) => ({ ...now, ...what }) })
  const open = (row: Row) => {
    const link = linkOf?.(row)
    if (link !== undefined) return void navigate({ to: link })
    // a row without a page of its own opens by the action in sight
    const primary = rowActions?.(row).find(action => action.primary && !action.disabled)
    primary?.run()
  }
  const choose = (at: number, range: boolean) => {
    const row = rows[at]
    if (row === undefined) return
    setSelection(now => (range ? takeRange(now, rows, keyOf, anchor, at) : toggleRow(now, keyOf(row), row)))
    setAnchor(at)
  }
  const goTo = (at: number) => {
    const to = Math.max(0, Math.min(at, rows.length - 1))
    setFocused(to)
    virtual.scrollToIndex(to)
    requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>(`[data-at="${to}"]`)?.focus({ preventScroll: true }),
    )
  }
  const press = (event: KeyboardEvent<HTMLElement>, at: number) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return
    const row = rows[at]
    const does: Record<string, () => void> = {
      ArrowDown: () => goTo(at + 1),
      ArrowUp: () => goTo(at - 1),
      Home: () => goTo(0),
      End: () => goTo(rows.length - 1),
      PageDown: () => goTo(at + 15),
      PageUp: () => goTo(at - 15),
      Enter: () => row !== undefined && open(row),
      x: () => choosing && choose(at, false),
      X: () => choosing && choose(at, true),
    }
    const act = does[event.key]
    if (!act) return
    event.preventDefault()
    act()
  }

  const columnCount = shown.length + (choosing ? 1 : 0) + (rowActions ? 1 : 0)
  const above = items[0] ? items[0].start - virtual.options.scrollMargin : 0
  const below =
    items.length === 0 ? 0 : virtual.getTotalSize() - ((items.at(-1)?.end ?? 0) - virtual.options.scrollMargin)
  const loading = pages.isPending
  const nothing = !loading && !pages.error && rows.length === 0
  const filtered = isFiltered(search, filters)

  return (
    <>
      {head?.(facts)}
      <div className="ledger__line" ref={filterLine}>
        {selection.size > 0 && bulkActions ? (
          <LedgerBulkBar
            selection={selection}
            actions={bulkActions}
            total={facts.total}
            collectAll={collectAll}
            keyOf={keyOf}
            onSelection={setSelection}
          />
        ) : (
          <>
            <LedgerFilters filters={filters} search={search} onChange={change} />
            <LedgerTools {...props} search={search} query={query} shown={shown} onChange={change} />
          </>
        )}
      </div>
      {pages.error && rows.length === 0 ? (
        <div className="ledger__instead">
          <RefusalWords refusal={asRefusal(pages.error)} />
          <Button onClick={() => void pages.refetch()}>{say('table.retry')}</Button>
        </div>
      ) : nothing ? (
        <div className="ledger__instead">
          <p className="prose">{filtered ? say('table.noneMatch') : empty.why}</p>
          {filtered ? (
            <Button onClick={() => change(withoutFilters(filters))}>{say('table.clearFilters')}</Button>
          ) : (
            empty.todo
          )}
        </div>
      ) : phone ? (
        <div ref={scroller} aria-busy={loading}>
          <ul
            className="ledger-cards"
            aria-label={props.caption}
            style={loading ? undefined : { height: virtual.getTotalSize() }}
          >
            {loading && skeletonRows.map(key => <li key={key} className="skeleton ledger-cards__skeleton" />)}
            {items.map(item => {
              const row = rows[item.index]
              if (row === undefined) return null
              return (
                <LedgerCard
                  key={item.key}
                  ref={virtual.measureElement}
                  at={item.index}
                  top={item.start - virtual.options.scrollMargin}
                  row={row}
                  columns={shown}
                  link={linkOf?.(row)}
                  actions={rowActions?.(row) ?? []}
                  chosen={choosing ? selection.has(keyOf(row)) : undefined}
                  onChoose={() => choose(item.index, false)}
                />
              )
            })}
          </ul>
        </div>
      ) : (
        <div ref={scroller} className={pages.isPlaceholderData ? 'ledger ledger--stale' : 'ledger'}>
          <table
            aria-rowcount={facts.total === null ? -1 : facts.total + 1}
            aria-busy={loading || pages.isPlaceholderData}
            aria-label={props.caption}
          >
            <colgroup>
              {choosing && <col style={{ width: boxWidth }} />}
              {shown.map(column => (
                <col key={column.key} style={{ width: column.width }} />
              ))}
              {rowActions && <col style={{ width: actionsWidth }} />}
            </colgroup>
            <LedgerHead
              columns={shown}
              search={search}
              onChange={change}
              hasActions={rowActions !== undefined}
              choosing={choosing ? { rows, keyOf, selection, onSelection: setSelection } : undefined}
            />
            <tbody>
              {loading &&
                skeletonRows.map(key => (
                  <tr key={key} className="ledger__row">
                    {Array.from({ length: columnCount }, (_, at) => (
                      <td key={at}>
                        <div className="skeleton ledger__bar" />
                      </td>
                    ))}
                  </tr>
                ))}
              {above > 0 && (
                <tr aria-hidden="true" style={{ height: above }}>
                  <td colSpan={columnCount} />
                </tr>
              )}
              {items.map(item => {
                const row = rows[item.index]
                if (row === undefined) return null
                return (
                  <LedgerRow
                    key={item.key}
                    at={item.index}
                    row={row}
                    columns={shown}
                    link={linkOf?.(row)}
                    actions={rowActions?.(row)}
                    chosen={choosing ? selection.has(keyOf(row)) : undefined}
                    reachable={
                      item.index === focused || (item === items[0] && !items.some(one => one.index === focused))
                    }
                    onChoose={range => choose(item.index, range)}
                    onFocus={() => setFocused(item.index)}
                    onKeyDown={event => press(event, item.index)}
                  />
                )
              })}
              {below > 0 && (
                <tr aria-hidden="true" style={{ height: below }}>
                  <td colSpan={columnCount} />
                </tr>
              )}
              {(isFetchingNextPage || isFetchNextPageError) && (
                <tr className="ledger__row">
                  <td colSpan={columnCount} role={isFetchNextPageError ? 'alert' : undefined}>
                    {isFetchNextPageError ? (
                      <button type="button" className="plain-button" onClick={() => void fetchNextPage()}>
                        {say('table.moreFailed')}
                      </button>
                    ) : (
                      <span className="muted">{say('table.more')}</span>
                    )}
                  </td>
                </tr>
              )}
            </tbody>
          </table>
        </div>
      )}
      {keysShown && <LedgerKeys choosing={choosing} onClose={() => setKeysShown(false)} />}
    </>
  )
}
