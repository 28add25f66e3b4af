import { describe, expect, it } from 'vitest'
import { listImportRows } from '#contract/baseline/import.ts'
import { listWithin } from './list-within.ts'

describe('a list below one record', () => {
  it('has the record in its address and in its name, so that two records never share kept rows', () => {
    const one = listWithin(listImportRows, { id: 'a' })
    const other = listWithin(listImportRows, { id: 'b' })
    expect(one.path).toBe('/api/imports/a/rows')
    expect(one.name).not.toBe(other.name)
  })
})
