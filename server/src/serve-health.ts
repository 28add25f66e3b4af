import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { servicePost } from '#ground/database/claims.ts'
import { reading } from '#ground/database/transaction.ts'
import type { Serving } from '#ground/http/serve.ts'
import type { Context } from './context.ts'

/**
 * `/healthz`: the process answers. `/readyz`: it can reach its database. `/metrics`: for Prometheus, from this machine alone, since
 * figures about use are nobody else's business. None of them carries business data.
 */
export function serveHealth({ app }: Serving, { database }: Context): void {
  const metrics = new Registry()
  collectDefaultMetrics({ register: metrics })
  const duration = new Histogram({
    name: 'clearloop_request_seconds',
    help: 'Duration of requests by route and status',
    labelNames: ['route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.5, 2],
    registers: [metrics],
  })
  new Gauge({
    name: 'clearloop_database_waiting',
    help: 'Requests that wait for a database connection',
    registers: [metrics],
    collect() {
      this.set(database.pool.waitingCount)
    },
  })
  app.addHook('onResponse', async (request, reply) => {
    duration.observe({ route: request.routeOptions.url ?? '', status: reply.statusCode }, reply.elapsedTime / 1000)
  })
  app.get('/healthz', async () => ({ ok: true }))
  app.get('/readyz', async (_, reply) => {
    try {
      await reading(database, servicePost('identity'), tx => tx.query('select 1'))
      return { ok: true }
    } catch {
      return reply.code(503).send({ ok: false })
    }
  })
  app.get('/metrics', async (request, reply) => {
    // behind a proxy on this machine everybody's socket is local; `ip` is what the proxy says of the one in front of it
    if (!['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.ip)) return reply.callNotFound()
    return reply.type(metrics.contentType).send(await metrics.metrics())
  })
}
