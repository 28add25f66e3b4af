import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { countUnreadNotifications } from '#contract/ground/notification.ts'
import { call } from '#web/ground/http/call.ts'
import { useWords } from '#web/ground/words/use-words.ts'
import { appWords } from './words.ts'

/** How many notifications are unread; nothing where there are none. */
export function UnreadCount() {
  const say = useWords(appWords)
  const { data } = useQuery({
    queryKey: ['notifications', 'unread'],
    queryFn: ({ signal }) => call(countUnreadNotifications, {}, { signal }),
  })
  if (!data || data.unread === 0) return null
  return (
    <span className="count count--unread">
      <span aria-hidden="true">{data.unread > 99 ? '99+' : data.unread}</span>
      <span className="unseen">{say('frame.unread', { count: data.unread })}</span>
    </span>
  )
}

/** The way to one's notifications, in the head of the frame. */
export function NotificationLink() {
  const say = useWords(appWords)
  return (
    <Link to="/notifications" className="frame__link">
      {say('frame.notifications')}
      <UnreadCount />
    </Link>
  )
}
