import { describe, expect, it } from 'vitest'
import { createFreshness } from './freshness.ts'

describe('live updates', () => {
  it('read each topic again once, however many of its cells changed', () => {
    const freshness = createFreshness()
    freshness.note({ topic: 'problems', cell: '330881/woodFurniture', version: 7 })
    freshness.note({ topic: 'problems', cell: '330822/brick', version: 3 })
    freshness.note({ topic: 'boards', cell: '', version: 1 })
    expect(freshness.take()).toEqual(['problems', 'boards'])
    expect(freshness.take()).toEqual([])
  })

  it('take no notice of what was already heard', () => {
    const freshness = createFreshness()
    expect(freshness.note({ topic: 'problems', cell: 'a', version: 7 })).toBe(true)
    expect(freshness.note({ topic: 'problems', cell: 'a', version: 7 })).toBe(false)
    expect(freshness.note({ topic: 'problems', cell: 'a', version: 6 })).toBe(false)
    expect(freshness.note({ topic: 'problems', cell: 'b', version: 1 })).toBe(true)
  })
})
