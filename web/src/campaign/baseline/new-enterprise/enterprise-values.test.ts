import { describe, expect, it } from 'vitest'
import { bodyOfNew, startOfNew } from './enterprise-values.ts'

describe('the form of a new enterprise', () => {
  it('begins with the township and industry of the unit that reports', () => {
    expect(startOfNew({ township: '330824115', industry: '' })).toMatchObject({ township: '330824115', industries: [] })
    expect(startOfNew({ township: '', industry: 'glass' }).industries).toEqual(['glass'])
  })

  it('sends nothing of what was not filled in, so that no field is said to be empty', () => {
    const values = { ...startOfNew({ township: '330824115', industry: 'glass' }), kind: 'workshop', name: '甲乙玻璃坊' }
    expect(bodyOfNew(values)).toEqual({
      kind: 'workshop',
      name: '甲乙玻璃坊',
      township: '330824115',
      industries: ['glass'],
      notTheSameAs: [],
    })
  })
})
