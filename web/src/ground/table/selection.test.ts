import { describe, expect, it } from 'vitest'
import { headState, mostChosen, takeAll, takeRange, toggleRow } from './selection.ts'

interface Row {
  readonly id: string
}
const keyOf = (row: Row) => row.id
const rows = (count: number, from = 0): Row[] => Array.from({ length: count }, (_, at) => ({ id: `r${at + from}` }))

describe('choosing rows', () => {
  it('keeps what was chosen on an earlier page', () => {
    const chosen = takeAll(takeAll(new Map(), rows(50), keyOf), rows(50, 50), keyOf)
    expect(chosen.size).toBe(100)
  })

  it('takes a row in and out', () => {
    const [row] = rows(1)
    if (!row) throw new Error('no row')
    const once = toggleRow(new Map<string, Row>(), 'r0', row)
    expect([...once.keys()]).toEqual(['r0'])
    expect(toggleRow(once, 'r0', row).size).toBe(0)
  })

  it('takes a range in whichever way it was drawn', () => {
    expect([...takeRange(new Map(), rows(9), keyOf, 5, 3).keys()]).toEqual(['r3', 'r4', 'r5'])
  })

  it('never holds more than 2,000', () => {
    const full = takeAll(new Map(), rows(5000), keyOf)
    expect(full.size).toBe(mostChosen)
    expect(toggleRow(full, 'more', { id: 'more' }).size).toBe(mostChosen)
  })

  it('says whether none, some or all of what is loaded is chosen', () => {
    expect(headState(new Map(), rows(2), keyOf)).toBe('none')
    expect(headState(takeAll(new Map(), rows(1), keyOf), rows(2), keyOf)).toBe('some')
    expect(headState(takeAll(new Map(), rows(2), keyOf), rows(2), keyOf)).toBe('all')
  })
})
