import type { Clock } from '../clock/create-clock.ts'
import { servicePost } from '../database/claims.ts'
import type { Database } from '../database/database.ts'
import { transaction } from '../database/transaction.ts'
import type { Session } from '../http/session.ts'
import type { FoundSession } from './find-session.ts'
import { findSession } from './find-session.ts'
import { digestOf } from './session-token.ts'
import type { SignInRules } from './sign-in-rules.ts'

/** Sessions as this process knows them: what the database said, at most `freshFor` milliseconds ago. */
export interface KeptSessions {
  /** The session of a token, counted as used now; null when it has ended, run out or never was. */
  read(token: string | undefined): Promise<Session | null>
  /** Whether a session still stands, in the same post, without counting as used: asked by streams that stay open. */
  holds(token: string | undefined, session: Session): Promise<boolean>
  /** What is remembered of a session is read again; called when it was ended or its post changed. */
  forget(sessionId: string): void
}

interface Kept {
  session: FoundSession
  checkedAt: number
  usedAt: number
}

// A session ended in another process is refused here after two seconds at most; security.md allows five.
const freshFor = 2_000
// How exact "last seen" is, and so how often a busy session costs a write.
const usedEvery = 60_000
const mostKept = 20_000

export function keepSessions(database: Database, clock: Clock, rules: SignInRules): KeptSessions {
  const kept = new Map<string, Kept>()
  const asking = new Map<string, Promise<Kept | null>>()

  const current = async (digest: string): Promise<Kept | null> => {
    const known = kept.get(digest)
    if (known && clock.realNow().getTime() - known.checkedAt < freshFor) return known
    const asked = asking.get(digest)
    if (asked) return asked
    const answer = ask(digest, known)
      .then(found => {
        // forgotten while it was asked: what came back may be from before
        if (asking.get(digest) === answer) keep(digest, found)
        return found
      })
      .finally(() => {
        if (asking.get(digest) === answer) asking.delete(digest)
      })
    asking.set(digest, answer)
    return answer
  }

  const keep = (digest: string, found: Kept | null) => {
    // the last one asked for stands last, so that the first is the one to drop
    kept.delete(digest)
    if (found) kept.set(digest, found)
    const oldest = kept.keys().next().value
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
  }

  const ask = async (digest: string, known: Kept | undefined): Promise<Kept | null> => {
    const found = await findSession(database, digest, clock.businessDay())
    if (!found) return null
    const same = known && JSON.stringify(known.session.actor) === JSON.stringify(found.actor)
    return {
      // the same actor object while nothing changed: the statement that sets its claims is kept by it
      session: same ? { ...found, actor: known.session.actor } : found,
      checkedAt: clock.realNow().getTime(),
      usedAt: Math.max(found.seenAt.getTime(), known?.usedAt ?? 0),
    }
  }

  const hasRunOut = ({ session, usedAt }: Kept, now: number) =>
    now - usedAt > rules.idleMinutes * 60_000 || now - session.startedAt.getTime() > rules.absoluteHours * 3_600_000

  const markUsed = (id: string, at: Date) =>
    transaction(database, servicePost('identity'), tx =>
      tx.query('update identity.session set seen_at = $2 where id = $1 and seen_at < $2', [id, at]),
    )

  return {
    async read(token) {
      const digest = digestOf(token)
      const known = digest && (await current(digest))
      if (!known) return null
      const now = clock.realNow()
      if (hasRunOut(known, now.getTime())) return null
      known.usedAt = now.getTime()
      if (now.getTime() - known.session.seenAt.getTime() > usedEvery) {
        known.session = { ...known.session, seenAt: now }
        await markUsed(known.session.id, now)
      }
      return known.session
    },
    async holds(token, session) {
      const digest = digestOf(token)
      const known = digest && (await current(digest))
      if (!known || hasRunOut(known, clock.realNow().getTime())) return false
      return known.session.id === session.id && JSON.stringify(known.session.actor) === JSON.stringify(session.actor)
    },
    forget(sessionId) {
      for (const [digest, { session }] of kept) {
        if (session.id === sessionId) kept.delete(digest)
      }
      // those being asked are few, and whose they are is not known yet
      asking.clear()
    },
  }
}
