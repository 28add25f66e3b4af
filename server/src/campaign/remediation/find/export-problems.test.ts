import { afterAll, beforeAll, expect, test } from 'vitest'
import type { z } from 'zod'
import { exportProblems, listProblems as listEndpoint } from '#contract/remediation/problem.ts'
import type { Actor } from '#ground/database/claims.ts'
import { walkExport } from '#ground/export/testing/walk-export.ts'
import {
  area,
  cityOffice,
  ecology,
  industry,
  officer,
  openStage,
  post,
  type Stage,
  township,
} from '../testing/open-stage.ts'
import { problemsToExport } from './export-problems.ts'
import { listProblems } from './list-problems.ts'

const neighbour = '330881102'
const neighbourOfficer = () =>
  post('townshipOfficer', neighbour, { kind: 'townships', townships: [neighbour], industries: null })

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
  for (const [at, words] of ['喷漆房未密闭', '=1+1 废气直排', '危废间无标识'].entries()) {
    await stage.report(officer(), { words, foundOn: `2024-06-1${at}` })
    const subject = { kind: 'site' as const, siteName: '四都某加工点', area, township: neighbour, industry }
    await stage.report(neighbourOfficer(), { words: `${words}（四都）`, subject })
  }
  const { id, worker } = await stage.rectifying('2024-06-25')
  await stage.measured(id, worker, '2024-06-24')
  await stage.rectifying('2024-09-30')
  stage.goTo('2024-06-28')
})
afterAll(() => stage.close())

type Asked = Omit<z.input<typeof exportProblems.query>, 'format'>

const exported = (by: Actor, query: Asked = {}) => {
  const { format: _, ...filter } = exportProblems.query.parse({ ...query, format: 'csv' })
  return walkExport(stage.database, by, problemsToExport(stage.context, by, filter))
}
const listed = async (by: Actor, query: Asked = {}) => {
  const asked = listEndpoint.query.parse({ ...query, limit: 200 })
  return (await listProblems(stage.context, by, stage.remediation.workflows.problem, asked)).rows
}

test('the rows are those of the list, in its order, for every post, order and filter', async () => {
  for (const by of [officer(), neighbourOfficer(), ecology(), cityOffice()]) {
    for (const query of [
      {},
      { sort: 'found' },
      { sort: 'number' },
      { state: 'rectifying' },
      { text: '废气' },
      { urgency: 'blue' },
      { township },
    ] as Asked[]) {
      const rows = await listed(by, query)
      const said = `${by.role} ${JSON.stringify(query)}`
      expect(
        (await exported(by, query)).map(row => row.编号),
        said,
      ).toEqual(rows.map(row => row.number))
    }
  }
  expect(await exported(cityOffice())).toHaveLength(8)
})

test('a township takes home its own problems and none of its neighbour’s', async () => {
  const own = await exported(officer())
  expect(own).toHaveLength(5)
  expect(new Set(own.map(row => row['乡镇（街道）']))).toEqual(new Set(['贺村镇']))
  expect(JSON.stringify(await exported(neighbourOfficer(), { township }))).toBe('[]')
})

test('三(三)3 a row says in words and numbers what its line on the screen says', async () => {
  const [late] = await exported(officer(), { urgency: 'blue' })
  expect(late).toEqual({
    编号: expect.stringMatching(/^WT-/),
    '企业（对象）': '贺村镇某木器加工点',
    区块: '江山市',
    '乡镇（街道）': '贺村镇',
    行业: '木质家具',
    维度: '污染防治',
    问题描述: '喷漆房未密闭，废气直排',
    条款: null,
    一票否决: null,
    层级: expect.any(String),
    状态: '整改中',
    紧迫程度: '蓝色',
    责任单位: '贺村镇',
    发现日期: '2024-06-20',
    原定时限: '2024-06-25',
    现定时限: '2024-06-25',
    超期天数: 3,
    已核查措施: 0,
    全部措施: 1,
  })
})

test('the file is named for the place it is about', () => {
  const place = (by: Actor, query: Asked = {}) => {
    const { format: _, ...filter } = exportProblems.query.parse({ ...query, format: 'csv' })
    return problemsToExport(stage.context, by, filter).place
  }
  expect(place(cityOffice())).toBe('衢州市')
  expect(place(cityOffice(), { area: '330824' })).toBe('开化县')
  expect(place(ecology())).toBe('江山市')
  expect(place(ecology(), { township })).toBe('贺村镇')
  expect(place(officer())).toBe('贺村镇')
})
