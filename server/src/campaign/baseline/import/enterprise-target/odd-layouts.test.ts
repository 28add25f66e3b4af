import { describe, expect, it } from 'vitest'
import { inventedCode as code, judge, officeWorkbook, outcomes, rowOf } from './office-lists.test-support.ts'

const header = ['序号', '企业名称', '统一社会信用代码', '所属区县', '乡镇街道', '行业类别']
const plain = (n: number, name: string, town = '贺村镇', industry = '木质家具') => [
  n,
  name,
  code(n),
  '江山市',
  town,
  industry,
]

describe('三(一)-1 lists as they really come', () => {
  it('reads a form for one enterprise, with its numbered problems (三(一)-3)', async () => {
    const judged = await judge({
      登记表: {
        rows: [
          ['“一企一档”登记表'],
          ['企业名称', '江山枞庭木业有限公司', '统一社会信用代码', code(1)],
          ['所属区县', '江山市', '乡镇（街道）', '贺村镇'],
          ['行业类别', '木质家具', '联系人', '张三'],
          ['联系电话', '13800000000', '地址', '贺村镇前山村1号'],
          ['存在问题', '1.无喷淋；2.台账不全'],
          ['整改措施', '1.装喷淋；2.补台账'],
          ['完成时限', '2024年8月底'],
        ],
      },
    })
    expect(outcomes(judged)).toEqual(['2 create'])
    expect(rowOf(judged, 2)).toMatchObject({
      values: {
        contact: '张三',
        problems: [{ text: '无喷淋' }, { text: '台账不全' }],
        deadline: { date: '2024-08-31' },
      },
      original: { B2: '江山枞庭木业有限公司', D2: code(1) },
    })
    expect(rowOf(judged, 6).codes).toEqual(['form_part'])
  })

  it('gives the problems of a table under a form to the form’s enterprise', async () => {
    const judged = await judge({
      登记表: {
        rows: [
          ['企业名称', '江山枞庭木业有限公司', null, '统一社会信用代码', code(1)],
          ['所属区县', '江山市', null, '乡镇（街道）', '贺村镇'],
          ['行业类别', '木质家具', null, '联系人', '张三'],
          ['联系电话', '13800000000', null, '地址', '贺村镇前山村1号'],
          ['序号', '存在问题', '整改措施', '责任人', '完成时限'],
          [1, '无喷淋', '装喷淋', '张三', '2024年8月底'],
          [2, '台账不全', '补台账', '张三', '立行立改'],
        ],
      },
    })
    expect(outcomes(judged)).toEqual(['1 create', '6 attach', '7 attach'])
    expect(rowOf(judged, 7, undefined, 1)).toMatchObject({
      about: { row: 1 },
      values: { deadline: { special: 'immediate' } },
    })
  })

  it('leaves out examples of how to fill the list, dots and 以下空白', async () => {
    const judged = await judge({
      清单: {
        rows: [
          header,
          ['示例', '衢州枞枞家具有限公司', null, '柯城区', '石梁镇', '木质家具'],
          [1, '江山某某木业有限公司', null, '江山市', '贺村镇', '木质家具'],
          plain(1, '江山枞庭木业有限公司'),
          ['……'],
          [null, '以下空白'],
        ],
      },
    })
    expect(outcomes(judged)).toEqual(['4 create'])
    expect([2, 3, 5, 6].map(row => rowOf(judged, row).codes[0])).toEqual([
      'example_row',
      'example_row',
      'note_row',
      'note_row',
    ])
  })

  it('tells two columns called 名称 apart by the header above them', async () => {
    const judged = await judge({
      清单: {
        rows: [
          ['序号', '企业', null, null, '产品', null, '乡镇'],
          [null, '名称', '代码', '地址', '名称', '产量', null],
          [1, '江山枞庭木业有限公司', code(1), '江山市贺村镇前山村1号', '木门', '1万樘', '贺村镇'],
        ],
        merges: ['A1:A2', 'B1:D1', 'E1:F1', 'G1:G2'],
      },
    })
    expect(rowOf(judged, 3).values).toMatchObject({
      name: '江山枞庭木业有限公司',
      uscc: code(1),
      facts: { products: '木门', capacity: '1万樘' },
    })
  })

  it('gives a bare cost the unit written above the table', async () => {
    const judged = await judge({
      贺村镇: {
        rows: [
          ['表1'],
          ['单位：万元'],
          ['单位名称', '信用代码', '行业', '存在问题', '整改措施', '整治投资'],
          ['江山枞庭木业有限公司', code(1), '家具', '无喷淋', '装喷淋', 12.5],
        ],
      },
    })
    expect(rowOf(judged, 4).values?.problems[0]?.measures[0]?.cost).toBe('12.5万元')
  })

  it('reads one problem a row, the name only in the first', async () => {
    const judged = await judge(
      {
        问题: {
          rows: [
            ['企业序号', '企业名称', '问题序号', '问题类别', '问题描述', '整改措施', '责任人', '完成时限'],
            [1, '江山枞庭木业有限公司', 1, '污染防治', '无喷淋', '装喷淋', '张三', '6月底'],
            [null, null, 2, '环境管理', '台账不全', '补台账', '张三', '2024.7'],
            [2, '江山栩轩家具有限公司', 1, '风险防控', '无应急池', '建应急池', '李四', '长期'],
          ],
        },
      },
      { defaults: { area: '江山市', township: '贺村镇', industry: '木质家具' } },
    )
    expect(outcomes(judged)).toEqual(['2 create_warn', '3 attach', '4 create'])
    expect(rowOf(judged, 3).values).toMatchObject({
      problems: [{ dimension: 'environmentalManagement' }],
      deadline: { month: '2024-07' },
    })
    expect(rowOf(judged, 4).values?.deadline).toMatchObject({ special: 'longTerm' })
  })

  it('pairs numbered problem columns with their measures', async () => {
    const judged = await judge({
      清单: {
        rows: [
          ['企业名称', '信用代码', '乡镇', '行业', '问题1', '措施1', '问题2', '措施2'],
          ['江山枞庭木业有限公司', code(1), '贺村镇', '家具', '无喷淋', '装喷淋', '台账不全', '补台账'],
        ],
      },
    })
    expect(rowOf(judged, 2).values?.problems.map(problem => [problem.text, problem.measures[0]?.text])).toEqual([
      ['无喷淋', '装喷淋'],
      ['台账不全', '补台账'],
    ])
  })

  it('finds the township in the area’s column and the village in the township’s', async () => {
    const judged = await judge({
      清单: {
        rows: [
          header,
          [1, '江山枞庭木业有限公司', code(1), '江山市贺村镇', '前山村', '木门'],
          plain(2, '江山栩轩家具有限公司', '贺村镇永兴坞村'),
        ],
      },
    })
    expect(rowOf(judged, 2).values).toMatchObject({
      area: { name: '江山市' },
      township: { name: '贺村镇' },
      village: '前山村',
    })
    expect(rowOf(judged, 3).values).toMatchObject({ township: { name: '贺村镇' }, village: '永兴坞村' })
  })

  it('takes 加工户 and 作坊 from the column of kinds and asks them for no code', async () => {
    const judged = await judge({
      清单: {
        rows: [
          ['名称', '类型', '信用代码', '乡镇', '行业'],
          ['王根生', '加工户', '/', '贺村镇', '家具'],
          ['贺村木器厂', '作坊', '无', '贺村镇', '家具'],
          ['江山栩轩家具厂', '个体', 330881600012345, '贺村镇', '家具'],
        ],
      },
    })
    expect(outcomes(judged)).toEqual(['2 create', '3 create', '4 create_warn'])
    expect(rowOf(judged, 2).values?.kind).toBe('household')
    expect(rowOf(judged, 4).codes).toContain('uscc_registration_number')
  })

  it('recognises an enterprise that another sheet of the file already has', async () => {
    const judged = await judge({
      贺村镇: { rows: [header, plain(1, '江山枞庭木业有限公司')] },
      全市: { rows: [header, plain(1, '江山枞庭木业有限公司'), plain(2, '江山栩轩家具有限公司')] },
    })
    expect(rowOf(judged, 2, '全市')).toMatchObject({ outcome: 'duplicate', about: { sheet: '贺村镇', row: 2 } })
    expect(rowOf(judged, 3, '全市').outcome).toBe('create')
  })

  it('reads a name merged over two columns, line breaks in headers and cells, and quoted codes', async () => {
    const judged = await judge({
      清单: {
        rows: [
          ['序\n号', '企 业 名 称', null, '统一社会\n信用代码', '乡镇(街道)', '行业\n类别', '整改完成\n时限'],
          ['1', '江山枞庭木业\n有限公司', null, `'${code(1)}`, '贺村镇', '木质家具制造', '2024年8月\n31日前'],
        ],
        merges: ['B1:C1', 'B2:C2'],
      },
    })
    expect(rowOf(judged, 2)).toMatchObject({
      outcome: 'create',
      values: { name: '江山枞庭木业有限公司', uscc: code(1), deadline: { date: '2024-08-31' } },
    })
  })

  it('does not carry a merged township over a subtotal', async () => {
    const judged = await judge({
      清单: {
        rows: [
          ['乡镇', '序号', '企业名称', '信用代码', '行业'],
          ['贺村镇', 1, '江山枞庭木业有限公司', code(1), '家具'],
          [null, 2, '江山栩轩家具有限公司', code(2), '家具'],
          [null, '小计', 2],
          ['清湖街道', 1, '江山樾谷木业有限公司', code(3), '家具'],
        ],
        merges: ['A2:A4'],
      },
    })
    expect(rowOf(judged, 4).codes).toEqual(['subtotal_row'])
    expect([2, 3, 5].map(row => rowOf(judged, row).values?.township?.name)).toEqual(['贺村镇', '贺村镇', '清湖街道'])
  })

  it('takes 无 and 不存在问题 for no problem', async () => {
    const judged = await judge({
      清单: {
        rows: [
          ['企业名称', '信用代码', '乡镇', '行业', '存在问题', '整改措施', '时限'],
          ['江山枞庭木业有限公司', code(1), '贺村镇', '家具', '无', '/', '/'],
          ['江山栩轩家具有限公司', code(2), '贺村镇', '家具', '不存在问题', '', ''],
        ],
      },
    })
    expect(judged.rows.flatMap(row => row.values?.problems ?? [])).toEqual([])
  })

  it('reads a list of names alone', async () => {
    const judged = await judge(
      { 贺村镇: { rows: [['企业名称'], ['江山枞庭木业有限公司'], ['江山栩轩家具有限公司']] } },
      { defaults: { industry: '木质家具' } },
    )
    expect(outcomes(judged)).toEqual(['2 create', '3 create'])
  })

  it('reads a .xls as well as a .xlsx', async () => {
    const judged = await judge(
      officeWorkbook(
        { 清单: { rows: [['清单'], header, plain(1, '江山枞庭木业有限公司')], merges: ['A1:F1'] } },
        'biff8',
      ),
    )
    expect(outcomes(judged)).toEqual(['3 create'])
  })

  it('takes the industry and area of a title, and the industry of a sheet’s name', async () => {
    const rows = [
      ['企业名称', '信用代码', '乡镇'],
      ['江山枞庭木业有限公司', code(1), '贺村镇'],
    ]
    expect(rowOf(await judge({ Sheet1: { rows: [['江山市木质家具行业企业清单'], ...rows] } }), 3).values).toMatchObject(
      { area: { name: '江山市' }, industry: { name: '木质家具' } },
    )
    expect(rowOf(await judge({ 烧结砖: { rows } }), 2).values?.industry?.name).toBe('烧结砖')
  })

  it('ends every row that holds anything in exactly one outcome', async () => {
    const rows = [
      ['附件'],
      ['清单'],
      header,
      plain(1, '江山枞庭木业有限公司'),
      ['小计'],
      header,
      [2],
      ['备注：无'],
      plain(3, '江山栩轩家具有限公司'),
      [null, null, 'x'],
    ]
    const judged = await judge({ 清单: { rows } })
    expect(judged.rows.map(row => row.row)).toEqual(rows.map((_, at) => at + 1))
  })
})
