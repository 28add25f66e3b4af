import { rosterKindWords } from '#contract/baseline/omission-words.ts'
import type { TableWords } from '#ground/intake/find-table/table.ts'
import type { Field } from '#ground/intake/map-columns/field.ts'
import { matchHeader } from '#ground/intake/map-columns/match-header.ts'
import { parseUscc } from '#ground/intake/normalise/parse-uscc.ts'

/** Columns of the rosters that other offices hand out: 排污许可, 市场主体, 用电户. */
export const rosterFields: Field[] = [
  {
    key: 'namedAs',
    zh: '企业名称',
    en: 'Name',
    words: ['企业名称', '单位名称', '市场主体名称', '字号名称', '排污单位名称', '用户名称', '户名', '名称'],
    unless: /部门|机关|发证/,
  },
  {
    key: 'code',
    zh: '统一社会信用代码',
    en: 'Credit code',
    words: ['统一社会信用代码', '信用代码', '社会信用代码', '注册号'],
    looksLike: text => parseUscc(text).kind === 'ok',
  },
  {
    key: 'place',
    zh: '地址',
    en: 'Place',
    words: ['地址', '住所', '经营场所', '生产经营场所地址', '用电地址', '所在地', '乡镇'],
  },
  {
    key: 'number',
    zh: '编号',
    en: 'Number',
    words: ['许可证编号', '登记编号', '编号', '户号', '用户编号', '证书编号'],
  },
  {
    key: 'scope',
    zh: '经营范围或行业',
    en: 'Scope',
    words: ['经营范围', '行业类别', '所属行业', '行业', '用电类别', '行业分类', '主营业务'],
    many: true,
  },
  { key: 'permitKind', zh: '管理类别', en: 'Permit kind', words: ['管理类别', '许可管理类别', '排污许可管理类别'] },
  { key: 'power', zh: '月用电量', en: 'Power a month', words: ['月用电量', '用电量', '月均用电量', '电量'] },
]

const kinds = Object.values(rosterKindWords).map(({ zh }) => zh)

/** Tells headers from data in rosters. */
export const rosterTableWords: TableWords = {
  headerScore: text => (text.length > 24 || kinds.includes(text) ? 0 : (matchHeader([text], rosterFields)?.score ?? 0)),
  isData: text => parseUscc(text).kind === 'ok' || /(公司|厂|加工户|经营部|回收站|加工点|坊)$/.test(text),
  isSectionText: () => false,
}
