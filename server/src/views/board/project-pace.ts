import type { Pace } from '#contract/views/batches.ts'
import { addDays, daysBetween } from '#ground/clock/add-days.ts'

/** Days that the speed is measured over, in blocks whose spread says how sure it is. */
export const paceDays = 60
export const blockDays = 10
const blocks = paceDays / blockDays
/** With fewer closures than this no date is told. */
const fewest = 5
const widest = 730
const longest = 3_650
/** Student's t for 95 % with five degrees of freedom: six blocks are a small sample. */
const t95 = 2.571

export const paceMethod = {
  zh: `速度按近 ${paceDays} 天销号数计；误差为按 ${blockDays} 天一段的波动推算的 95% 区间之半；少于 ${fewest} 个不作推算。假定以后与近 ${paceDays} 天一样快，不计新发现的问题；已移送的不再等待。`,
  en: `Speed is what was closed in the last ${paceDays} days; the margin is half the 95% interval from the spread of blocks of ${blockDays} days; with fewer than ${fewest} closures nothing is told. It assumes the same speed from now on and no new problems; transferred ones are not waited for.`,
}

/**
 * Where the speed of the last 60 days leads.
 *
 * @param remaining problems that are still to be closed
 * @param closedAt how many were closed by the end of each block, oldest first: seven numbers, the last one now
 */
export function projectPace(said: {
  all: number
  remaining: number
  closedAt: readonly number[]
  today: string
  deadline: string
}): Pace {
  const { all, remaining, closedAt, today, deadline } = said
  if (closedAt.length !== blocks + 1) throw new Error(`A pace needs ${blocks + 1} counts, not ${closedAt.length}`)
  if (all === 0)
    return { kind: 'none', words: { zh: '尚无问题，无从推算', en: 'No problems yet, so nothing to project' } }
  if (remaining === 0) return { kind: 'done', words: { zh: '已全部销号', en: 'All closed' } }
  const perBlock = closedAt.slice(1).map((count, index) => count - (closedAt[index] ?? 0))
  const closed = perBlock.reduce((sum, count) => sum + count, 0)
  if (closed < fewest) {
    return {
      kind: 'none',
      words: {
        zh: `近 ${paceDays} 天销号 ${Math.max(0, closed)} 个，不足 ${fewest} 个，不作推算`,
        en: `${Math.max(0, closed)} closed in the last ${paceDays} days, fewer than ${fewest}: nothing is projected`,
      },
    }
  }
  const perDay = closed / paceDays
  const days = remaining / perDay
  if (days > longest) {
    return {
      kind: 'none',
      words: { zh: '按当前速度十年内不能完成', en: 'At the present speed it would take more than ten years' },
    }
  }
  const mean = closed / blocks
  const spread = Math.sqrt(perBlock.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (blocks - 1))
  const uncertain = (t95 * spread) / Math.sqrt(blocks) / blockDays
  const half = perDay > uncertain ? (remaining / (perDay - uncertain) - remaining / (perDay + uncertain)) / 2 : Infinity
  const plusMinusDays = half <= widest ? Math.ceil(half) : null
  const on = addDays(today, Math.ceil(days))
  const daysAfterDeadline = daysBetween(deadline, on)
  return {
    kind: 'projected',
    on,
    plusMinusDays,
    closedPerDay: Math.round(perDay * 100) / 100,
    daysAfterDeadline,
    words: paceWords(on, plusMinusDays, daysAfterDeadline),
  }
}

function paceWords(on: string, plusMinusDays: number | null, after: number): { zh: string; en: string } {
  const margin =
    plusMinusDays === null
      ? { zh: '，波动太大，误差无法给出', en: ', the spread being too wide for a margin' }
      : { zh: ` ± ${plusMinusDays} 天`, en: ` ± ${plusMinusDays} days` }
  const against =
    after > 0
      ? { zh: `，晚于时限 ${after} 天`, en: `, ${after} days after the deadline` }
      : { zh: '，在时限之内', en: ', within the deadline' }
  return {
    zh: `按当前速度 ${on} 完成${margin.zh}${against.zh}`,
    en: `At the present speed done on ${on}${margin.en}${against.en}`,
  }
}
