import type { SessionRow } from '#contract/ground/identity.ts'
import { servicePost } from '../database/claims.ts'
import { transaction } from '../database/transaction.ts'
import type { Session } from '../http/session.ts'
import { absent } from '../workflow/act.ts'
import type { PasswordWish } from './change-password.ts'
import { changePassword, storePassword } from './change-password.ts'
import { choosePost } from './choose-post.ts'
import { endSessions } from './end-sessions.ts'
import type { KeptSessions } from './keep-sessions.ts'
import { keepSessions } from './keep-sessions.ts'
import { listSessions } from './list-sessions.ts'
import type { AccountLock } from './lock-account.ts'
import { lockAccount, locksOf, unlockAccount } from './lock-account.ts'
import { note } from './note.ts'
import { hashPassword } from './password.ts'
import { openSecondFactors, type SecondFactors } from './second-factor/open-second-factor.ts'
import type { IdentityContext, SignInWish } from './sign-in.ts'
import { signIn } from './sign-in.ts'
import { openSingleSignOn, type SingleSignOn } from './single-sign-on/open-single-sign-on.ts'
import type { SignOnSettings } from './single-sign-on/sign-on-settings.ts'

/** Who acts on another's account. */
export interface Administrator {
  readonly personId: string
  readonly postId: string
}

/** How the rest of the server knows people. */
export interface IdentityAdapter extends Omit<KeptSessions, 'forget'> {
  signIn(wish: SignInWish): Promise<{ token: string; session: Session }>
  signOut(session: Session): Promise<void>
  choosePost(session: Session, postId: string, token: string | undefined): Promise<Session>
  listSessions(personId: string, current: string | null): Promise<SessionRow[]>
  /** Ends one session of a person. Throws 404 where there is none. */
  revoke(personId: string, sessionId: string): Promise<void>
  /** Ends one session, whosever it is. Throws 404 where there is none. */
  endSession(sessionId: string, by: Administrator): Promise<void>
  /** Ends every session of a person, as when the account is closed; `by` is the administrator. */
  revokeAll(personId: string, by: Administrator): Promise<number>
  /** Locks an account until it is unlocked, and ends its sessions. Throws 404 for a person without an account. */
  lock(personId: string, reason: string, by: Administrator): Promise<void>
  /** Opens it again, also after too many failures. Throws 404 for a person without an account. */
  unlock(personId: string, by: Administrator): Promise<void>
  /** Which of these accounts are locked, by id. */
  locksOf(people: readonly { readonly id: string; readonly username: string }[]): Promise<Map<string, AccountLock>>
  changePassword(wish: PasswordWish): Promise<{ token: string; session: Session }>
  /** Gives an account a password that must be changed at the next sign-in, and ends its sessions. */
  setPassword(personId: string, password: string, by: Administrator | null): Promise<void>
  readonly secondFactors: SecondFactors
  readonly signOn: SingleSignOn
  /** Calls back with the id of every session that this process ends. */
  whenEnded(listener: (sessionId: string) => void): void
}

/**
 * Sign-in by user name and password on tables of our own (see docs/adr for what was measured), and by other systems as the operator has set up.
 *
 * @param signOn null where there is no other system
 * @param onTrouble told what such a system did not do
 */
export function openIdentity({
  signOn,
  onTrouble,
  ...context
}: IdentityContext & {
  readonly signOn: SignOnSettings | null
  readonly onTrouble: (sentence: string, cause: unknown) => void
}): IdentityAdapter {
  const { database, clock, rules } = context
  const kept = keepSessions(database, clock, rules)
  const listeners: ((sessionId: string) => void)[] = []
  const ended = (ids: readonly string[]) => {
    for (const id of ids) {
      kept.forget(id)
      for (const listener of listeners) listener(id)
    }
  }
  const asIdentity = <Result>(work: Parameters<typeof transaction<Result>>[2]) =>
    transaction(database, servicePost('identity'), work)
  const present = async (token: string | undefined): Promise<Session> => {
    const session = await kept.read(token)
    if (!session) throw new Error('A session that was just opened cannot be read')
    return session
  }

  return {
    read: kept.read,
    holds: kept.holds,
    async signIn(wish) {
      const { token, replaced } = await signIn(context, wish)
      ended(replaced)
      return { token, session: await present(token) }
    },
    async signOut({ id, personId, actor }) {
      const ids = await asIdentity(async tx => {
        await note(tx, { action: 'signedOut', personId, postId: actor?.postId, sessionId: id })
        return endSessions(tx, { personId, only: id, by: 'signOut', now: clock.realNow() })
      })
      ended(ids)
    },
    async choosePost(session, postId, token) {
      await choosePost(context, { personId: session.personId, sessionId: session.id, postId })
      kept.forget(session.id)
      return present(token)
    },
    listSessions: (personId, current) => listSessions(context, personId, current),
    async revoke(personId, sessionId) {
      const ids = await asIdentity(async tx => {
        const ids = await endSessions(tx, { personId, only: sessionId, by: 'revoked', now: clock.realNow() })
        if (ids.length === 0) throw absent()
        await note(tx, { action: 'sessionEnded', personId, sessionId })
        return ids
      })
      ended(ids)
    },
    async endSession(sessionId, by) {
      const ids = await asIdentity(async tx => {
        const [open] = await tx.query<{ person: string }>(
          'select person_id as person from identity.session where id::text = $1 and ended_at is null',
          [sessionId],
        )
        if (!open) throw absent()
        await note(tx, { action: 'sessionEnded', ...by, sessionId })
        return endSessions(tx, { personId: open.person, only: sessionId, by: 'administrator', now: clock.realNow() })
      })
      ended(ids)
    },
    async revokeAll(personId, by) {
      const ids = await asIdentity(async tx => {
        await note(tx, { action: 'sessionEnded', ...by, subjectId: personId })
        return endSessions(tx, { personId, by: 'administrator', now: clock.realNow() })
      })
      ended(ids)
      return ids.length
    },
    async lock(personId, reason, by) {
      const ids = await asIdentity(async tx => {
        const now = clock.realNow()
        await lockAccount(tx, personId, reason, now)
        await note(tx, { action: 'accountLocked', ...by, subjectId: personId })
        return endSessions(tx, { personId, by: 'administrator', now })
      })
      ended(ids)
    },
    async unlock(personId, by) {
      await asIdentity(async tx => {
        await unlockAccount(tx, personId, context.sealing)
        await note(tx, { action: 'accountUnlocked', ...by, subjectId: personId })
      })
    },
    locksOf: people => asIdentity(tx => locksOf(tx, people, { ...context, now: clock.realNow() })),
    async changePassword(wish) {
      const changed = await changePassword(context, wish)
      ended(changed.ended)
      return { token: changed.token, session: await present(changed.token) }
    },
    async setPassword(personId, password, by) {
      const passwordHash = await hashPassword(password)
      const ids = await asIdentity(async tx => {
        const now = clock.realNow()
        await storePassword(tx, { personId, passwordHash, mustChange: true, history: rules.passwordHistory, now })
        await note(tx, {
          action: 'passwordSet',
          personId: by?.personId ?? null,
          postId: by?.postId,
          subjectId: personId,
        })
        return endSessions(tx, { personId, by: 'administrator', now })
      })
      ended(ids)
    },
    secondFactors: openSecondFactors(context, { ended, changed: kept.forget }),
    signOn: openSingleSignOn(context, signOn, { ended, trouble: onTrouble }),
    whenEnded: listener => {
      listeners.push(listener)
    },
  }
}
