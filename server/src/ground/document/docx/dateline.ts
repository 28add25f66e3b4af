/** 成文日期: `2024-06-20` → 2024年6月20日, Arabic numerals without leading zeros; room for it where there is none yet. */
export function dateline(day: string | null): string {
  if (day === null) return '　　　　年　　月　　日'
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}
