import { describe, expect, it } from 'vitest'
import { possibleDecisions } from './possible-decisions.ts'

const judged = { state: 'judged' } as const
const waiting = { state: 'waiting', codes: [] as string[] } as const

describe('三(一)-1 what a person may say of a row', () => {
  it('never lets a row that repeats or continues another be corrected into a second enterprise', () => {
    for (const outcome of ['duplicate', 'attach'] as const) {
      expect(possibleDecisions(judged, { ...waiting, outcome })).not.toContain('correct')
    }
  })

  it('lets a row outside the post’s scope only be corrected or left out', () => {
    const row = { ...waiting, outcome: 'review', codes: ['out_of_scope'] } as const
    expect(possibleDecisions(judged, { ...row, codes: [...row.codes] })).toEqual(['correct', 'leaveOut'])
  })

  it('has nothing to say of rows that are no data, have been written, or belong to a batch that has ended', () => {
    expect(possibleDecisions(judged, { ...waiting, outcome: 'ignore' })).toEqual([])
    expect(possibleDecisions(judged, { ...waiting, outcome: 'review', state: 'written' })).toEqual([])
    expect(possibleDecisions({ state: 'discarded' }, { ...waiting, outcome: 'review' })).toEqual([])
  })
})
