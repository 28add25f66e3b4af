import { registerIdentity, sessionHolder } from '#ground/identity/index.ts'
import type { OutboxConsumer } from '#ground/database/outbox/index.ts'
import type { Serving } from '#ground/http/serve.ts'
import type { AnyJobKind } from '#ground/jobs/index.ts'
import { serveJobs } from '#ground/jobs/index.ts'
import { serveLive } from '#ground/live/index.ts'
import type { Context } from './context.ts'
import { serveHealth } from './serve-health.ts'

/** The one file that knows all stages: their routes, jobs, consumers, and what later stages hand to earlier ones. */
export function registerRoutes(serving: Serving, context: Context): void {
  const { campaign, database, demo } = context
  serveHealth(serving, context)
  registerIdentity(serving, {
    ...context,
    locale: 'zh',
    tls: context.config.tls !== null,
    demo,
    campaign: {
      cityName: { zh: campaign.city.name, en: campaign.city.name },
      industryWords: id => {
        const name = campaign.industries.find(industry => industry.id === id)?.name ?? id
        return { zh: name, en: name }
      },
    },
    preferencesOf: async () => ({ locale: 'zh', appearance: 'system', density: 'comfortable', columns: {} }),
  })
  serveJobs(serving, { database, kinds: jobKinds(context) })
  serveLive(serving, { hub: context.live, holds: sessionHolder(context.identity) })
}

/** Every kind of long work. */
export function jobKinds(_context: Context): readonly AnyJobKind[] {
  return []
}

/** Who hears of what happened after commit. */
export function outboxConsumers(_context: Context): readonly OutboxConsumer[] {
  return []
}
