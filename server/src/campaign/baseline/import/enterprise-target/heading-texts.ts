import type { MappedRow } from '#ground/intake/judge/target.ts'

export interface HeadingText {
  from: 'section' | 'sheet' | 'label' | 'title'
  text: string
}

/** What stands around a row and may tell its area, township or industry; the nearest first. */
export function headingTexts(row: MappedRow): HeadingText[] {
  const bare = (text: string) =>
    text.replace(/^[(（]?[一二三四五六七八九十\d]{1,3}[)）、.．]\s*/, '').replace(/[(（]?共?\d+(家|户|个)[)）]?$/, '')
  const labels = [
    '区块',
    '县(市、区)',
    '县（市、区）',
    '所属乡镇',
    '乡镇',
    '填报单位',
    '填表单位',
    '报送单位',
    '上报单位',
    '单位',
    '行业',
  ]
  return [
    ...row.sections.toReversed().map(text => ({ from: 'section' as const, text: bare(text) })),
    { from: 'sheet' as const, text: bare(row.sheet) },
    ...labels.flatMap(label =>
      row.labels[label] === undefined ? [] : [{ from: 'label' as const, text: row.labels[label] }],
    ),
    ...row.titles.map(text => ({ from: 'title' as const, text })),
  ]
}
