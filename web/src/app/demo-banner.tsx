import { useSession } from '#web/ground/session/use-session.ts'
import { sayDayInFull } from '#web/ground/time/say-time.ts'
import { useLocale, useWords } from '#web/ground/words/use-words.ts'
import { appWords } from './words.ts'

/** Says that the data are invented, and which day it is where that is not the real one. */
export function DemoBanner() {
  const say = useWords(appWords)
  const locale = useLocale()
  const { demo, businessDay, offsetDays } = useSession()
  if (!demo && offsetDays === 0) return null
  return (
    <aside className="frame__banner" aria-label={say('frame.installation')}>
      {demo && <span>{say('frame.demo')}</span>}
      {offsetDays !== 0 && (
        <span>
          {say('frame.businessDay', { day: sayDayInFull(businessDay, locale) })}
          {' · '}
          {say(offsetDays > 0 ? 'frame.dayAhead' : 'frame.dayBehind', { count: Math.abs(offsetDays) })}
        </span>
      )}
    </aside>
  )
}
