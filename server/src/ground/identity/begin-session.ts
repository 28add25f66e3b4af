import type { Tx } from '../database/transaction.ts'
import { endSessions } from './end-sessions.ts'
import { note } from './note.ts'
import { openSession } from './open-session.ts'
import { postsOfPerson } from './posts-of-person.ts'
import { digestOf } from './session-token.ts'
import type { IdentityContext } from './sign-in.ts'
import { needsSecondFactor } from './sign-in-rules.ts'

/** The browser that signs in. */
export interface Arrival {
  readonly address: string
  readonly agent: string
  /** The token it still has; that session ends, whosever it was. */
  readonly replaces?: string | undefined
}

export interface SignedIn {
  readonly token: string
  readonly sessionId: string
  /** Of the session that ended for this one. */
  readonly replaced: readonly string[]
}

/**
 * The end of every way of signing in: opens a session for a person who has shown who they are. With one post of their own they act in it at once;
 * somebody else's (委托) is chosen, never slipped into.
 *
 * @param proven whether a second factor was shown, here or at the provider; else a post that may not be without one sets it up first
 * @param provider of single sign-on; null for a password
 */
export async function beginSession(
  tx: Tx,
  { clock, rules }: IdentityContext,
  {
    personId,
    proven,
    provider,
    arrival,
  }: { personId: string; proven: boolean; provider: string | null; arrival: Arrival },
): Promise<SignedIn> {
  const now = clock.realNow()
  const posts = await postsOfPerson(tx, personId, clock.businessDay())
  const roles = posts.map(({ role }) => role)
  const own = posts.filter(post => post.delegatedFrom === undefined)
  const postId = own.length === 1 ? (own[0]?.id ?? null) : null
  const replaced = await endReplaced(tx, arrival.replaces, now)
  const mustEnrol = !proven && needsSecondFactor(rules, roles)
  const { id, token } = await openSession(tx, {
    ...arrival,
    ...{ personId, postId, startedAt: now, mustEnrol, provider, now },
  })
  await note(tx, { action: provider === null ? 'signedIn' : 'signedOn', personId, postId, sessionId: id })
  return { token, sessionId: id, replaced }
}

async function endReplaced(tx: Tx, token: string | undefined, now: Date): Promise<string[]> {
  const digest = digestOf(token)
  if (!digest) return []
  const [old] = await tx.query<{ id: string; person_id: string }>(
    `select id, person_id from identity.session where token_hash = decode($1, 'hex') and ended_at is null`,
    [digest],
  )
  return old ? endSessions(tx, { personId: old.person_id, only: old.id, by: 'replaced', now }) : []
}
