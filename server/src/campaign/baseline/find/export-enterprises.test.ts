import { afterAll, beforeAll, expect, test } from 'vitest'
import type { z } from 'zod'
import { exportEnterprises } from '#contract/baseline/enterprise.ts'
import type { Actor } from '#ground/database/claims.ts'
import { reading } from '#ground/database/transaction.ts'
import { walkExport } from '#ground/export/testing/walk-export.ts'
import { readEnterpriseRows } from '../enterprise/enterprise.view.ts'
import { freshRegistry, post, posts, type Registry } from '../registry.test-support.ts'
import { enterprisesToExport } from './export-enterprises.ts'
import { findEnterprises, narrowFilter } from './find-enterprises.ts'

const sidu = post('townshipOfficer', '330881102', {
  kind: 'townships',
  townships: ['330881102'],
  industries: null,
})

let registry: Registry
beforeAll(async () => {
  registry = await freshRegistry()
  for (let minute = 0; minute < 5; minute += 1) {
    registry.now = new Date(`2024-06-20T09:0${minute}:00+08:00`)
    await registry.report(posts.hecun, { industries: minute === 1 ? ['wood-furniture', 'glass'] : ['wood-furniture'] })
    await registry.report(sidu, { township: '330881102' })
  }
  registry.now = new Date('2024-06-20T10:00:00+08:00')
  await registry.report(posts.hecun, {
    name: '江山某某玻璃制品有限公司',
    kind: 'company',
    uscc: '91330824MAYT0BMD1D',
    phone: '13800000001',
    contactName: '李强',
    industries: ['glass'],
    address: '贺村镇礼贤路 1 号',
    scale: 'belowScale',
    permitKind: 'registration',
    productionState: 'producing',
  })
})
afterAll(() => registry.database.drop())

type Asked = Omit<z.input<typeof exportEnterprises.query>, 'format'>

const filterOf = (query: Asked) => {
  const { format: _, ...filter } = exportEnterprises.query.parse({ ...query, format: 'csv' })
  return filter
}
const exported = (by: Actor, query: Asked = {}) =>
  walkExport(registry.database, by, enterprisesToExport(registry, by, filterOf(query)))
const listed = (by: Actor, query: Asked = {}) =>
  reading(registry.database, by, async tx => {
    const { sort, ...filter } = filterOf(query)
    const { ids } = await findEnterprises(tx, await narrowFilter(tx, filter), { order: sort, limit: 200 })
    return readEnterpriseRows(tx, registry.sealing, ids)
  })

test('三(一)-1 the rows are those of the registry, in its order, for every post, order and filter', async () => {
  for (const by of [posts.hecun, sidu, posts.jiangshanEconomy, posts.jiangshanEcology, posts.cityOffice]) {
    for (const query of [
      {},
      { sort: 'name' },
      { industry: 'glass' },
      { text: '家具' },
      { township: '330881102' },
      { kind: 'company' },
    ] as Asked[]) {
      const rows = await listed(by, query)
      const said = `${by.role} ${JSON.stringify(query)}`
      expect(
        (await exported(by, query)).map(row => row.名称),
        said,
      ).toEqual(rows.map(row => row.name))
    }
  }
  expect(await exported(posts.cityOffice)).toHaveLength(11)
})

test('a township takes home its own enterprises and none of its neighbour’s', async () => {
  const own = await exported(sidu)
  expect(own).toHaveLength(5)
  expect(new Set(own.map(row => row['乡镇（街道）']))).toEqual(new Set(['四都镇']))
  expect(await exported(sidu, { township: '330881121' })).toEqual([])
  expect(await exported(posts.longyouEcology)).toEqual([])
})

test('a row says in words what its line on the screen says, its telephone masked as there', async () => {
  for (const by of [posts.hecun, posts.cityLeader]) {
    const [company] = await exported(by, { kind: 'company' })
    const [line] = await listed(by, { kind: 'company' })
    expect(company).toEqual({
      名称: '江山某某玻璃制品有限公司',
      统一社会信用代码或临时编号: '91330824MAYT0BMD1D',
      类型: '企业',
      行业: expect.stringContaining('玻璃'),
      区块: '江山市',
      '法定县（市、区）': '江山市',
      '乡镇（街道）': '贺村镇',
      地址: '贺村镇礼贤路 1 号',
      规模: '规下',
      排污许可: '登记管理',
      生产状态: '在产',
      档案状态: '已上报',
      未销号问题: 0,
      联系人: '李强',
      电话: line?.phoneMasked,
      更新日期: '2024-06-20',
    })
    expect(company?.电话).not.toContain('0000')
  }
})
