import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import {
  listNotifications,
  markAllNotificationsRead,
  markNotificationRead,
  type NotificationRow,
} from '#contract/ground/notification.ts'
import { announce } from '#web/ground/announce/announce.ts'
import { call } from '#web/ground/http/call.ts'
import { asRefusal } from '#web/ground/http/refusal.ts'
import { ChoiceRow } from '#web/ground/page/choice-row.tsx'
import { PageHead } from '#web/ground/page/page-head.tsx'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { Time } from '#web/ground/time/time.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { appWords } from './words.ts'
import './account.css'

/** What happened that concerns the acting post, newest first. Opening one marks it read. */
export function NotificationsPage() {
  const say = useWords(appWords)
  const sentence = useSentence()
  const queryClient = useQueryClient()
  const [which, setWhich] = useState<'all' | 'unread'>('all')
  const pages = useInfiniteQuery({
    queryKey: ['notifications', 'list', which],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(
        listNotifications,
        { query: { after: pageParam, ...(which === 'unread' ? { unread: 'true' } : {}) } },
        { signal },
      ),
    getNextPageParam: last => last.next ?? undefined,
  })
  const rows = pages.data?.pages.flatMap(one => one.rows) ?? []
  const newest = pages.data?.pages[0]

  const mark = async (what: Promise<unknown>) => {
    try {
      await what
    } catch (thrown) {
      announce(sentence(asRefusal(thrown).detail))
    }
    await queryClient.invalidateQueries({ queryKey: ['notifications'] })
  }
  const opened = (row: NotificationRow) => {
    if (row.readAt === null) void mark(call(markNotificationRead, { params: { id: row.id } }))
  }

  return (
    <div className="page">
      <PageHead
        title={say('notifications.title')}
        action={
          newest && rows.some(row => row.readAt === null) ? (
            <Button onClick={() => void mark(call(markAllNotificationsRead, { body: { until: newest.asOf } }))}>
              {say('notifications.readAll')}
            </Button>
          ) : undefined
        }
      />
      <ChoiceRow
        label={say('notifications.title')}
        value={which}
        choices={[
          { value: 'all', label: say('notifications.all') },
          { value: 'unread', label: say('notifications.onlyUnread') },
        ]}
        onChange={setWhich}
      />
      {pages.error && <RefusalWords refusal={asRefusal(pages.error)} />}
      {pages.data && rows.length === 0 && (
        <p>{say(which === 'all' ? 'notifications.none' : 'notifications.noneUnread')}</p>
      )}
      <ul className="plain-list" aria-busy={pages.isPending}>
        {rows.map(row => (
          <li key={row.id} className={row.readAt === null ? 'notification notification--unread' : 'notification'}>
            {row.readAt === null ? (
              <span className="notification__mark" role="img" aria-label={say('notifications.unreadMark')} />
            ) : (
              <span />
            )}
            <Time at={row.at} />
            {row.link === null ? (
              <button type="button" className="plain-button notification__words" onClick={() => opened(row)}>
                {sentence(row.words)}
              </button>
            ) : (
              <Link to={row.link} onClick={() => opened(row)}>
                {sentence(row.words)}
              </Link>
            )}
          </li>
        ))}
      </ul>
      {pages.hasNextPage && (
        <p>
          <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {say('notifications.more')}
          </Button>
        </p>
      )}
    </div>
  )
}
