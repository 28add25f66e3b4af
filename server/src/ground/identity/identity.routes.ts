import { randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import {
  changePassword,
  chooseActingPost,
  endOwnSession,
  type Locale,
  listDemoAccounts as listDemoAccountsEndpoint,
  listOwnSessions,
  showFrontDoor,
  showSession,
  signIn,
  signOut,
} from '#contract/ground/identity.ts'
import { csrfCookie } from '../http/guard-browser.ts'
import type { Serving } from '../http/serve.ts'
import { servePerson, servePublic } from '../http/serve.ts'
import type { ReadSession, Session } from '../http/session.ts'
import type { Arrival } from './begin-session.ts'
import { serveDelegations } from './delegation/delegation.routes.ts'
import { listDemoAccounts } from './list-demo-accounts.ts'
import type { IdentityAdapter } from './open-identity.ts'
import { serveSecondFactor } from './second-factor/second-factor.routes.ts'
import { serveSingleSignOn } from './single-sign-on/single-sign-on.routes.ts'
import type { ViewingSessions } from './view-session.ts'
import { viewSession } from './view-session.ts'

export const sessionCookie = 'clearloop_session'

export interface ServingIdentity extends Omit<ViewingSessions, 'demo'> {
  readonly identity: IdentityAdapter
  readonly locale: Locale
  /** Whether the browser reaches us by TLS, here or at a proxy in front; cookies are then never sent without. */
  readonly tls: boolean
  /** The one password of every demo account; null in a real installation, which has no such route at all. */
  readonly demo: { readonly password: string } | null
}

/** How http asks who it is, from the session cookie. */
export function sessionReader(identity: IdentityAdapter): ReadSession {
  return request => identity.read(request.cookies[sessionCookie])
}

/** Whether the session of an open stream still stands in the same post; asked again and again without counting as use. */
export function sessionHolder(
  identity: IdentityAdapter,
): (request: FastifyRequest, session: Session) => Promise<boolean> {
  return (request, session) => identity.holds(request.cookies[sessionCookie], session)
}

/** Sign-in, the session and its posts, password, devices; see `contract/src/ground/identity.ts`. */
export function registerIdentity(serving: Serving, deps: ServingIdentity): void {
  const { identity, campaign, demo, locale, tls } = deps
  const viewing: ViewingSessions = { ...deps, demo: demo !== null }

  servePublic(serving, showFrontDoor, async () => ({ cityName: campaign.cityName, demo: demo !== null, locale }))

  servePublic(serving, signIn, async ({ body, request, reply }) => {
    const { token, session } = await identity.signIn({ ...body, ...arrivalOf(request) })
    setCookies(reply, token, tls || request.protocol === 'https')
    return viewSession(viewing, session)
  })

  servePerson(serving, showSession, ({ session }) => viewSession(viewing, session))

  servePerson(serving, chooseActingPost, async ({ session, body, request }) =>
    viewSession(viewing, await identity.choosePost(session, body.postId, request.cookies[sessionCookie])),
  )

  servePerson(serving, changePassword, async ({ session, body, request, reply }) => {
    const changed = await identity.changePassword({
      ...body,
      personId: session.personId,
      sessionId: session.id,
      address: request.ip,
      agent: request.headers['user-agent'] ?? '',
    })
    setCookies(reply, changed.token, tls || request.protocol === 'https')
    return viewSession(viewing, changed.session)
  })

  serveSingleSignOn(serving, {
    ...{ signOn: identity.signOn, tls, arrivalOf },
    admit: async (request, reply, token) => {
      setCookies(reply, token, tls || request.protocol === 'https')
      const session = await identity.read(token)
      if (!session) throw new Error('A session that was just opened cannot be read')
      return session
    },
    view: session => viewSession(viewing, session),
  })

  serveSecondFactor(serving, { factors: identity.secondFactors, campaign })

  serveDelegations(serving, deps)

  servePerson(serving, listOwnSessions, async ({ session }) => ({
    rows: await identity.listSessions(session.personId, session.id),
  }))

  servePerson(serving, endOwnSession, async ({ session, params, reply }) => {
    await identity.revoke(session.personId, params.id)
    if (params.id === session.id) clearCookies(reply)
    return {}
  })

  servePerson(serving, signOut, async ({ session, reply }) => {
    await identity.signOut(session)
    clearCookies(reply)
    return {}
  })

  if (demo) {
    servePublic(serving, listDemoAccountsEndpoint, async () => ({
      password: demo.password,
      groups: await listDemoAccounts(deps.database, deps.clock),
    }))
  }
}

function arrivalOf(request: FastifyRequest): Arrival {
  return {
    address: request.ip,
    agent: request.headers['user-agent'] ?? '',
    replaces: request.cookies[sessionCookie],
  }
}

/** Both end with the browser: office computers are shared. `tls`: whether the browser came by it, also to a proxy on this machine. */
function setCookies(reply: FastifyReply, token: string, tls: boolean): void {
  const shared = { path: '/', sameSite: 'lax', secure: tls } as const
  reply.setCookie(sessionCookie, token, { ...shared, httpOnly: true })
  // read by our own pages, which send it back as a header that no other site can set
  reply.setCookie(csrfCookie, randomBytes(24).toString('base64url'), shared)
  reply.header('cache-control', 'no-store')
}

function clearCookies(reply: FastifyReply): void {
  reply.clearCookie(sessionCookie, { path: '/' })
  reply.clearCookie(csrfCookie, { path: '/' })
}
