import type { z } from 'zod'
import type { listNotifications as listEndpoint, NotificationRow } from '#contract/ground/notification.ts'
import type { Prepared, Tx } from '../database/transaction.ts'
import { refuse } from '../errors/refuse.ts'
import { absent } from '../workflow/act.ts'

interface Row extends Record<string, unknown> {
  readonly id: string
  readonly topic: string
  readonly words: NotificationRow['words']
  readonly link: string | null
  readonly at: Date
  readonly readAt: Date | null
}

function pageStatement(unread: boolean): Prepared {
  return {
    name: unread ? 'unread notifications' : 'notifications',
    text: `select id, topic, words, link, at, read_at as "readAt" from ground.notification
      where person_id = $1 and ($2::uuid is null or id < $2) ${unread ? 'and read_at is null' : ''} order by id desc limit $3`,
  }
}
const statements = { all: pageStatement(false), unread: pageStatement(true) }
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The acting post's notifications, newest first, by key. */
export async function listNotifications(
  tx: Tx,
  { after, limit, unread }: z.output<typeof listEndpoint.query>,
  now: Date,
): Promise<z.input<typeof listEndpoint.reply>> {
  if (after !== undefined && !uuid.test(after)) {
    throw refuse(422, 'invalid', {
      zh: '翻页标记无效，请从第一页开始',
      en: 'The mark of the page is not valid; begin with the first page',
    })
  }
  const rows = await tx.run<Row>(unread ? statements.unread : statements.all, [
    tx.actor.personId,
    after ?? null,
    limit + 1,
  ])
  const shown = rows.slice(0, limit)
  return {
    rows: shown.map(row => ({ ...row, at: row.at.toISOString(), readAt: row.readAt?.toISOString() ?? null })),
    next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
    total: null,
    asOf: now.toISOString(),
  }
}

const unreadStatement: Prepared = {
  name: 'unread notifications count',
  text: 'select count(*) as unread from ground.notification where person_id = $1 and read_at is null',
}

export async function countUnread(tx: Tx): Promise<number> {
  const [row] = await tx.run<{ unread: number }>(unreadStatement, [tx.actor.personId])
  return row?.unread ?? 0
}

/** Marks one read; 404 for one that is not one's own. Answers how many are unread now. */
export async function markRead(tx: Tx, id: string): Promise<number> {
  const rows = await tx.query(
    'update ground.notification set read_at = coalesce(read_at, clock_timestamp()) where id = $1 and person_id = $2 returning id',
    [id, tx.actor.personId],
  )
  if (rows.length === 0) throw absent()
  return countUnread(tx)
}

/** Marks read what had arrived by a moment. Answers how many are unread now. */
export async function markAllRead(tx: Tx, until: Date): Promise<number> {
  await tx.query(
    'update ground.notification set read_at = clock_timestamp() where person_id = $1 and read_at is null and at <= $2',
    [tx.actor.personId, until],
  )
  return countUnread(tx)
}
