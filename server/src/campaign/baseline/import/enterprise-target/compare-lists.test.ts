import { describe, expect, it } from 'vitest'
import { compareLists } from './compare-lists.ts'
import { inventedCode as code, judge } from './office-lists.test-support.ts'

const header = ['企业名称', '统一社会信用代码', '乡镇', '行业', '地址', '联系电话']
const list = (...rows: (string | null)[][]) => judge({ 江山市: { rows: [header, ...rows] } })

describe('三(一)-1 the same list sent again', () => {
  it('shows what is new, changed and gone, by code or else by name and township', async () => {
    const before = await list(
      ['江山枞庭木业有限公司', code(1), '贺村镇', '家具', '前山村1号', '13800000001'],
      ['王根生木器加工户', null, '贺村镇', '家具', null, null],
      ['江山栩轩家具有限公司', code(2), '贺村镇', '家具', null, null],
    )
    const after = await list(
      ['江山枞庭木业有限公司', code(1), '贺村镇', '家具', '前山村8号', '13800000001'],
      ['王根生木器加工户', null, '贺村镇', '家具', null, null],
      ['江山樾谷木业有限公司', code(3), '贺村镇', '家具', null, null],
    )
    const difference = compareLists(before, after)
    expect(difference.added.map(one => one.name)).toEqual(['江山樾谷木业有限公司'])
    expect(difference.gone.map(one => one.name)).toEqual(['江山栩轩家具有限公司'])
    expect(difference.changed).toMatchObject([
      { name: '江山枞庭木业有限公司', changes: [{ field: 'address', before: '前山村1号', after: '前山村8号' }] },
    ])
    expect(difference.unchanged).toBe(1)
  })

  it('never takes a blank for a change', async () => {
    const before = await list(['江山枞庭木业有限公司', code(1), '贺村镇', '家具', '前山村1号', '13800000001'])
    const after = await list(['江山枞庭木业有限公司', code(1), '贺村镇', null, null, null])
    expect(compareLists(before, after)).toMatchObject({ changed: [], gone: [], added: [], unchanged: 1 })
  })

  it('finds no difference between a list and itself', async () => {
    const once = await list(['江山枞庭木业有限公司', code(1), '贺村镇', '家具', '前山村1号', '13800000001'])
    expect(compareLists(once, once)).toEqual({ added: [], changed: [], gone: [], unchanged: 1 })
  })

  it('sees a new problem as a change', async () => {
    const sheet = (problem: string) =>
      judge({
        江山市: {
          rows: [
            ['企业名称', '信用代码', '乡镇', '行业', '存在问题'],
            ['江山枞庭木业有限公司', code(1), '贺村镇', '家具', problem],
          ],
        },
      })
    expect(compareLists(await sheet('无喷淋'), await sheet('1.无喷淋；2.台账不全')).changed).toMatchObject([
      { changes: [{ field: 'problems', after: '台账不全' }] },
    ])
  })
})
