import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

/** Forms of the provider's own pages, and where they lead. */
const formAction = /<form[^>]*action="([^"]+)"/
const prompt = /name="prompt" value="(\w+)"/

/** A running OpenID Connect provider (oidc-provider), in which every name may sign in. */
export interface OpenIdPeer {
  readonly issuer: string
  /** Signs in there as a browser would, from the address it was sent to. Answers the address it is sent back with. */
  signIn(address: string, login: string): Promise<string>
  stop(): Promise<void>
}

/** @param redirectUri the one address it sends browsers back to */
export async function runOpenIdPeer(redirectUri: string): Promise<OpenIdPeer> {
  const server = createServer()
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'clearloop', client_secret: 'a-secret-of-the-test', redirect_uris: [redirectUri] }],
    claims: { profile: ['preferred_username'] },
    // the user name is asked of the user info: ID tokens here have none
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, preferred_username: id }) }),
    cookies: { keys: ['of the test'] },
    pkce: { required: () => true },
  })
  const answer = provider.callback()
  server.on('request', (request, response) => void answer(request, response))
  return {
    issuer,
    signIn: (address, login) => walk(address, login, redirectUri),
    stop: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function walk(start: string, login: string, redirectUri: string): Promise<string> {
  const cookies = new Map<string, string>()
  const visit = async (address: string, form?: Record<string, string>) => {
    const response = await fetch(address, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    })
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    return response
  }
  let response = await visit(start)
  for (let steps = 0; steps < 12; steps++) {
    const to = response.headers.get('location')
    if (to?.startsWith(redirectUri)) return to
    if (to) {
      response = await visit(new URL(to, start).href)
      continue
    }
    const page = await response.text()
    const action = formAction.exec(page)?.[1]
    if (!action) throw new Error(`the provider shows neither a form nor a way on: ${page.slice(0, 300)}`)
    response = await visit(new URL(action, start).href, {
      prompt: prompt.exec(page)?.[1] ?? 'login',
      login,
      password: 'x',
    })
  }
  throw new Error('the provider never led back')
}
