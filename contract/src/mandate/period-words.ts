import type { Words } from '../ground/endpoint.ts'

/**
 * The period of a duty in words: `2024-03`, `2024Q1`, `2024H1` and `2024` as people say them; 一次性 for null; what is none, as it is.
 * As they are written a spreadsheet takes some of them for days.
 */
export function periodWords(period: string | null): Words {
  if (period === null) return { zh: '一次性', en: 'Once' }
  const [, year, kind, digits] = /^(\d{4})(?:([-QH])(\d+))?$/.exec(period) ?? []
  if (year === undefined) return { zh: period, en: period }
  const nth = Number(digits)
  if (kind === '-') return { zh: `${year}年${nth}月`, en: `month ${nth} of ${year}` }
  if (kind === 'Q') return { zh: `${year}年第${nth}季度`, en: `quarter ${nth} of ${year}` }
  if (kind === 'H') return { zh: `${year}年${nth === 1 ? '上' : '下'}半年`, en: `half ${nth} of ${year}` }
  return { zh: `${year}年`, en: `year ${year}` }
}
