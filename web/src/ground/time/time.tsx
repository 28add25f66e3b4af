import { useBusinessDay } from '../session/use-session.ts'
import { sayDay, sayMoment, shanghaiParts } from './say-time.ts'

/** A moment, short in sight and in full on hover. */
export function Time({ at, precise = false }: { at: string; precise?: boolean }) {
  const today = useBusinessDay()
  const { day, hour, minute, second } = shanghaiParts(at)
  return (
    <time dateTime={at} title={`${day} ${hour}:${minute}:${second}`}>
      {sayMoment(at, today, precise)}
    </time>
  )
}

/** A calendar day, without its year where that is the current one. */
export function DayOf({ day }: { day: string }) {
  const today = useBusinessDay()
  return (
    <time dateTime={day} title={day}>
      {sayDay(day, today)}
    </time>
  )
}
