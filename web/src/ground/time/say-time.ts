import type { Locale } from '#contract/ground/identity.ts'

const zone = 'Asia/Shanghai'
const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

/** A moment as it stands on the clock in Shanghai, whatever the zone of the computer. */
export function shanghaiParts(moment: string) {
  const read = Object.fromEntries(parts.formatToParts(new Date(moment)).map(part => [part.type, part.value]))
  const day = `${read.year}-${read.month}-${read.day}`
  return { day, hour: read.hour ?? '', minute: read.minute ?? '', second: read.second ?? '' }
}

/**
 * A moment for reading: 14:32 today, 06-12 09:05 within the year, 2025-06-12 09:05 else.
 * @param today the business day, `YYYY-MM-DD`
 * @param precise with seconds, where the moment of a reading is meant
 */
export function sayMoment(moment: string, today: string, precise = false): string {
  const { day, hour, minute, second } = shanghaiParts(moment)
  const clock = precise ? `${hour}:${minute}:${second}` : `${hour}:${minute}`
  if (day === today) return clock
  return `${sayDay(day, today)} ${clock}`
}

/** A calendar day for reading: without its year where that is the current one. */
export function sayDay(day: string, today: string): string {
  return day.slice(0, 4) === today.slice(0, 4) ? day.slice(5) : day
}

/** A calendar day in full, with the day of the week: 2026年11月24日 星期二. */
export function sayDayInFull(day: string, locale: Locale): string {
  return new Intl.DateTimeFormat(locale === 'zh' ? 'zh-CN' : 'en-GB', { dateStyle: 'full', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )
}
