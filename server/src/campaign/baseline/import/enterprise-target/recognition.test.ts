import { describe, expect, it } from 'vitest'
import { memoryRegistry } from './memory-registry.ts'
import { inventedCode as code, judge, outcomes, rowOf } from './office-lists.test-support.ts'
import type { KnownWithin } from './registry-lookup.ts'

const header = ['企业名称', '统一社会信用代码', '乡镇', '行业', '地址', '联系电话']
const list = (...rows: (string | null)[][]) => ({ 江山市: { rows: [header, ...rows] } })
const known: KnownWithin = {
  scope: 'within',
  id: 'e1',
  name: '江山枞庭木业有限公司',
  formerNames: [],
  uscc: code(1),
  area: '330881',
  township: '330881121',
  industries: ['wood-furniture'],
  address: '贺村镇前山村1号',
  contact: '王五',
  phones: ['13800000001'],
  problems: ['无喷淋'],
}

describe('三(一)-1 what is already there is recognised, and never merged in silence', () => {
  it('calls the same code, name and township a repeat, naming the first', async () => {
    const judged = await judge(
      list(['江山枞庭木业有限公司', code(1), '贺村镇', '家具'], ['江山枞庭木业有限公司', code(1), '贺村镇', '家具']),
    )
    expect(rowOf(judged, 3)).toMatchObject({ outcome: 'duplicate', about: { row: 2 } })
    expect(rowOf(judged, 3).reasons[0]).toContain('第 2 行')
  })

  it('holds one code under two names', async () => {
    const judged = await judge(
      list(['江山枞庭木业有限公司', code(1), '贺村镇', '家具'], ['江山栩轩家具有限公司', code(1), '贺村镇', '家具']),
    )
    expect(rowOf(judged, 3)).toMatchObject({ outcome: 'review' })
    expect(rowOf(judged, 3).codes).toContain('one_code_two_names')
  })

  it('asks whether the same code elsewhere is another site', async () => {
    const judged = await judge(
      list(['江山枞庭木业有限公司', code(1), '贺村镇', '家具'], ['江山枞庭木业有限公司', code(1), '清湖街道', '家具']),
    )
    expect(rowOf(judged, 3)).toMatchObject({ outcome: 'review' })
    expect(rowOf(judged, 3).reasons.join()).toContain('同一主体另一场所')
  })

  it('holds one name under two codes in one township', async () => {
    const judged = await judge(
      list(['江山枞庭木业有限公司', code(1), '贺村镇', '家具'], ['江山枞庭木业有限公司', code(2), '贺村镇', '家具']),
    )
    expect(rowOf(judged, 3).codes).toContain('one_name_two_codes')
  })

  it('does not take the same name in another township for a repeat', async () => {
    const judged = await judge(
      list(['废品收购站', null, '贺村镇', '废品回收'], ['废品收购站', null, '清湖街道', '废品回收']),
    )
    expect(outcomes(judged)).toEqual(['2 create', '3 create'])
  })

  it('holds names that differ in the company form, the place before them or one character', async () => {
    for (const near of [
      '江山枞庭木业有限责任公司',
      '江山市枞庭木业有限公司',
      '浙江枞庭木业有限公司',
      '江山枞廷木业有限公司',
      '江山枞庭木业（有限公司）',
    ]) {
      const judged = await judge(
        list(['江山枞庭木业有限公司', code(1), '贺村镇', '家具'], [near, null, '贺村镇', '家具']),
      )
      expect([near, rowOf(judged, 3).outcome]).toEqual([near, 'review'])
      expect(rowOf(judged, 3).codes).toContain('near_same_name')
    }
  })

  it('does not hold two names one character apart when both codes are right', async () => {
    const judged = await judge(
      list(['江山枞庭木业有限公司', code(1), '贺村镇', '家具'], ['江山枞轩木业有限公司', code(2), '贺村镇', '家具']),
    )
    expect(outcomes(judged)).toEqual(['2 create', '3 create'])
  })

  it('folds brackets, width and spaces of names', async () => {
    const judged = await judge(
      list(
        ['江山枞庭木业有限公司(贺村分公司)', code(1), '贺村镇', '家具'],
        ['江山 枞庭木业有限公司（贺村分公司）', code(1), '贺村镇', '家具'],
      ),
    )
    expect(rowOf(judged, 3).outcome).toBe('duplicate')
  })

  it('asks for the code of a company and none of a household', async () => {
    const judged = await judge(
      list(
        ['江山枞庭木业有限公司', null, '贺村镇', '家具'],
        ['王根生木器加工户', null, '贺村镇', '家具'],
        ['江山栩轩家具厂', '无', '贺村镇', '家具'],
      ),
    )
    expect(outcomes(judged)).toEqual(['2 create_warn', '3 create', '4 create_warn'])
  })

  it('holds an ambiguous industry and names the candidates', async () => {
    const judged = await judge(list(['江山枞庭塑料有限公司', code(1), '贺村镇', '塑料']))
    expect(rowOf(judged, 2)).toMatchObject({ outcome: 'review', values: { industry: null } })
    expect(rowOf(judged, 2).reasons.join()).toContain('废塑料加工')
  })

  it('holds rows of other townships as 不在您的乡镇', async () => {
    const judged = await judge(
      list(['江山枞庭木业有限公司', code(1), '贺村镇', '家具'], ['江山栩轩家具有限公司', code(2), '清湖街道', '家具']),
      { scope: { areas: ['330881'], townships: ['330881121'], industries: null } },
    )
    expect(outcomes(judged)).toEqual(['2 create', '3 review'])
    expect(rowOf(judged, 3).reasons.join()).toContain('不在您的乡镇')
  })

  it('holds a township that is not in the area of its row', async () => {
    const judged = await judge({
      清单: {
        rows: [
          ['企业名称', '信用代码', '县市区', '乡镇', '行业'],
          ['龙游枞庭木业有限公司', code(1, '330825'), '龙游县', '贺村镇', '家具'],
        ],
      },
    })
    expect(rowOf(judged, 2)).toMatchObject({ outcome: 'review', values: { area: { name: '龙游县' }, township: null } })
    expect(rowOf(judged, 2).codes).toContain('township_elsewhere')
  })

  it('gives a street run by a zone to the zone', async () => {
    const judged = await judge({
      清单: {
        rows: [
          ['企业名称', '信用代码', '县市区', '乡镇', '行业'],
          ['衢州枞庭木业有限公司', code(1, '330802'), '柯城区', '白云街道', '家具'],
        ],
      },
    })
    expect(rowOf(judged, 2).values?.area?.name).toBe('智慧新城')
  })
})

describe('三(一)-1 the register is asked', () => {
  const registry = memoryRegistry([
    known,
    {
      scope: 'outside',
      uscc: code(9),
      words: {
        zh: '已有同码主体，属他区块，请联系龙游县整治办',
        en: 'An enterprise of another area bears this code; ask Longyou',
      },
    },
  ])

  it('knows an enterprise by its code and says what differs, without blanks counting', async () => {
    const judged = await judge(list(['江山枞庭木业有限公司', code(1), '贺村镇', '家具', '贺村镇前山村8号', null]), {
      registry,
    })
    expect(rowOf(judged, 2)).toMatchObject({ outcome: 'duplicate', about: { record: 'e1' } })
    expect(rowOf(judged, 2).reasons.join()).toContain('地址 贺村镇前山村1号 → 贺村镇前山村8号')
    expect(rowOf(judged, 2).reasons.join()).not.toContain('电话')
  })

  it('attaches new problems to a known enterprise and repeats none', async () => {
    const sheet = (problem: string) => ({
      江山市: {
        rows: [
          ['企业名称', '信用代码', '乡镇', '存在问题'],
          ['江山枞庭木业有限公司', code(1), '贺村镇', problem],
        ],
      },
    })
    expect(rowOf(await judge(sheet('台账不全'), { registry }), 2).outcome).toBe('attach')
    expect(rowOf(await judge(sheet('无喷淋'), { registry }), 2).outcome).toBe('duplicate')
  })

  it('finds the enterprise of a row that has a code and no name', async () => {
    const judged = await judge(list([null, code(1), '贺村镇', '家具']), { registry })
    expect(rowOf(judged, 2)).toMatchObject({ outcome: 'duplicate', about: { record: 'e1' } })
  })

  it('tells no more of a code in another area than whom to ask', async () => {
    const judged = await judge(list(['江山栩轩家具有限公司', code(9), '贺村镇', '家具']), { registry })
    expect(rowOf(judged, 2)).toMatchObject({ outcome: 'review', about: null })
    expect(rowOf(judged, 2).reasons.join()).toContain('已有同码主体，属他区块，请联系龙游县整治办')
  })

  it('holds a name near to one on the register', async () => {
    const judged = await judge(list(['江山枞廷木业有限公司', null, '贺村镇', '家具']), { registry })
    expect(rowOf(judged, 2).codes).toContain('near_same_name')
  })

  it('creates nothing when the same list comes again', async () => {
    const judged = await judge(
      list(['江山枞庭木业有限公司', code(1), '贺村镇', '家具', '贺村镇前山村1号', '13800000001']),
      { registry },
    )
    expect(judged.rows.some(row => row.outcome.startsWith('create'))).toBe(false)
  })
})
