import { expect, test } from 'vitest'
import type { UnitRow } from '#contract/ground/organisation.ts'
import { unitsInOrder } from './units-in-order.ts'

const unit = (id: string, parentId: string | null): UnitRow => ({
  id,
  parentId,
  name: id,
  shortName: id,
  kind: 'department',
  level: 'city',
  area: null,
  areaName: null,
  township: null,
  industries: [],
  posts: 0,
})
const seen = (units: UnitRow[]) => unitsInOrder(units).map(({ unit: { id }, depth }) => `${'-'.repeat(depth)}${id}`)

test('every unit stands after its upper unit and a step deeper', () => {
  expect(
    seen([unit('bureau', 'group'), unit('group', null), unit('section', 'bureau'), unit('office', 'group')]),
  ).toEqual(['group', '-bureau', '--section', '-office'])
})

test('a unit whose upper unit is filtered away stands at the top, so that none is lost', () => {
  expect(seen([unit('section', 'bureau'), unit('office', 'group')])).toEqual(['section', 'office'])
})
