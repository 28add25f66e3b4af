import { Link } from '@tanstack/react-router'
import { useMayOpen } from '#web/ground/session/use-session.ts'
import { useWords } from '#web/ground/words/use-words.ts'
import { UnreadCount } from './notification-link.tsx'
import { screenPaths } from './routes.tsx'
import { appWords } from './words.ts'

/** On the phone: what the thumb reaches. */
export function BottomBar() {
  const say = useWords(appWords)
  const mayOpen = useMayOpen()
  const screens = [
    { screen: 'worklist', title: say('phone.today') },
    { screen: 'problems', title: say('phone.problems') },
    { screen: 'registry', title: say('phone.registry') },
  ] as const
  return (
    <nav className="bottom-bar" aria-label={say('frame.phoneNavigation')}>
      <ul>
        {screens.map(({ screen, title }) => {
          const path = screenPaths[screen]
          if (path === undefined || !mayOpen(screen)) return null
          return (
            <li key={screen}>
              <Link to={path} activeOptions={{ includeSearch: false }}>
                {title}
              </Link>
            </li>
          )
        })}
        <li>
          <Link to="/notifications" activeOptions={{ includeSearch: false }}>
            {say('phone.messages')}
            <UnreadCount />
          </Link>
        </li>
        <li>
          <Link to="/account">{say('phone.me')}</Link>
        </li>
      </ul>
    </nav>
  )
}
