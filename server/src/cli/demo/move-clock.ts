import { addDays } from '#ground/clock/add-days.ts'
import { type Day, dayNumber } from '#ground/clock/day.ts'
import { startOfDay } from '#ground/clock/shanghai.ts'
import { servicePost } from '#ground/database/claims.ts'
import { transaction } from '#ground/database/transaction.ts'
import { turnDays } from '#ground/duty/turn-of-day.ts'
import { foldFigures } from '#ground/figures/index.ts'
import type { Context } from '../../context.ts'
import { dailyTurns } from '../../wiring.ts'

const hour = 3_600_000
const opensAt = 9 * hour

/**
 * Moves business time to nine in the morning of a day and makes the turn of every day up to it. It goes forward only: what has happened
 * cannot lie ahead. A running server reads its clock anew every two seconds; turning in two processes at once is harmless.
 *
 * @returns 0, or 1 where the clock cannot stand at that day
 */
export async function moveClock(context: Context, to: string, say: (line: string) => void): Promise<number> {
  const { clock, clockSetting, database, campaign } = context
  const today = clock.businessDay()
  const wrong = whyNot(to, today, addDays(campaign.period.to, 366))
  if (wrong) {
    console.error(wrong)
    return 1
  }
  if (to > today) {
    const offset = startOfDay(to).getTime() + opensAt - clock.realNow().getTime()
    await transaction(database, servicePost('loader'), tx =>
      tx.query('update ground.clock_setting set offset_milliseconds = $1', [offset]),
    )
    await clockSetting.renew()
  }
  const days = await turnDays(context, dailyTurns(context))
  while ((await foldFigures(database)) > 0) {}
  say(
    `演示时钟已到 ${to}，办了 ${days.length} 天的轮转 / the demo's clock stands at ${to}; the turns of ${days.length} days were made`,
  )
  return 0
}

function whyNot(to: string, today: Day, last: Day): string | null {
  if (!isDay(to)) return `「${to}」不是日期，应如 2024-07-01 / “${to}” is no day; write it as 2024-07-01`
  if (to < today) {
    return `演示时钟现为 ${today}，只能向后拨 / the demo's clock stands at ${today} and goes forward only`
  }
  return to <= last ? null : `最晚可拨到 ${last} / the last day it can stand at is ${last}`
}

function isDay(text: string): boolean {
  try {
    dayNumber(text)
    return true
  } catch {
    return false
  }
}
