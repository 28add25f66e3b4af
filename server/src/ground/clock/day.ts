import { refuse } from '../errors/refuse.ts'

/** A calendar day in Shanghai, `YYYY-MM-DD`. Days compare as text. */
export type Day = string

export const millisecondsPerDay = 86_400_000

// lists ask the same few days for every line
const numbers = new Map<Day, number>()
const days = new Map<number, Day>()
const mostRemembered = 5_000

/**
 * Number of the day, counted from 1970-01-01 = 0. Whole numbers have no zone, so nothing between reading a day and writing
 * one can shift it.
 *
 * @throws Refusal `clock.badDay` for anything but a day that exists between 1900 and 2199
 */
export function dayNumber(day: Day): number {
  const known = numbers.get(day)
  if (known !== undefined) return known
  const number = readDay(day)
  remember(numbers, day, number)
  return number
}

function readDay(day: Day): number {
  if (!/^(?:19|20|21)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/.test(day)) throw badDay(day)
  const midnight = Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8)))
  // 30 February becomes 1 March in Date.UTC, which shows in the day of the month.
  if (new Date(midnight).getUTCDate() !== Number(day.slice(8))) throw badDay(day)
  return midnight / millisecondsPerDay
}

/** The day of a number, the reverse of `dayNumber`; refuses what lies outside 1900–2199. */
export function dayFromNumber(number: number): Day {
  const known = days.get(number)
  if (known !== undefined) return known
  // 1900-01-01 and 2199-12-31
  if (!Number.isInteger(number) || number < -25_567 || number > 84_005) throw badDay(String(number))
  const day = new Date(number * millisecondsPerDay).toISOString().slice(0, 10)
  remember(days, number, day)
  return day
}

function remember<Key, Value>(known: Map<Key, Value>, key: Key, value: Value): void {
  if (known.size >= mostRemembered) known.clear()
  known.set(key, value)
}

function badDay(said: string) {
  const shown = String(said).slice(0, 40)
  return refuse(
    422,
    'clock.badDay',
    { zh: `「${shown}」不是有效日期`, en: `"${shown}" is not a day that exists` },
    {
      zh: '请填写 1900 年至 2199 年之间存在的日期，如 2024-08-31',
      en: 'Give a day between 1900 and 2199 that exists, such as 2024-08-31',
    },
  )
}
