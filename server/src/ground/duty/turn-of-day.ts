import { addDays } from '../clock/add-days.ts'
import type { Calendar } from '../clock/calendar.ts'
import type { Ground } from '../context.ts'
import { type ServiceRole, servicePost } from '../database/claims.ts'
import { type Tx, transaction } from '../database/transaction.ts'

/** What a stage does when a business day begins: counts what ran out with the day before. */
export interface DailyTurn {
  readonly name: string
  /** The service post it acts in, where 「系统 每日轮转」 does not reach its rows. */
  readonly post?: ServiceRole
  /**
   * One batch for the day that begins, in a transaction of its own. Returns how many it did; it is called until that is 0, so what is
   * done must no longer be found.
   */
  readonly batch: (tx: Tx, day: string, calendar: Calendar) => Promise<number>
}

const dayBefore = 'select turned_day as "turnedDay" from ground.clock_setting'
const turned = 'update ground.clock_setting set turned_day = $1 where turned_day is null or turned_day < $1'

/**
 * Makes the turn of every business day since the last one, in order, each under its own date: after a night switched off, or a demo's
 * clock moved by months, figures of the days between are those of these days. Doing it again, or in two processes at once, is harmless.
 *
 * @returns the days turned
 */
export async function turnDays(ground: Ground, turns: readonly DailyTurn[]): Promise<string[]> {
  const asTurn = <Result>(work: (tx: Tx) => Promise<Result>, post: ServiceRole = 'turnOfDay') =>
    transaction(ground.database, servicePost(post), work)
  const today = ground.clock.businessDay()
  const [setting] = await asTurn(tx => tx.query<{ turnedDay: string | null }>(dayBefore))
  const days: string[] = []
  for (let day = setting?.turnedDay ? addDays(setting.turnedDay, 1) : today; day <= today; day = addDays(day, 1)) {
    for (const turn of turns) {
      while ((await asTurn(tx => turn.batch(tx, day, ground.calendar()), turn.post)) > 0) {}
    }
    await asTurn(tx => tx.query(turned, [day]))
    days.push(day)
  }
  return days
}

/** Looks for a new business day at once and then every `everyMilliseconds`; trouble is told and tried again at the next look. */
export function startTurningDays(
  ground: Ground,
  turns: readonly DailyTurn[],
  {
    onTrouble,
    everyMilliseconds = 20_000,
  }: { onTrouble: (sentence: string, cause: unknown) => void; everyMilliseconds?: number },
): { stop(): Promise<void> } {
  let running: Promise<unknown> = Promise.resolve()
  let idle = true
  const look = () => {
    if (!idle) return
    idle = false
    running = turnDays(ground, turns)
      .catch(error => onTrouble('The turn of the day failed and will be tried again', error))
      .finally(() => {
        idle = true
      })
  }
  look()
  const timer = setInterval(look, everyMilliseconds)
  return {
    stop: async () => {
      clearInterval(timer)
      await running
    },
  }
}
