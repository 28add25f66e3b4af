import { expect, test } from 'vitest'
import { exportProblems } from '#contract/remediation/problem.ts'
import { stringifySearch } from '../page/search.ts'
import { exportFrom } from './export-from.ts'
import { queryOf } from './ledger-search.ts'

const addressOf = (search: Record<string, unknown>) =>
  exportFrom(exportProblems)('csv', stringifySearch(queryOf(search)))

test('an export keeps the filters and the order of the address, and leaves the columns', () => {
  const address = addressOf({ sort: 'found', state: ['found', 'closed'], text: '废气 & 粉尘', columns: 'words.due' })
  const asked = new URL(address, 'http://here')
  expect(asked.pathname).toBe('/api/problems/export')
  const query = Object.fromEntries(
    [...new Set(asked.searchParams.keys())].map(key => [key, asked.searchParams.getAll(key)]),
  )
  expect(query).toEqual({ sort: ['found'], state: ['found', 'closed'], text: ['废气 & 粉尘'], format: ['csv'] })
})

test('a list without filters is exported whole', () => {
  expect(addressOf({})).toBe('/api/problems/export?format=csv')
})
