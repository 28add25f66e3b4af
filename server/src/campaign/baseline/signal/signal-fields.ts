import { signalKindWords } from '#contract/baseline/signal-words.ts'
import type { TableWords } from '#ground/intake/find-table/table.ts'
import type { Field } from '#ground/intake/map-columns/field.ts'
import { matchHeader } from '#ground/intake/map-columns/match-header.ts'
import { parseUscc } from '#ground/intake/normalise/parse-uscc.ts'

/** Columns of the lists that other systems hand out: 信访, 处罚, 在线监测, 供电供水. */
export const signalFields: Field[] = [
  {
    key: 'namedAs',
    zh: '企业名称',
    en: 'Name',
    words: ['企业名称', '单位名称', '被投诉单位', '被反映单位', '当事人', '被处罚单位', '用户名称', '户名', '名称'],
    unless: /部门|机关|办理单位/,
  },
  {
    key: 'code',
    zh: '统一社会信用代码',
    en: 'Credit code',
    words: ['统一社会信用代码', '信用代码', '社会信用代码'],
    looksLike: text => parseUscc(text).kind === 'ok',
  },
  {
    key: 'place',
    zh: '地点',
    en: 'Place',
    words: ['地址', '地点', '所在地', '用电地址', '用水地址', '位置', '乡镇'],
  },
  {
    key: 'happenedOn',
    zh: '日期',
    en: 'Day',
    words: ['日期', '时间', '投诉时间', '受理时间', '处罚日期', '决定日期', '监测时间', '发生时间', '月份'],
  },
  {
    key: 'number',
    zh: '编号',
    en: 'Number',
    words: ['受理编号', '编号', '文号', '决定书文号', '户号', '工单号', '案号'],
  },
  {
    key: 'words',
    zh: '内容',
    en: 'Words',
    words: [
      '内容',
      '基本情况',
      '反映问题',
      '投诉内容',
      '违法事实',
      '违法行为',
      '超标情况',
      '用电量',
      '用水量',
      '情况说明',
      '备注',
    ],
    many: true,
  },
  { key: 'kind', zh: '线索种类', en: 'Kind', words: ['线索种类', '线索类型', '种类', '来源类型'] },
]

const kinds = Object.values(signalKindWords).map(({ zh }) => zh)

/** Tells headers from data in lists of signals. */
export const signalTableWords: TableWords = {
  headerScore: text => (text.length > 24 || kinds.includes(text) ? 0 : (matchHeader([text], signalFields)?.score ?? 0)),
  isData: text => parseUscc(text).kind === 'ok' || /(公司|厂|加工户|经营部|回收站)$/.test(text),
  isSectionText: () => false,
}
