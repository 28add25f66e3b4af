import { z } from 'zod'
import { endpoint, Id, Moment, PageQuery, page } from './endpoint.ts'
import { WordsShape } from './identity.ts'

/** A message to one post: what happened, and where in the app to look. */
export const NotificationRow = z.object({
  id: Id,
  topic: z.string(),
  words: WordsShape,
  /** Path within the app, beginning with `/`; null where there is nothing to open. */
  link: z.string().nullable(),
  at: Moment,
  readAt: Moment.nullable(),
})
export type NotificationRow = z.infer<typeof NotificationRow>

export const listNotifications = endpoint({
  name: 'listNotifications',
  method: 'GET',
  path: '/api/notifications',
  may: 'notification.read',
  summary: { zh: '通知列表', en: 'Notifications, newest first' },
  query: PageQuery.extend({ unread: z.stringbool().optional() }),
  reply: page(NotificationRow),
})

export const countUnreadNotifications = endpoint({
  name: 'countUnreadNotifications',
  method: 'GET',
  path: '/api/notifications/unread-count',
  may: 'notification.read',
  summary: { zh: '未读通知数', en: 'How many notifications are unread' },
  reply: z.object({ unread: z.number().int().min(0) }),
})

export const markNotificationRead = endpoint({
  name: 'markNotificationRead',
  method: 'POST',
  path: '/api/notifications/:id/read',
  may: 'notification.read',
  summary: { zh: '标为已读', en: 'Mark a notification read' },
  params: z.object({ id: Id }),
  reply: z.object({ unread: z.number().int().min(0) }),
})

/** Marks what arrived up to `until`, so that one that comes in meanwhile is not lost. */
export const markAllNotificationsRead = endpoint({
  name: 'markAllNotificationsRead',
  method: 'POST',
  path: '/api/notifications/read-all',
  may: 'notification.read',
  summary: { zh: '全部标为已读', en: 'Mark all notifications read' },
  body: z.object({ until: Moment }),
  reply: z.object({ unread: z.number().int().min(0) }),
})

/**
 * The `data:` of one event of the live stream. It never carries an id or a name: the client fetches again under its own scope.
 * `cell` narrows a topic, e.g. area/industry; empty where the whole topic is meant.
 */
export const LiveEvent = z.object({ topic: z.string(), cell: z.string(), version: z.number().int() })
export type LiveEvent = z.infer<typeof LiveEvent>

/** Server-sent events; ends within 5 s of a revoked session, an ended post or changed claims. */
export const openLiveStream = endpoint({
  name: 'openLiveStream',
  method: 'GET',
  path: '/api/live',
  may: 'signedIn',
  summary: { zh: '实时更新流', en: 'Stream of what has changed' },
  produces: 'text/event-stream',
})
