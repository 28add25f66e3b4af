import { describe, expect, it } from 'vitest'
import type { ImportRowView } from '#contract/baseline/import.ts'
import { decisionOf, startOfRow } from './row-values.ts'

const row = {
  outcome: 'create_warn',
  decisions: ['correct', 'same', 'leaveOut'],
  decision: null,
  candidates: [],
  enterprise: {
    name: '开化甲乙墙材有限公司',
    uscc: null,
    kind: 'company',
    area: '330824',
    township: '330824115',
    industries: ['fired-brick'],
    facts: { address: '一路1号', phone: '13800000000' },
  },
} as unknown as ImportRowView

describe('the form of a row', () => {
  it('starts with what was read, so that one only types what is wrong', () => {
    expect(startOfRow(row)).toMatchObject({
      decision: 'correct',
      name: '开化甲乙墙材有限公司',
      township: '330824115',
      address: '一路1号',
      uscc: '',
    })
  })

  it('waits for a choice where a person has to say whether it is the same', () => {
    expect(startOfRow({ ...row, outcome: 'review' }).decision).toBe('')
  })

  it('sends of a correction only what differs, and an emptied value as a wish to wipe it', () => {
    const values = { ...startOfRow(row), uscc: '91330824MAYT0BMD1D', address: '' }
    expect(decisionOf(values, row)).toEqual({ kind: 'correct', values: { uscc: '91330824MAYT0BMD1D', address: null } })
  })

  it('sends the enterprise with the decision that needs one, and nothing else with the others', () => {
    const values = { ...startOfRow(row), enterpriseId: 'known' }
    expect(decisionOf({ ...values, decision: 'same' }, row)).toEqual({ kind: 'same', enterpriseId: 'known' })
    expect(decisionOf({ ...values, decision: 'leaveOut' }, row)).toEqual({ kind: 'leaveOut' })
  })
})
