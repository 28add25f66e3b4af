import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { ProviderView, SignOnRefusal } from '#contract/ground/single-sign-on.ts'
import { servicePost } from '../../database/claims.ts'
import { type Tx, transaction } from '../../database/transaction.ts'
import { refuse } from '../../errors/refuse.ts'
import type { Session } from '../../http/session.ts'
import { absent } from '../../workflow/act.ts'
import { type Arrival, beginSession, type SignedIn } from '../begin-session.ts'
import { accountLocked } from '../lock-account.ts'
import { note } from '../note.ts'
import { hasSecondFactor, takeCode } from '../second-factor/check-code.ts'
import { countOwnCode } from '../second-factor/own-code.ts'
import { codeWrong, type IdentityContext } from '../sign-in.ts'
import { exchangeCode } from './exchange-code.ts'
import { bind, personOfAccount } from './outside-account.ts'
import { sealedCookie } from './sealed-cookie.ts'
import type { OutsidePerson, SignOnAdapter } from './sign-on-adapter.ts'
import type { ProviderSettings, SignOnSettings } from './sign-on-settings.ts'
import { speakOpenIdConnect } from './speak-openid-connect.ts'

/** What came of coming back from a provider. `pending` goes to the browser as a cookie until the code is shown. */
export type Outcome =
  | { readonly kind: 'signedIn'; readonly token: string; readonly to: string | undefined }
  | { readonly kind: 'codeNeeded'; readonly pending: string; readonly to: string | undefined }
  | { readonly kind: 'bound'; readonly provider: string }
  | {
      readonly kind: 'refused'
      readonly why: SignOnRefusal
      readonly binding: boolean
      readonly to: string | undefined
    }

/** 单点登录: signing in by another system's word, in place of a password. */
export interface SingleSignOn {
  readonly providers: readonly ProviderView[]
  /**
   * Where the browser goes, and what it keeps meanwhile.
   *
   * @param binder whose account is to be bound; null to sign in
   * @returns null where the provider can't be reached. Throws 404 for one that is not set up
   */
  start(wish: {
    provider: string
    to: string | undefined
    binder: Session | null
  }): Promise<{ address: string; attempt: string } | null>
  finish(said: {
    provider: string
    query: string
    attempt: string | undefined
    session: Session | null
    arrival: Arrival
  }): Promise<Outcome>
  /** Throws 401 `secondFactorNeeded` for a wrong code, 409 `wrongState` where it took too long, 423 `locked`. */
  prove(said: { pending: string | undefined; code: string; arrival: Arrival }): Promise<{ token: string }>
  listOwn(personId: string): Promise<(ProviderView & { boundAt: string | null })[]>
  /** Throws 404 where none is bound. */
  unbind(personId: string, provider: string): Promise<void>
}

const minutesElsewhere = 10
const minutesToProve = 5
const secret = () => randomBytes(32).toString('base64url')

const Attempt = z.object({
  ...{ provider: z.string(), state: z.string(), nonce: z.string(), verifier: z.string(), to: z.string().optional() },
  /** Who binds, in which session. */
  binder: z.object({ personId: z.string(), sessionId: z.string() }).nullable(),
})
const Pending = z.object({ provider: z.string(), personId: z.string() })

/** @param told of sessions that ended for a new one, and of what a provider did not do */
export function openSingleSignOn(
  context: IdentityContext,
  settings: SignOnSettings | null,
  told: { ended(ids: readonly string[]): void; trouble(sentence: string, cause: unknown): void },
): SingleSignOn {
  const { database, clock, sealing } = context
  const asIdentity = <Result>(work: (tx: Tx) => Promise<Result>) => transaction(database, servicePost('identity'), work)
  const now = () => clock.realNow()
  const attempts = sealedCookie(Attempt, { sealing, place: 'signOn.attempt', minutes: minutesElsewhere, now })
  const pendings = sealedCookie(Pending, { sealing, place: 'signOn.pending', minutes: minutesToProve, now })
  const known = new Map(
    (settings?.providers ?? []).map(each => [each.id, { settings: each, adapter: adapterOf(each) }]),
  )
  const providers = [...known.values()].map(({ settings: { id, name } }) => ({ id, name }))
  const provided = (id: string) => {
    const found = known.get(id)
    if (!found) throw absent()
    return { ...found, redirectUri: `${settings?.address}/api/sign-on/${id}/callback` }
  }

  /** Opens a session for whom the provider named, or says why not. */
  const arrive = async (
    provider: ProviderSettings,
    outside: OutsidePerson,
    arrival: Arrival,
  ): Promise<SignedIn | { why: SignOnRefusal } | { codeOf: string }> =>
    asIdentity(async tx => {
      const personId = await personOfAccount(tx, provider, outside, now())
      if (personId === null) {
        await note(tx, { action: 'signOnRefused', personId: null })
        return { why: 'unbound' as const }
      }
      if (await isLocked(tx, personId)) {
        await note(tx, { action: 'signOnRefused', personId })
        return { why: 'locked' as const }
      }
      const theirs = provider.secondFactor === 'theirs'
      if (!theirs && (await hasSecondFactor(tx, personId))) return { codeOf: personId }
      return beginSession(tx, context, { personId, proven: theirs, provider: provider.id, arrival })
    })

  return {
    providers,
    async start({ provider, to, binder }) {
      const { adapter, redirectUri } = provided(provider)
      const attempt = { state: secret(), nonce: secret(), verifier: secret() }
      try {
        return {
          address: await adapter.addressToAsk(attempt, redirectUri),
          attempt: attempts.seal({
            ...attempt,
            provider,
            ...(to === undefined ? {} : { to }),
            binder: binder && { personId: binder.personId, sessionId: binder.id },
          }),
        }
      } catch (error) {
        told.trouble(`单点登录 ${provider} 暂时无法使用 / single sign-on cannot be reached`, error)
        return null
      }
    },

    async finish({ provider, query, attempt: sealed, session, arrival }) {
      const { adapter, settings: said, redirectUri } = provided(provider)
      const cameBack = new URL(`${redirectUri}?${query}`)
      const attempt = attempts.open(sealed)
      const refused = (why: SignOnRefusal): Outcome => ({
        ...{ kind: 'refused', why, to: attempt?.to },
        binding: attempt !== null && attempt.binder !== null,
      })
      if (attempt?.provider !== provider || cameBack.searchParams.get('state') !== attempt.state)
        return refused('expired')
      if (cameBack.searchParams.get('error') === 'access_denied') return refused('cancelled')
      let outside: OutsidePerson
      try {
        outside = await adapter.whoCameBack(cameBack, attempt, redirectUri)
      } catch (error) {
        told.trouble(`单点登录 ${provider} 没有给出身份 / single sign-on named nobody`, error)
        return refused('failed')
      }
      if (attempt.binder) {
        const { personId, sessionId } = attempt.binder
        if (session?.id !== sessionId || session.personId !== personId) return refused('expired')
        const bound = await asIdentity(tx =>
          bind(tx, { provider, subject: outside.subject, personId, by: 'person', now: now() }),
        )
        return bound ? { kind: 'bound', provider } : refused('taken')
      }
      const came = await arrive(said, outside, arrival)
      if ('why' in came) return refused(came.why)
      if ('codeOf' in came) {
        return { kind: 'codeNeeded', pending: pendings.seal({ provider, personId: came.codeOf }), to: attempt.to }
      }
      told.ended(came.replaced)
      return { kind: 'signedIn', token: came.token, to: attempt.to }
    },

    async prove({ pending: sealed, code, arrival }) {
      const pending = pendings.open(sealed)
      if (!pending) throw tookTooLong()
      const { personId, provider } = pending
      const counted = await countOwnCode(context, personId)
      const signedIn = await asIdentity(async tx => {
        if (await isLocked(tx, personId)) return 'locked'
        const how = await takeCode(tx, sealing, { personId, typed: code, now: now() })
        if (how === null) {
          await note(tx, { action: 'secondFactorFailed', personId })
          return 'codeWrong'
        }
        if (how === 'recovery') await note(tx, { action: 'recoveryCodeUsed', personId })
        await counted.forgive(tx)
        return beginSession(tx, context, { personId, proven: true, provider, arrival })
      })
      if (signedIn === 'locked') throw accountLocked()
      if (signedIn === 'codeWrong') throw codeWrong()
      told.ended(signedIn.replaced)
      return signedIn
    },

    async listOwn(personId) {
      const bound = await asIdentity(tx =>
        tx.query<{ provider: string; at: Date }>(
          'select provider, bound_at as at from identity.outside_account where person_id = $1',
          [personId],
        ),
      )
      const since = new Map(bound.map(({ provider, at }) => [provider, at.toISOString()]))
      return providers.map(provider => ({ ...provider, boundAt: since.get(provider.id) ?? null }))
    },

    async unbind(personId, provider) {
      await asIdentity(async tx => {
        const gone = await tx.query(
          'delete from identity.outside_account where person_id = $1 and provider = $2 returning person_id',
          [personId, provider],
        )
        if (gone.length === 0) throw absent()
        await note(tx, { action: 'signOnUnbound', personId })
      })
    },
  }
}

function adapterOf(settings: ProviderSettings): SignOnAdapter {
  return settings.kind === 'openidConnect' ? speakOpenIdConnect(settings) : exchangeCode(settings)
}

/** Whoever has left, or whose account is locked, is let in by nobody's word. */
async function isLocked(tx: Tx, personId: string): Promise<boolean> {
  const open = await tx.query(
    `select from identity.credential c join ground.person p on p.id = c.person_id
     where c.person_id = $1 and c.locked_at is null and p.ended_at is null`,
    [personId],
  )
  return open.length === 0
}

function tookTooLong() {
  return refuse(
    409,
    'wrongState',
    { zh: '统一身份认证已超过 5 分钟', en: 'The sign-in elsewhere is over five minutes old' },
    { zh: '请重新登录', en: 'Sign in anew' },
  )
}
