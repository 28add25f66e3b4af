import { EmissionSource, emissionSourceWords, Pollutant } from '#contract/baseline/emission-words.ts'
import type { TableWords } from '#ground/intake/find-table/table.ts'
import type { Field } from '#ground/intake/map-columns/field.ts'
import { matchHeader } from '#ground/intake/map-columns/match-header.ts'
import { foldText } from '#ground/intake/normalise/fold-text.ts'
import { parseUscc } from '#ground/intake/normalise/parse-uscc.ts'

/** How papers write the pollutants besides their names. */
const spellings: Readonly<Record<Exclude<Pollutant, 'other'>, readonly string[]>> = {
  particulates: ['颗粒物', '烟尘', '粉尘', 'pm'],
  sulphurDioxide: ['二氧化硫', 'so2', 'so₂'],
  nitrogenOxides: ['氮氧化物', 'nox'],
  vocs: ['挥发性有机物', 'vocs', 'voc'],
  cod: ['化学需氧量', 'cod'],
  ammoniaNitrogen: ['氨氮', 'nh3-n', 'nh₃-n'],
}

/** Which pollutant of the closed list a text names; null where it names none. */
export function pollutantIn(text: string): Exclude<Pollutant, 'other'> | null {
  const folded = foldText(text)
  for (const pollutant of Pollutant.options) {
    if (pollutant !== 'other' && spellings[pollutant].some(word => folded.includes(foldText(word)))) return pollutant
  }
  return null
}

/** Which source a text names; null where it names none. */
export function sourceIn(text: string): EmissionSource | null {
  return (
    EmissionSource.options.find(source => text !== '' && text.includes(emissionSourceWords[source].zh)) ??
    (text.includes('执行报告')
      ? 'permitReport'
      : text.includes('环统')
        ? 'statistics'
        : text.includes('自报')
          ? 'selfReport'
          : null)
  )
}

/** Columns of lists of emissions: one figure a row, or one column for each pollutant. */
export const emissionFields: Field[] = [
  { key: 'namedAs', zh: '企业名称', en: 'Name', words: ['企业名称', '单位名称', '名称'] },
  {
    key: 'code',
    zh: '统一社会信用代码',
    en: 'Credit code',
    words: ['统一社会信用代码', '信用代码', '社会信用代码'],
    looksLike: text => parseUscc(text).kind === 'ok',
  },
  { key: 'place', zh: '地点', en: 'Place', words: ['地址', '所在地', '乡镇'] },
  { key: 'year', zh: '年度', en: 'Year', words: ['年度', '年份', '=年'] },
  { key: 'pollutant', zh: '污染物', en: 'Pollutant', words: ['污染物名称', '污染物', '污染因子'], unless: /排放量/ },
  {
    key: 'amount',
    zh: '排放量',
    en: 'Amount',
    words: ['排放量', '年排放量', '实际排放量', ...Object.values(spellings).flat()],
    many: true,
    qualify: path => path.join(' '),
  },
  { key: 'unit', zh: '单位', en: 'Unit', words: ['计量单位', '=单位'] },
  { key: 'source', zh: '来源', en: 'Source', words: ['数据来源', '来源'] },
]

/** Tells headers from data in lists of emissions. */
export const emissionTableWords: TableWords = {
  headerScore: text => (text.length > 24 ? 0 : (matchHeader([text], emissionFields)?.score ?? 0)),
  isData: text => parseUscc(text).kind === 'ok' || /(公司|厂|加工户|经营部|回收站)$/.test(text),
  isSectionText: () => false,
}
