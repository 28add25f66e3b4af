import { describe, expect, it } from 'vitest'
import { Urgency } from '#contract/ground/trail.ts'
import { filledPath, quarters, urgencies, worst } from './urgency-shape.ts'

describe('the scale of urgency', () => {
  it('has the five steps of the contract, each with a shape of its own', () => {
    expect(urgencies).toEqual(Urgency.options)
    expect(urgencies.map(one => quarters[one])).toEqual([0, 1, 2, 3, 4])
    expect(new Set(urgencies.map(filledPath)).size).toBe(5)
  })

  it('stands for many by the worst of them', () => {
    expect(worst(['dueSoon', 'yellow', 'inTime'])).toBe('yellow')
    expect(worst([])).toBe('inTime')
  })
})
