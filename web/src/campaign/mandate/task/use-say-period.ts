import { useWords } from '#web/ground/words/use-words.ts'
import { mandateWords } from '../words.ts'

/** The period of a duty in words: `2024-03`, `2024Q1`, `2024H1` and `2024` as people say them; 一次性 for null. */
export function useSayPeriod(): (period: string | null) => string {
  const say = useWords(mandateWords)
  return period => {
    if (period === null) return say('frequency.once')
    const [, year, kind, number] = /^(\d{4})(?:([-QH])(\d+))?$/.exec(period) ?? []
    if (year === undefined) return period
    const nth = Number(number)
    if (kind === '-') return say('period.month', { year, nth })
    if (kind === 'Q') return say('period.quarter', { year, nth })
    if (kind === 'H') return say(nth === 1 ? 'period.firstHalf' : 'period.secondHalf', { year })
    return say('period.year', { year })
  }
}
