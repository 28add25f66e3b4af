import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { PageQuery } from '#contract/ground/endpoint.ts'
import { lenient } from '../page/search.ts'
import type { Column, Filter } from './ledger-definition.ts'
import {
  chosenIn,
  columnsInSight,
  isFiltered,
  ledgerSearch,
  nextSort,
  queryOf,
  toggled,
  withoutFilters,
} from './ledger-search.ts'

const column = (key: string, shown = true): Column<unknown> => ({
  key,
  title: key,
  width: 80,
  render: () => null,
  shown,
})
const columns = [column('name'), column('state'), column('due'), column('cause', false)]
const area: Filter & { kind: 'choice' } = { kind: 'choice', key: 'area', title: '区块', options: [], several: true }
const state: Filter & { kind: 'choice' } = { kind: 'choice', key: 'state', title: '状态', options: [] }
const term: Filter = { kind: 'days', key: 'due', from: 'dueFrom', to: 'dueTo', title: '期限' }

describe('the address of a table', () => {
  it('takes the filters of the endpoint, without its paging', () => {
    const schema = ledgerSearch(PageQuery.extend({ state: z.enum(['open', 'closed']).optional() }))
    expect(lenient(schema)({ state: 'open', after: 'x', limit: '9', sort: 'due' })).toEqual({
      state: 'open',
      sort: 'due',
    })
  })

  it('sends everything but the columns to the server, and what the page sets wins', () => {
    expect(queryOf({ state: 'open', columns: 'name', enterprise: 'b' }, { enterprise: 'a' })).toEqual({
      state: 'open',
      enterprise: 'a',
    })
  })

  it('takes values in and out of a filter that allows several', () => {
    expect(toggled({}, area, 'x')).toEqual({ area: ['x'] })
    expect(toggled({ area: ['x'] }, area, 'y')).toEqual({ area: ['x', 'y'] })
    expect(toggled({ area: 'x' }, area, 'x')).toEqual({ area: undefined })
  })

  it('holds one value where only one is allowed, and a second click takes it away', () => {
    expect(toggled({ state: 'open' }, state, 'closed')).toEqual({ state: 'closed' })
    expect(toggled({ state: 'open' }, state, 'open')).toEqual({ state: undefined })
  })

  it('knows whether anything narrows the list, and takes all of it away', () => {
    expect(isFiltered({ sort: 'due' }, [area, state, term])).toBe(false)
    expect(isFiltered({ dueTo: '2026-12-01' }, [area, state, term])).toBe(true)
    expect(withoutFilters([area, term])).toEqual({ area: undefined, dueFrom: undefined, dueTo: undefined })
    expect(chosenIn({ late: false }, 'late')).toEqual([])
  })

  it('orders by a column, and by the next click as the list itself does', () => {
    expect(nextSort({}, 'due')).toBe('due')
    expect(nextSort({ sort: 'due' }, 'due')).toBeUndefined()
    expect(nextSort({ sort: 'due' }, 'name')).toBe('name')
  })

  it('shows the columns of the address before those remembered before its own', () => {
    const keys = (address: unknown, remembered?: string[]) =>
      columnsInSight(columns, address, remembered).map(c => c.key)
    expect(keys(undefined)).toEqual(['name', 'state', 'due'])
    expect(keys(undefined, ['cause'])).toEqual(['name', 'cause'])
    expect(keys('due.state', ['cause'])).toEqual(['name', 'state', 'due'])
    expect(keys('gone')).toEqual(['name', 'state', 'due'])
  })
})
