import { expect, it } from 'vitest'
import { judge } from './office-lists.test-support.ts'

const header = [
  '企业名称',
  '信用代码',
  '县市区',
  '乡镇',
  '行业',
  '地址',
  '经纬度',
  '联系人',
  '电话',
  '存在问题',
  '整改措施',
  '完成时限',
]

it.each([' ', '1', '1.', '(', '（1）', '（原', '2024年', '公司', '°', '一、'])(
  'cells filled to the brim with %j are judged like any other, well within a test’s time',
  async unit => {
    const brim = unit.repeat(Math.ceil(32_767 / unit.length)).slice(0, 32_767)
    const judged = await judge({
      清单: { rows: [header, ['江山枞庭木业有限公司', ...header.slice(1).map(() => brim)], header.map(() => brim)] },
    })
    expect(judged.rows.some(row => row.row === 2 && row.outcome !== 'ignore')).toBe(true)
    expect(judged.rows.filter(row => row.row === 3 && row.outcome === 'create')).toEqual([])
  },
)
