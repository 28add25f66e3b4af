import { addDays } from '#ground/clock/add-days.ts'
import { type Calendar, isWorkingDay } from '#ground/clock/calendar.ts'

type Step = () => Promise<void>

/** What happens on which day; a step may put off what follows from it to a later day. */
export interface Timeline {
  /** Does it on the first working day from `day` on; what lies after the last day never happens. */
  at(day: string, step: Step): void
  /** Lives through the days from the first to the last: the turn of each, then its steps, several at a time. */
  live(beginDay: (day: string) => Promise<void>, endDay: (day: string, steps: number) => void): Promise<void>
}

/** @param atOnce how many steps of one day go on at a time: of different records, so their order means nothing */
export function createTimeline(calendar: Calendar, first: string, last: string, atOnce: number): Timeline {
  const days = new Map<string, Step[]>()
  let today = first
  return {
    at: (wished, step) => {
      let day = wished < today ? today : wished
      while (!isWorkingDay(day, calendar)) day = addDays(day, 1)
      days.set(day, [...(days.get(day) ?? []), step])
    },
    live: async (beginDay, endDay) => {
      for (today = first; today <= last; today = addDays(today, 1)) {
        await beginDay(today)
        let steps = 0
        // a step may add another to the day it runs on
        for (let waiting = days.get(today); waiting && waiting.length > 0; waiting = days.get(today)) {
          days.delete(today)
          steps += waiting.length
          const queue = waiting.values()
          await Promise.all(
            Array.from({ length: atOnce }, async () => {
              for (const step of queue) await step()
            }),
          )
        }
        endDay(today, steps)
      }
    },
  }
}
