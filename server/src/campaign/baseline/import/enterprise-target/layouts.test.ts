import { describe, expect, it } from 'vitest'
import { inventedCode as code, judge, outcomes, rowOf } from './office-lists.test-support.ts'

const header = ['序号', '企业名称', '统一社会信用代码', '所属区县', '乡镇街道', '行业类别']
const plain = (n: number, name: string, town = '贺村镇', industry = '木质家具') => [
  n,
  name,
  code(n),
  '江山市',
  town,
  industry,
]

describe('三(一)-1 the table is found whatever stands around it', () => {
  it('reads a list under three title rows and a line with the reporting unit', async () => {
    const judged = await judge({
      清单: {
        rows: [
          ['附件1'],
          ['江山市重点行业企业清单'],
          ['填报单位（盖章）：贺村镇人民政府', null, null, '填报时间：2024年5月'],
          header,
          plain(1, '江山枞庭木业有限公司'),
          plain(2, '江山栩轩家具有限公司'),
        ],
      },
    })
    expect(outcomes(judged)).toEqual(['5 create', '6 create'])
    expect(rowOf(judged, 3).codes).toEqual(['unit_line'])
    expect(rowOf(judged, 1).codes).toEqual(['title_row'])
  })

  it('reads a list that begins in column C after empty rows', async () => {
    const shift = (row: (string | number)[]) => [null, null, ...row]
    const judged = await judge({ 清单: { rows: [[], [], [], shift(header), shift(plain(1, '江山枞庭木业有限公司'))] } })
    expect(rowOf(judged, 5)).toMatchObject({
      outcome: 'create',
      values: { name: '江山枞庭木业有限公司', township: { name: '贺村镇' } },
    })
  })

  it('reads a header of two rows without merges, as a CSV keeps it', async () => {
    const judged = await judge(
      {
        清单: {
          rows: [
            ['序号', '企业信息', null, '存在问题', '整改', null, '责任人'],
            [null, '企业名称', '统一社会信用代码', null, '整改措施', '完成时限', null],
            [1, '江山枞庭木业有限公司', code(1), '无喷淋', '装喷淋', '2024年8月底前', '王五'],
          ],
        },
      },
      { defaults: { area: '江山市', industry: '木质家具', township: '贺村镇' } },
    )
    expect(judged.sheets[0]?.tables[0]?.headerRows).toEqual([1, 2])
    expect(rowOf(judged, 3)).toMatchObject({
      outcome: 'create',
      values: {
        problems: [
          { text: '无喷淋', measures: [{ text: '装喷淋', deadline: { date: '2024-08-31' }, person: '王五' }] },
        ],
      },
    })
  })

  it('reads a header of three merged rows', async () => {
    const judged = await judge(
      {
        清单: {
          rows: [
            ['序号', '基本情况', null, null, '整治情况', null],
            [null, '企业', null, '乡镇', '问题', '措施'],
            [null, '企业名称', '信用代码', null, null, null],
            [1, '江山枞庭木业有限公司', code(1), '贺村镇', '无喷淋', '装喷淋'],
          ],
          merges: ['A1:A3', 'B1:D1', 'E1:F1', 'B2:C2', 'D2:D3', 'E2:E3', 'F2:F3'],
        },
      },
      { defaults: { industry: '木质家具' } },
    )
    expect(judged.sheets[0]?.tables[0]?.headerRows).toEqual([1, 2, 3])
    expect(rowOf(judged, 4)).toMatchObject({
      outcome: 'create',
      values: { name: '江山枞庭木业有限公司', area: { name: '江山市' }, problems: [{ text: '无喷淋' }] },
    })
  })

  it('takes problems from five columns of dimensions under one merged header (二-4)', async () => {
    const judged = await judge({
      问题: {
        rows: [
          ['序号', '企业名称', '社会信用代码', '乡镇', '行业', '存在问题', null, null, null, null],
          [null, null, null, null, null, '工艺装备', '污染防治', '节能降耗', '环境管理', '风险防控'],
          [
            1,
            '江山枞庭木业有限公司',
            code(1),
            '贺村',
            '家具',
            '设备老旧',
            '1.废气收集不全；2.危废未分类',
            '/',
            '台账不全',
            '无',
          ],
        ],
        merges: ['A1:A2', 'B1:B2', 'C1:C2', 'D1:D2', 'E1:E2', 'F1:J1'],
      },
    })
    expect(rowOf(judged, 3).values?.problems.map(problem => [problem.dimension, problem.text])).toEqual([
      ['processEquipment', '设备老旧'],
      ['pollutionControl', '废气收集不全'],
      ['pollutionControl', '危废未分类'],
      ['environmentalManagement', '台账不全'],
    ])
  })

  it('leaves out the row of column numbers under the header', async () => {
    const judged = await judge({ 清单: { rows: [header, ['甲', '乙', 1, 2, 3, 4], plain(1, '江山枞庭木业有限公司')] } })
    expect(rowOf(judged, 2).codes).toEqual(['column_numbers'])
    expect(outcomes(judged)).toEqual(['3 create'])
  })

  it('leaves out a header that is repeated on every printed page', async () => {
    const judged = await judge({
      清单: { rows: [['清单'], header, plain(1, '江山枞庭木业有限公司'), header, plain(2, '江山栩轩家具有限公司')] },
    })
    expect(rowOf(judged, 4).codes).toEqual(['repeated_header'])
    expect(outcomes(judged)).toEqual(['3 create', '5 create'])
  })

  it('leaves out subtotals, totals in the name column and spaced-out sums', async () => {
    const judged = await judge({
      清单: {
        rows: [
          header,
          plain(1, '江山枞庭木业有限公司'),
          ['贺村镇小计', '1家'],
          plain(2, '江山栩轩家具有限公司', '清湖街道'),
          [null, '小  计', 1],
          ['合 计', '2家'],
          [null, '总计：2家'],
        ],
      },
    })
    expect([3, 5, 6, 7].map(row => rowOf(judged, row).codes[0])).toEqual([
      'subtotal_row',
      'subtotal_row',
      'total_row',
      'total_row',
    ])
    expect(outcomes(judged)).toEqual(['2 create', '4 create'])
  })

  it('leaves out notes, instructions and signature lines under the list', async () => {
    const judged = await judge({
      清单: {
        rows: [
          header,
          plain(1, '江山枞庭木业有限公司'),
          ['备注：本表每月25日前报送，由乡镇负责人签字后报区块专班。'],
          ['填表说明：1.信用代码为18位；2.行业按十二类填写。'],
          ['填表人：张三', null, '审核人：李四', null, '日期：2024.5.6'],
        ],
      },
    })
    expect([3, 4, 5].map(row => rowOf(judged, row).codes[0])).toEqual(['note_row', 'note_row', 'note_row'])
    expect(outcomes(judged)).toEqual(['2 create'])
  })

  it('leaves out rows that were numbered in advance and rows with copied defaults only', async () => {
    const judged = await judge({
      清单: { rows: [header, plain(1, '江山枞庭木业有限公司'), [2], [3, null, null, '江山市', '贺村镇', '木质家具']] },
    })
    expect(rowOf(judged, 3)).toMatchObject({ outcome: 'ignore', codes: ['number_only'] })
    expect(rowOf(judged, 4)).toMatchObject({ outcome: 'ignore', codes: ['blank_template_row'] })
  })

  it('takes a heading inside the list as the township of the rows under it', async () => {
    const bare = ['序号', '企业名称', '信用代码', '行业']
    const judged = await judge({
      江山市: {
        rows: [
          bare,
          ['一、贺村镇'],
          [1, '江山枞庭木业有限公司', code(1), '家具'],
          ['二、清湖街道（1家）'],
          [1, '江山栩轩家具有限公司', code(2), '家具'],
        ],
      },
    })
    expect(rowOf(judged, 2).codes).toEqual(['section_row'])
    expect([3, 5].map(row => rowOf(judged, row).values?.township?.name)).toEqual(['贺村镇', '清湖街道'])
  })

  it('takes a heading inside the list as the industry of the rows under it', async () => {
    const bare = ['序号', '企业名称', '信用代码', '乡镇']
    const judged = await judge({
      江山市: {
        rows: [
          bare,
          ['（一）木质家具'],
          [1, '江山枞庭木业有限公司', code(1), '贺村镇'],
          ['（二）烧结砖'],
          [1, '江山栩轩墙材有限公司', code(2), '清湖街道'],
        ],
      },
    })
    expect([3, 5].map(row => rowOf(judged, row).values?.industry?.name)).toEqual(['木质家具', '烧结砖'])
  })

  it('reads two tables stacked in one sheet, each with its own header', async () => {
    const judged = await judge({
      清单: {
        rows: [
          ['表1 企业清单'],
          header,
          plain(1, '江山枞庭木业有限公司'),
          ['合计', '1家'],
          [],
          ['表2 问题清单'],
          ['序号', '单位名称', '社会信用代码', '主要问题', '整改时限'],
          [1, '江山枞庭木业有限公司', code(1), '无喷淋', '2024.8.31'],
        ],
      },
    })
    expect(outcomes(judged)).toEqual(['3 create', '8 attach'])
    expect(rowOf(judged, 8, undefined, 1)).toMatchObject({
      about: { row: 3 },
      values: { problems: [{ text: '无喷淋' }], deadline: { date: '2024-08-31' } },
    })
  })

  it('reads two tables that stand side by side', async () => {
    const judged = await judge(
      {
        贺村镇: {
          rows: [
            ['序号', '企业名称', '信用代码', null, '序号', '企业名称', '信用代码'],
            [1, '江山枞庭木业有限公司', code(1), null, 3, '江山樾谷木业有限公司', code(3)],
            [2, '江山栩轩家具有限公司', code(2), null, 4, '江山檀坪木业有限公司', code(4)],
          ],
        },
      },
      { defaults: { industry: '木质家具' } },
    )
    expect(judged.rows.filter(row => row.outcome === 'create').map(row => row.values?.name)).toEqual([
      '江山枞庭木业有限公司',
      '江山樾谷木业有限公司',
      '江山栩轩家具有限公司',
      '江山檀坪木业有限公司',
    ])
  })

  it('reads a sheet without any header by what its cells look like', async () => {
    const judged = await judge(
      { 贺村镇: { rows: [1, 2, 3].map(n => [n, `江山${'枞栩樾'[n - 1]}庭木业有限公司`, code(n), '13800000000']) } },
      { defaults: { industry: '木质家具' } },
    )
    expect(outcomes(judged)).toEqual(['1 create', '2 create', '3 create'])
    expect(rowOf(judged, 1).values).toMatchObject({
      name: '江山枞庭木业有限公司',
      uscc: code(1),
      phones: ['13800000000'],
    })
  })

  it('does not import a hidden sheet unless asked, and says so', async () => {
    const sheets = {
      清单: { rows: [header, plain(1, '江山枞庭木业有限公司')] },
      旧表: { rows: [header, plain(2, '江山栩轩家具有限公司')], hidden: true },
    }
    const judged = await judge(sheets)
    expect(judged.sheets[1]).toMatchObject({ import: false, codes: ['hidden_sheet'] })
    expect(rowOf(judged, 2, '旧表').outcome).toBe('ignore')
    expect(outcomes(await judge(sheets, { hiddenSheets: ['旧表'] }))).toEqual(['2 create', '2 create'])
  })

  it('reads rows hidden by a filter and says so', async () => {
    const judged = await judge({
      清单: { rows: [header, plain(1, '江山枞庭木业有限公司'), plain(2, '江山栩轩家具有限公司')], hiddenRows: [3] },
    })
    expect(rowOf(judged, 3)).toMatchObject({ outcome: 'create' })
    expect(rowOf(judged, 3).codes).toContain('hidden_row')
  })

  it('does not take counts per area for enterprises', async () => {
    const judged = await judge({
      统计: {
        rows: [
          ['乡镇', '企业数量', '问题数量'],
          ['贺村镇', 12, 30],
          ['清湖街道', 8, 11],
          ['合计', 20, 41],
        ],
      },
    })
    expect(judged.fileCodes).toContain('no_table_found')
    expect(judged.message).toContain('企业名称')
  })

  it('takes a sheet called 汇总表 that does list enterprises', async () => {
    const judged = await judge({ 企业汇总表: { rows: [header, plain(1, '江山枞庭木业有限公司')] } })
    expect(outcomes(judged)).toEqual(['2 create'])
  })

  it('says of a cover sheet that no list is in it', async () => {
    const judged = await judge({
      封面: { rows: [['江山市重点行业污染整治'], ['二〇二四年五月']] },
      清单: { rows: [header, plain(1, '江山枞庭木业有限公司')] },
    })
    expect(judged.sheets[0]).toMatchObject({ import: false, codes: ['no_table'] })
    expect(outcomes(judged)).toEqual(['2 create'])
  })
})

describe('三(一)-1 columns are mapped however they are called', () => {
  const mapped = async (headers: string[]) => {
    const judged = await judge({
      清单: { rows: [headers, headers.map((_, at) => (at === 0 ? '江山枞庭木业有限公司' : null))] },
    })
    return Object.fromEntries((judged.sheets[0]?.tables[0]?.mapping ?? []).map(one => [one.header, one.field]))
  }

  it('knows loose, starred, bracketed and spaced headers', async () => {
    expect(
      await mapped([
        '*企业名称（全称）',
        '统 一 社 会 信 用 代 码',
        '县（市、区）',
        '乡镇\n（街道）',
        '行业类型(12类)',
        '法定代表人',
        '联系方式（手机）',
        '是否规上企业',
        '排污许可证编号',
      ]),
    ).toEqual({
      '*企业名称（全称）': 'name',
      统一社会信用代码: 'uscc',
      '县（市、区）': 'district',
      '乡镇（街道）': 'township',
      '行业类型(12类)': 'industry',
      法定代表人: 'contact',
      '联系方式（手机）': 'phone',
      是否规上企业: 'scale',
      排污许可证编号: 'permit',
    })
  })

  it('does not take a product for the enterprise, nor an industry department for the industry', async () => {
    expect(
      await mapped([
        '单位名称',
        '产品名称',
        '行业主管部门',
        '整改责任单位',
        '问题数量',
        '整改完成情况',
        '所在村',
        '国民经济行业代码',
      ]),
    ).toMatchObject({
      单位名称: 'name',
      产品名称: 'products',
      行业主管部门: 'measure.unit',
      整改责任单位: 'measure.unit',
      问题数量: null,
      整改完成情况: 'progress',
      所在村: 'village',
      国民经济行业代码: 'industryCode',
    })
  })

  it('tells measure, deadline and person apart though all begin with 整改', async () => {
    expect(
      await mapped([
        '企业',
        '存在的主要环境问题',
        '整改措施',
        '整改时限',
        '整改责任人',
        '整改投入（万元）',
        '原因分析',
      ]),
    ).toEqual({
      企业: 'name',
      存在的主要环境问题: 'problem.text',
      整改措施: 'measure.text',
      整改时限: 'measure.deadline',
      整改责任人: 'measure.person',
      '整改投入（万元）': 'measure.cost',
      原因分析: 'problem.cause',
    })
  })

  it('finds the code under a header that says nothing', async () => {
    const judged = await judge(
      {
        清单: {
          rows: [
            ['企业名称', '备注1', '乡镇'],
            ...[1, 2, 3, 4].map(n => [`江山${'枞栩樾檀'[n - 1]}庭木业有限公司`, code(n), '贺村镇']),
          ],
        },
      },
      { defaults: { industry: '木质家具' } },
    )
    expect(rowOf(judged, 2).values?.uscc).toBe(code(1))
  })

  it('keeps columns it does not know as notes', async () => {
    const judged = await judge({
      清单: {
        rows: [
          [...header, '村书记'],
          [...plain(1, '江山枞庭木业有限公司'), '毛水根'],
        ],
      },
    })
    expect(rowOf(judged, 2).notes).toEqual({ 村书记: '毛水根' })
  })

  it('follows a correction by the person and one remembered for the unit', async () => {
    const rows = [
      ['对象', '号', '乡镇', '企业名称'],
      ['江山枞庭木业有限公司', code(1), '贺村镇', '张三'],
    ]
    const byPerson = await judge(
      { 清单: { rows } },
      { defaults: { industry: '木质家具' }, choices: { 清单: { byColumn: { A: 'name', D: 'contact' } } } },
    )
    expect(rowOf(byPerson, 2).values).toMatchObject({ name: '江山枞庭木业有限公司', contact: '张三' })
    const remembered = await judge(
      { 清单: { rows } },
      { choices: { '*': { remembered: { 对象: 'name', 企业名称: null } } } },
    )
    expect(rowOf(remembered, 2).values?.name).toBe('江山枞庭木业有限公司')
  })
})

describe('三(一)-1 rows as they are typed', () => {
  it('carries a name merged over several rows to the problems beside it', async () => {
    const judged = await judge({
      清单: {
        rows: [
          ['序号', '企业名称', '信用代码', '乡镇', '行业', '存在问题', '整改措施'],
          [1, '江山枞庭木业有限公司', code(1), '贺村镇', '木质家具', '无喷淋', '装喷淋'],
          [null, null, null, null, null, '台账不全', '补台账'],
          [2, '江山栩轩家具有限公司', code(2), '贺村镇', '木质家具', '危废混放', '分类'],
        ],
        merges: ['A2:A3', 'B2:B3', 'C2:C3', 'D2:D3', 'E2:E3'],
      },
    })
    expect(outcomes(judged)).toEqual(['2 create', '3 attach', '4 create'])
    expect(rowOf(judged, 3)).toMatchObject({
      about: { row: 2 },
      values: { name: '江山枞庭木业有限公司', problems: [{ text: '台账不全' }] },
    })
  })

  it('attaches rows without a name to the enterprise above where the merges were lost', async () => {
    const judged = await judge({
      清单: {
        rows: [
          ['序号', '企业名称', '信用代码', '乡镇', '行业', '存在问题', '整改措施'],
          [1, '江山枞庭木业有限公司', code(1), '贺村镇', '木质家具', '无喷淋', '装喷淋'],
          [null, null, null, null, null, '台账不全', '补台账'],
        ],
      },
    })
    expect(outcomes(judged)).toEqual(['2 create', '3 attach'])
  })

  it('attaches a repeated name and code that bring another problem, and calls the same problem a repeat', async () => {
    const row = (problem: string) => ['江山枞庭木业有限公司', code(1), '贺村镇', '木质家具', problem]
    const judged = await judge({
      清单: {
        rows: [['企业名称', '信用代码', '乡镇', '行业', '存在问题'], row('无喷淋'), row('台账不全'), row('无喷淋')],
      },
    })
    expect(outcomes(judged)).toEqual(['2 create', '3 attach', '4 duplicate'])
  })

  it('reads 同上 and 〃 as the cell above', async () => {
    const judged = await judge({
      清单: {
        rows: [header, plain(1, '江山枞庭木业有限公司'), [2, '江山栩轩家具有限公司', code(2), '同上', '〃', '同上']],
      },
    })
    expect(rowOf(judged, 3).values).toMatchObject({
      area: { name: '江山市' },
      township: { name: '贺村镇' },
      industry: { name: '木质家具' },
    })
  })

  it('fills a township written once per group, and says so', async () => {
    const judged = await judge({
      清单: {
        rows: [
          ['乡镇', '企业名称', '信用代码', '行业'],
          ['贺村镇', '江山枞庭木业有限公司', code(1), '家具'],
          [null, '江山栩轩家具有限公司', code(2), '家具'],
          ['清湖街道', '江山樾谷木业有限公司', code(3), '家具'],
          [null, '江山檀坪木业有限公司', code(4), '家具'],
        ],
      },
    })
    expect([2, 3, 4, 5].map(row => rowOf(judged, row).values?.township?.name)).toEqual([
      '贺村镇',
      '贺村镇',
      '清湖街道',
      '清湖街道',
    ])
    expect(rowOf(judged, 3).codes).toContain('filled_down')
  })

  it('takes a state and a former name off the name', async () => {
    const judged = await judge({
      清单: {
        rows: [
          header,
          plain(1, '江山枞庭木业有限公司（已关停）'),
          plain(2, '江山栩轩家具有限公司（原江山旧轩木器厂）'),
        ],
      },
    })
    expect(rowOf(judged, 2).values).toMatchObject({ name: '江山枞庭木业有限公司', productionState: '已关停' })
    expect(rowOf(judged, 3).values).toMatchObject({ name: '江山栩轩家具有限公司', formerName: '江山旧轩木器厂' })
  })

  it('takes hand-typed numbers off names', async () => {
    const judged = await judge({
      清单: { rows: [header, plain(1, '1、江山枞庭木业有限公司'), plain(2, '（2）江山栩轩家具有限公司')] },
    })
    expect([2, 3].map(row => rowOf(judged, row).values?.name)).toEqual(['江山枞庭木业有限公司', '江山栩轩家具有限公司'])
  })

  it('holds two enterprises in one cell for a person', async () => {
    const judged = await judge({ 清单: { rows: [header, plain(1, '江山枞庭木业有限公司、江山栩轩家具有限公司')] } })
    expect(rowOf(judged, 2)).toMatchObject({ outcome: 'review', codes: ['two_names_in_cell'] })
  })

  it('holds a row whose cells have shifted, and never takes the township for a name', async () => {
    const judged = await judge({
      清单: {
        rows: [
          header,
          plain(1, '江山枞庭木业有限公司'),
          [2, null, '江山栩轩家具有限公司', code(2), '江山市', '贺村镇'],
        ],
      },
    })
    expect(rowOf(judged, 3)).toMatchObject({ outcome: 'review' })
    expect(rowOf(judged, 3).codes).toContain('columns_shifted')
  })

  it('rejects a row without a name and keeps what was typed', async () => {
    const judged = await judge({ 清单: { rows: [header, [1, null, code(1), '江山市', '贺村镇', '木质家具']] } })
    expect(rowOf(judged, 2)).toMatchObject({ outcome: 'reject', original: { C: code(1), E: '贺村镇' } })
    expect(rowOf(judged, 2).reasons[0]).toContain('没有企业名称')
  })

  it('flags a code that a number has cut short and a telephone in powers of ten', async () => {
    const judged = await judge({
      清单: {
        rows: [
          [...header, '联系电话'],
          [1, '江山枞庭木业有限公司', 913308810000000000, '江山市', '贺村镇', '木质家具', '1.38E+10'],
        ],
      },
    })
    expect(rowOf(judged, 2)).toMatchObject({ outcome: 'create_warn', values: { uscc: null, phones: [] } })
    expect(rowOf(judged, 2).codes).toEqual(expect.arrayContaining(['uscc_digits_lost', 'phone_digits_lost']))
  })

  it('suggests the code when O was typed for 0', async () => {
    const wrong = code(1).replace('MAX0', 'MAXO')
    const judged = await judge({
      清单: { rows: [header, [1, '江山枞庭木业有限公司', wrong, '江山市', '贺村镇', '木质家具']] },
    })
    expect(rowOf(judged, 2)).toMatchObject({
      outcome: 'create_warn',
      codes: ['uscc_suggested'],
      values: { uscc: null },
    })
    expect(rowOf(judged, 2).reasons[0]).toContain(code(1))
  })

  it('never keeps an identity number as a code', async () => {
    const judged = await judge({
      清单: { rows: [header, [1, '王根生木器加工户', '11010519491231002X', '江山市', '贺村镇', '木质家具']] },
    })
    expect(rowOf(judged, 2)).toMatchObject({ values: { uscc: null, usccWritten: null } })
    expect(rowOf(judged, 2).reasons.join()).not.toContain('19491231')
  })

  it('does not invent the year of a deadline', async () => {
    const judged = await judge({
      清单: {
        rows: [
          [...header, '完成时限'],
          [...plain(1, '江山枞庭木业有限公司'), '8月31日'],
          [...plain(2, '江山栩轩家具有限公司'), { v: 45505, z: 'yyyy"年"m"月"' }],
          [...plain(3, '江山樾谷木业有限公司'), '2024-02-30'],
        ],
      },
    })
    expect(rowOf(judged, 2)).toMatchObject({ outcome: 'create_warn', values: { deadline: { text: '8月31日' } } })
    expect(rowOf(judged, 2).values?.deadline).not.toHaveProperty('date')
    expect(rowOf(judged, 3).values?.deadline).toEqual({ text: '2024-08', month: '2024-08' })
    expect(rowOf(judged, 4).codes).toContain('deadline_invalid')
  })

  it('takes contact and telephone out of one cell', async () => {
    const judged = await judge({
      清单: {
        rows: [
          [...header, '联系人及电话'],
          [...plain(1, '江山枞庭木业有限公司'), '张三（厂长）13800000000'],
        ],
      },
    })
    expect(rowOf(judged, 2).values).toMatchObject({ contact: '张三', phones: ['13800000000'] })
  })

  it('pairs numbered measures and deadlines with numbered problems (三(三)1)', async () => {
    const judged = await judge({
      清单: {
        rows: [
          ['企业名称', '信用代码', '乡镇', '行业', '存在问题', '整改措施', '完成时限'],
          [
            '江山枞庭木业有限公司',
            code(1),
            '贺村镇',
            '木质家具',
            '1.无喷淋；2.台账不全；3.危废混放',
            '1.装喷淋\n3.分类存放',
            '1.2024年6月底；2.立行立改；3.2024年8月31日',
          ],
        ],
      },
    })
    expect(
      rowOf(judged, 2).values?.problems.map(problem => [
        problem.text,
        problem.measures.map(measure => [measure.text, measure.deadline?.date]),
      ]),
    ).toEqual([
      ['无喷淋', [['装喷淋', '2024-06-30']]],
      ['台账不全', []],
      ['危废混放', [['分类存放', '2024-08-31']]],
    ])
  })
})
