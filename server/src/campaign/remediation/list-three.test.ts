import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeListThree } from './list-three.ts'
import { area, areaOffice, economy, industry, openStage, type Stage } from './testing/open-stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

const list = () => makeListThree(stage.context.campaign)
const rowsOfList = async () =>
  (
    await stage.rows<{ key: string; name: string; facts: Record<string, string> }>(areaOffice(), list().rowsOfCell, [
      area,
      industry,
    ])
  ).map(row => ({ ...row }))

test('三(一)-3: list three holds each problem with its measures, cause and terms, under the official columns', async () => {
  const { id } = await stage.verified('2024-09-30')
  const row = (await rowsOfList()).find(({ key }) => key === id)
  expect(row?.facts).toMatchObject({
    dimension: 'pollutionControl',
    words: '喷漆房未密闭，废气直排',
    measures: '喷漆房负压改造',
    measuresAll: '1',
    measuresChecked: '1',
    state: 'verified',
    verifiedOn: '2024-06-20',
    dueOriginal: '2024-09-30',
    responsibleUnit: '贺村镇',
  })
  const columns = list().columns.map(({ key }) => key)
  // a grid is no column of the official list; it is kept because it decides who reaches the row
  expect(Object.keys(row?.facts ?? {}).filter(key => !columns.includes(key) && key !== 'grid')).toEqual([])
})

test('三(一)-3: what was voided or merged is not on list three, so that it counts what the figures count', async () => {
  const { id } = await stage.rectifying()
  await stage.act(economy(), id, 'void', { reason: '重复录入' })
  await stage.act(areaOffice(), id, 'confirmExit', {})
  expect((await rowsOfList()).map(({ key }) => key)).not.toContain(id)
})
