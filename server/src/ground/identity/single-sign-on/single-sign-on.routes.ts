import type { FastifyReply, FastifyRequest } from 'fastify'
import type { SessionView } from '#contract/ground/identity.ts'
import {
  bindOwnAccount,
  finishSignOn,
  listOwnAccounts,
  listProviders,
  proveSignOn,
  startSignOn,
  unbindOwnAccount,
} from '#contract/ground/single-sign-on.ts'
import { refuse } from '../../errors/refuse.ts'
import { type Serving, servePerson, servePublic } from '../../http/serve.ts'
import type { Session } from '../../http/session.ts'
import type { Arrival } from '../begin-session.ts'
import type { Outcome, SingleSignOn } from './open-single-sign-on.ts'

const attemptCookie = 'clearloop_sign_on'
const pendingCookie = 'clearloop_sign_on_pending'
const path = '/api/sign-on'

interface ServingSignOn {
  readonly signOn: SingleSignOn
  readonly tls: boolean
  readonly arrivalOf: (request: FastifyRequest) => Arrival
  /** Gives the browser its new session. */
  readonly admit: (request: FastifyRequest, reply: FastifyReply, token: string) => Promise<Session>
  readonly view: (session: Session) => Promise<SessionView>
}

/** Signing in by another system, and binding one's account there; see `contract/src/ground/single-sign-on.ts`. */
export function serveSingleSignOn(serving: Serving, { signOn, tls, arrivalOf, admit, view }: ServingSignOn): void {
  const keep = (request: FastifyRequest, reply: FastifyReply, name: string, value: string) =>
    reply.setCookie(name, value, {
      // `lax`: the provider's page leads back here, which `strict` would count as another site's request
      ...{ path, httpOnly: true, sameSite: 'lax' as const, secure: tls || request.protocol === 'https' },
    })
  const drop = (reply: FastifyReply, name: string) => reply.clearCookie(name, { path })

  servePublic(serving, listProviders, async () => ({ rows: [...signOn.providers] }))

  servePublic(serving, startSignOn, async ({ params, query, request, reply }) => {
    const started = await signOn.start({ provider: params.provider, to: query.to, binder: null })
    if (started) keep(request, reply, attemptCookie, started.attempt)
    reply.redirect(started?.address ?? signInPage({ refused: 'failed', to: query.to }))
    return undefined
  })

  servePublic(serving, finishSignOn, async ({ params, request, reply }) => {
    const outcome = await signOn.finish({
      provider: params.provider,
      query: request.url.split('?')[1] ?? '',
      attempt: request.cookies[attemptCookie],
      session: await serving.readSession(request),
      arrival: arrivalOf(request),
    })
    drop(reply, attemptCookie)
    if (outcome.kind === 'signedIn') await admit(request, reply, outcome.token)
    if (outcome.kind === 'codeNeeded') keep(request, reply, pendingCookie, outcome.pending)
    reply.redirect(addressAfter(outcome))
    return undefined
  })

  servePublic(serving, proveSignOn, async ({ body, request, reply }) => {
    const { token } = await signOn.prove({
      pending: request.cookies[pendingCookie],
      code: body.code,
      arrival: arrivalOf(request),
    })
    drop(reply, pendingCookie)
    return view(await admit(request, reply, token))
  })

  servePerson(serving, listOwnAccounts, async ({ session }) => ({ rows: await signOn.listOwn(session.personId) }))

  servePerson(serving, bindOwnAccount, async ({ session, params, request, reply }) => {
    const started = await signOn.start({ provider: params.provider, to: undefined, binder: session })
    if (!started) throw unreachable()
    keep(request, reply, attemptCookie, started.attempt)
    return { address: started.address }
  })

  servePerson(serving, unbindOwnAccount, async ({ session, params }) => {
    await signOn.unbind(session.personId, params.provider)
    return {}
  })
}

/** Where the browser is led on to. Our own pages look again whether `to` is an address of ours. */
function addressAfter(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'bound':
      return `/account?bound=${outcome.provider}`
    case 'codeNeeded':
      return signInPage({ code: 'needed', to: outcome.to })
    case 'refused':
      return outcome.binding ? `/account?refused=${outcome.why}` : signInPage({ refused: outcome.why, to: outcome.to })
    default:
      return signInPage({ done: 'yes', to: outcome.to })
  }
}

function signInPage(said: Readonly<Record<string, string | undefined>>): string {
  const search = new URLSearchParams(Object.entries(said).flatMap(([name, value]) => (value ? [[name, value]] : [])))
  return `/sign-in?${search}`
}

function unreachable() {
  return refuse(
    503,
    'unavailable',
    { zh: '统一身份认证暂时连不上', en: 'The other system cannot be reached at present' },
    { zh: '请稍后再试，或用用户名和密码登录', en: 'Try again later, or sign in by user name and password' },
  )
}
