import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * A system that hands out codes, in the manner of 浙政钉 but with addresses of its own: a page where one says who one is, a token for the application
 * by key and secret, and a person for token and code. Each code is taken once.
 */
export interface CodeExchangeStub {
  readonly address: string
  /** What a person who signs in there does: answers the address the browser is sent back with. */
  signIn(asked: string, account: string): string
  stop(): Promise<void>
}

export const stubClient = { key: 'clearloop', secret: 'a-secret-of-the-stub' } as const

export async function runCodeExchangeStub(port = 0): Promise<CodeExchangeStub> {
  const codes = new Map<string, string>()
  const tokens = new Set<string>()
  const sendBack = (asked: URL, account: string): string => {
    const code = randomBytes(12).toString('hex')
    codes.set(code, account)
    const back = new URL(asked.searchParams.get('redirect_uri') ?? '')
    back.searchParams.set('auth_code', code)
    back.searchParams.set('state', asked.searchParams.get('state') ?? '')
    return back.href
  }
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', 'http://stub')
    const json = (body: object) => {
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(body))
    }
    switch (url.pathname) {
      case '/login':
        response.setHeader('content-type', 'text/html; charset=utf-8')
        return void response.end(loginPage(url.search))
      case '/login/as':
        response.statusCode = 302
        response.setHeader('location', sendBack(url, url.searchParams.get('account') ?? ''))
        return void response.end()
      case '/token': {
        const { appkey, appsecret } = JSON.parse(await bodyOf(request))
        if (appkey !== stubClient.key || appsecret !== stubClient.secret) return json({ success: false })
        const token = randomBytes(12).toString('hex')
        tokens.add(token)
        return json({ success: true, content: { data: { accessToken: token } } })
      }
      case '/person': {
        const said = new URLSearchParams(await bodyOf(request))
        const account = codes.get(said.get('code') ?? '')
        codes.delete(said.get('code') ?? '')
        if (!tokens.has(said.get('access_token') ?? '') || account === undefined) return json({ success: false })
        return json({ success: true, content: { data: { accountId: 100_000 + account.length, account } } })
      }
      default:
        response.statusCode = 404
        response.end()
    }
  }
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>(resolve => {
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    signIn: (asked, account) => sendBack(new URL(asked), account),
    stop: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** The provider's settings by which this stub is spoken with; also an example of what the operator writes. */
export function stubSettings(address: string) {
  return {
    id: 'exchange',
    kind: 'codeExchange',
    name: { zh: '政务钉钉（桩）', en: 'Code exchange (stub)' },
    clientId: stubClient.key,
    clientSecret: { environment: 'EXCHANGE_SECRET' },
    authorize: {
      address: `${address}/login`,
      parameters: { client_id: '{clientId}', redirect_uri: '{redirectUri}', state: '{state}', response_type: 'code' },
      codeParameter: 'auth_code',
    },
    steps: [
      {
        method: 'POST',
        address: `${address}/token`,
        json: { appkey: '{clientId}', appsecret: '{clientSecret}' },
        take: { token: 'content.data.accessToken' },
      },
      {
        method: 'POST',
        address: `${address}/person`,
        form: { access_token: '{token}', code: '{code}' },
        take: { number: 'content.data.accountId', account: 'content.data.account' },
      },
    ],
    subject: '{number}-{account}',
    username: '{account}',
  }
}

function loginPage(search: string): string {
  const hidden = [...new URLSearchParams(search)]
    .map(([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`)
    .join('')
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>统一身份认证（桩）</title>
<form action="/login/as"><h1>统一身份认证（桩）</h1>${hidden}<label>账号 <input name="account" autofocus></label> <button>登录</button></form></html>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  return Buffer.concat(pieces).toString('utf8')
}

// run by hand to try the whole way in a browser: node …/code-exchange-stub.ts 4100
if (import.meta.main) {
  const stub = await runCodeExchangeStub(Number(process.argv[2] ?? 4100))
  process.stdout.write(`${JSON.stringify(stubSettings(stub.address), null, 2)}\n`)
}
