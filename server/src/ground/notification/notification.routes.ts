import {
  countUnreadNotifications,
  listNotifications as listEndpoint,
  markAllNotificationsRead,
  markNotificationRead,
} from '#contract/ground/notification.ts'
import type { Clock } from '../clock/create-clock.ts'
import type { Database } from '../database/database.ts'
import { reading, transaction } from '../database/transaction.ts'
import { refuse } from '../errors/refuse.ts'
import { type Serving, serve } from '../http/serve.ts'
import { countUnread, listNotifications, markAllRead, markRead } from './read-notifications.ts'

/** One's own notifications. */
export function serveNotifications(
  serving: Serving,
  { database, clock }: { database: Database; clock: Pick<Clock, 'realNow'> },
): void {
  serve(serving, listEndpoint, ({ actor, query }) =>
    reading(database, actor, tx => listNotifications(tx, query, clock.realNow())),
  )
  serve(serving, countUnreadNotifications, ({ actor }) =>
    reading(database, actor, async tx => ({ unread: await countUnread(tx) })),
  )
  serve(serving, markNotificationRead, ({ actor, params }) =>
    transaction(database, actor, async tx => ({ unread: await markRead(tx, params.id) })),
  )
  serve(serving, markAllNotificationsRead, ({ actor, body }) => {
    const until = new Date(body.until)
    if (Number.isNaN(until.getTime())) {
      throw refuse(422, 'invalid', { zh: '时间格式不对', en: 'The moment cannot be read' }, undefined, {
        fields: [
          {
            path: 'until',
            zh: '应为带时区的时间，如 2024-06-30T09:00:00+08:00',
            en: 'It must be a moment with its zone',
          },
        ],
      })
    }
    return transaction(database, actor, async tx => ({ unread: await markAllRead(tx, until) }))
  })
}
