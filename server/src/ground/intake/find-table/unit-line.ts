const label =
  /(填报单位|填表单位|报送单位|上报单位|单位名称|填报时间|填报日期|填表日期|报送时间|统计时间|制表时间|截止时间|填报人|填表人|联系人|联系电话|审核人|所属乡镇|乡镇|区块|县\(市、区\)|县（市、区）|行业|计量单位|金额单位|单位|时间|日期)(?:\s*[(（][^()（）]{0,6}[)）])?\s*[:：]\s*/g

/** The labelled words of a line above a table: 填报单位（盖章）：贺村镇  填报时间：2024年5月  单位：万元. */
export function readUnitLine(text: string): Record<string, string> {
  const labels: Record<string, string> = {}
  if (text.length > 1000) return labels
  const marks = [...text.matchAll(label)]
  for (const [index, mark] of marks.entries()) {
    const start = mark.index + mark[0].length
    const value = text.slice(start, marks[index + 1]?.index ?? text.length).trim()
    if (value !== '' && mark[1] !== undefined) labels[mark[1]] = value
  }
  return labels
}
