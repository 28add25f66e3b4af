import { useEffect, useSyncExternalStore } from 'react'
import { announcements } from './announce.ts'
import './announce.css'

const secondsInSight = 6

/** The one place where announcements appear. */
export function Announcer() {
  const shown = useSyncExternalStore(announcements.subscribe, announcements.now)
  useEffect(() => {
    if (!shown) return
    const timer = setTimeout(() => announcements.dismiss(shown.id), secondsInSight * 1000)
    return () => clearTimeout(timer)
  }, [shown])
  return (
    <div role="status" className="announcer">
      {shown && (
        <p>
          {shown.words}
          {shown.offer && (
            <button
              type="button"
              onClick={() => {
                announcements.dismiss(shown.id)
                shown.offer?.run()
              }}
            >
              {shown.offer.label}
            </button>
          )}
        </p>
      )}
    </div>
  )
}
