import { timingSafeEqual } from 'node:crypto'
import helmet from '@fastify/helmet'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { refuse } from '../errors/refuse.ts'

export const csrfCookie = 'clearloop_csrf'
export const csrfHeader = 'x-clearloop-csrf'

/** Headers that keep the page's scripts ours, and the proof that a change was sent by our own page. */
export async function guardBrowser(app: FastifyInstance, { tls }: { tls: boolean }): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // Ant Design writes its styles into the page
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        workerSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    hsts: tls ? { maxAge: 15_552_000 } : false,
    crossOriginEmbedderPolicy: false,
  })
  // a form of another site can be sent as plain text without asking first: such a body is of no kind that is read here
  app.removeContentTypeParser('text/plain')
  app.addHook('onSend', async (request, reply) => {
    // what a post may see stays in no cache; what may says so itself
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
  })
  app.addHook('onRequest', async request => {
    if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS') return
    if (!fromOwnPage(request)) {
      throw refuse(
        403,
        'forgedRequest',
        { zh: '请求不是由本系统的页面发出', en: 'The request was not sent by a page of this system' },
        { zh: '请刷新页面后重试', en: 'Reload the page and try again' },
      )
    }
  })
}

function fromOwnPage(request: FastifyRequest): boolean {
  const { origin, host } = request.headers
  if (origin && URL.parse(origin)?.host !== host) return false
  const site = request.headers['sec-fetch-site']
  if (site && site !== 'same-origin' && site !== 'none') return false
  const cookie = request.cookies[csrfCookie]
  // before a session there is no mark yet; signing in sets it
  if (!cookie) return !request.cookies.clearloop_session
  const said = request.headers[csrfHeader]
  if (typeof said !== 'string') return false
  const [sent, kept] = [Buffer.from(said), Buffer.from(cookie)]
  return sent.length === kept.length && timingSafeEqual(sent, kept)
}
