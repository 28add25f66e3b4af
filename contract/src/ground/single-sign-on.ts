import { z } from 'zod'
import { endpoint, Moment } from './endpoint.ts'
import { SessionView, WordsShape } from './identity.ts'

/** As the operator's settings call it; stands in addresses. */
export const ProviderId = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/)

/** Another system that can say who somebody is. */
export const ProviderView = z.object({ id: ProviderId, name: WordsShape })
export type ProviderView = z.infer<typeof ProviderView>

/**
 * Why nobody was signed in, or nothing bound; stands in the address that the browser is led to.
 * `unbound`: nobody here has bound this account. `taken`: it is bound to somebody else, or another is bound already.
 */
export const SignOnRefusal = z.enum(['unbound', 'taken', 'cancelled', 'failed', 'expired', 'locked'])
export type SignOnRefusal = z.infer<typeof SignOnRefusal>

const params = z.object({ provider: ProviderId })
/** Where to lead back to, an address of our own. */
const to = z.string().max(2000).optional()

export const listProviders = endpoint({
  name: 'listProviders',
  method: 'GET',
  path: '/api/sign-on',
  may: 'public',
  summary: { zh: '可用的统一身份认证', en: 'Systems by which one may sign in' },
  reply: z.object({ rows: z.array(ProviderView) }),
})

/** Leads the browser to the provider (302); one that can't be reached leads back to the sign-in page with `refused=failed`. */
export const startSignOn = endpoint({
  name: 'startSignOn',
  method: 'GET',
  path: '/api/sign-on/:provider',
  may: 'public',
  summary: { zh: '去统一身份认证登录', en: 'Go and sign in at another system' },
  params,
  query: z.object({ to }),
  produces: 'text/html',
})

/** Where the provider sends the browser back to; leads on (302) to where it was wanted, or to a page that says why not (`SignOnRefusal`). */
export const finishSignOn = endpoint({
  name: 'finishSignOn',
  method: 'GET',
  path: '/api/sign-on/:provider/callback',
  may: 'public',
  summary: { zh: '统一身份认证返回', en: 'Come back from the other system' },
  params,
  query: z.looseObject({}),
  produces: 'text/html',
})

/** The last step of a sign-on by whoever has a second factor here. 401 `secondFactorNeeded`, 409 `wrongState` where it took too long, 423 `locked`. */
export const proveSignOn = endpoint({
  name: 'proveSignOn',
  method: 'POST',
  path: '/api/sign-on/code',
  may: 'public',
  summary: { zh: '统一身份认证后的动态口令', en: 'A one-time code after signing in elsewhere' },
  body: z.object({ code: z.string().trim().min(1).max(40) }),
  reply: SessionView,
})

export const listOwnAccounts = endpoint({
  name: 'listOwnAccounts',
  method: 'GET',
  path: '/api/session/sign-on',
  may: 'signedIn',
  summary: { zh: '我绑定的统一身份认证账号', en: 'Accounts elsewhere that I have bound' },
  reply: z.object({ rows: z.array(ProviderView.extend({ boundAt: Moment.nullable() })) }),
})

/** Answers where to go; the browser comes back to the account page. */
export const bindOwnAccount = endpoint({
  name: 'bindOwnAccount',
  method: 'POST',
  path: '/api/session/sign-on/:provider',
  may: 'signedIn',
  summary: { zh: '绑定统一身份认证账号', en: 'Bind an account elsewhere' },
  params,
  reply: z.object({ address: z.string() }),
})

/** 404 `notFound` where none is bound. */
export const unbindOwnAccount = endpoint({
  name: 'unbindOwnAccount',
  method: 'DELETE',
  path: '/api/session/sign-on/:provider',
  may: 'signedIn',
  summary: { zh: '解除绑定', en: 'Unbind an account elsewhere' },
  params,
})
