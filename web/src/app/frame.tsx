import { Link, Outlet } from '@tanstack/react-router'
import { Suspense } from 'react'
import { useLiveUpdates } from '#web/ground/live/use-live-updates.ts'
import { PageSkeleton } from '#web/ground/page/page-skeleton.tsx'
import { navigationOf } from '#web/ground/page/stage-routes.ts'
import { useSession } from '#web/ground/session/use-session.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { BottomBar } from './bottom-bar.tsx'
import { DemoBanner } from './demo-banner.tsx'
import { FirstPasswordPage } from './first-password-page.tsx'
import { NotificationLink } from './notification-link.tsx'
import { PaletteButton } from './palette-button.tsx'
import { PostSwitcher } from './post-switcher.tsx'
import { screenPaths } from './routes.tsx'
import { EnrolPage } from './second-factor/enrol-page.tsx'
import { appWords } from './words.ts'
import './frame.css'

/** Around every page: the city, the search, the post one acts as, and what this post may open. */
export function Frame() {
  const say = useWords(appWords)
  const sentence = useSentence()
  const session = useSession()
  useLiveUpdates()
  const entries = navigationOf(session.screens, screenPaths)
  if (session.mustChangePassword) return <FirstPasswordPage />
  if (session.mustEnrol) return <EnrolPage />
  return (
    <div className="frame">
      <a className="frame__skip" href="#main">
        {say('frame.skip')}
      </a>
      <DemoBanner />
      <header className="frame__head">
        <Link to="/" className="frame__name">
          {say('app.city')}
          <i>·</i>
          <span>{sentence(session.cityName)}</span>
        </Link>
        <PaletteButton />
        <span className="frame__gap" />
        <NotificationLink />
        <PostSwitcher />
      </header>
      <nav className="frame__side" aria-label={say('frame.navigation')}>
        <ul>
          {entries.map(({ screen, path }) => (
            <li key={screen}>
              <Link to={path} activeOptions={{ includeSearch: false }}>
                {say(`screen.${screen}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <main id="main" className="frame__main" tabIndex={-1}>
        <Suspense fallback={<PageSkeleton />}>
          <Outlet />
        </Suspense>
      </main>
      <BottomBar />
    </div>
  )
}
