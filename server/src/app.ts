import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import Fastify from 'fastify'
import { newId } from '#ground/database/new-id.ts'
import { answerError, answerErrors } from '#ground/http/answer-errors.ts'
import { guardBrowser } from '#ground/http/guard-browser.ts'
import { serveOpenApi } from '#ground/http/open-api.ts'
import type { Serving } from '#ground/http/serve.ts'
import { root } from './config.ts'
import type { Context } from './context.ts'
import { registerRoutes } from './wiring.ts'

export interface App {
  readonly app: FastifyInstance
  readonly serving: Serving
}

const megabyte = 1024 * 1024

/** The one way an app is made: the tests ask the same object that serves. */
export async function buildApp(context: Context): Promise<App> {
  const { config } = context
  const app = Fastify({
    logger: config.logLevel === 'silent' ? false : { level: config.logLevel },
    genReqId: () => newId(context.clock.realNow().getTime()),
    bodyLimit: 2 * megabyte,
    trustProxy: 'loopback',
    return503OnClosing: true,
    frameworkErrors: (error, request, reply) => {
      void answerError(error, request, reply)
    },
    ...(config.tls ? { https: { cert: readFileSync(config.tls.certificate), key: readFileSync(config.tls.key) } } : {}),
  }) as unknown as FastifyInstance
  // a stream ends when its reader leaves; a server that stops cannot wait for that
  app.addHook('preClose', async () => context.live.endAll())
  app.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id)
  })
  await app.register(cookie)
  // an answer that is whole is compressed at once: a stream for each costs ten times what compressing does
  await app.register(compress, {
    threshold: 2048,
    syncThreshold: 256 * 1024,
    encodings: ['gzip', 'br'],
    zlibOptions: { level: 2 },
  })
  await app.register(multipart, { limits: { fileSize: 100 * megabyte, files: 20, fields: 50 } })
  await app.register(rateLimit, {
    max: config.ratePerMinute,
    timeWindow: '1 minute',
    // a whole county may sit behind one address: a session is counted by itself, but only one that stands
    keyGenerator: async request => (await context.readSession(request))?.id ?? request.ip,
  })
  answerErrors(app)
  await guardBrowser(app, { tls: Boolean(config.tls) })
  const serving: Serving = { app, readSession: request => context.readSession(request), endpoints: [] }
  await registerRoutes(serving, context)
  serveOpenApi(serving)
  serveWeb(app)
  await app.ready()
  return { app, serving }
}

/** The built web app: hashed files for a year, the page itself never from a cache. Any other path is a page of the app. */
function serveWeb(app: FastifyInstance): void {
  const folder = join(root, 'web/dist')
  if (!existsSync(folder)) return
  app.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    setHeaders: (reply, path) => {
      reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  const page = () => readFileSync(join(folder, 'index.html'))
  app.get('/*', (request, reply) => {
    // a file of an earlier build is gone, and a page in its place would be taken for a script
    if (/^\/(api|assets)\//.test(request.url)) return reply.callNotFound()
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page())
  })
}
