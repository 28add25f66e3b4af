import type { Baseline } from '#campaign/baseline/index.ts'
import { countChecklistUses, openBaseline, registerBaseline } from '#campaign/baseline/index.ts'
import type { Campaign } from '#campaign/mandate/index.ts'
import { registerMandate } from '#campaign/mandate/index.ts'
import type { Exchange, Remediation } from '#campaign/remediation/index.ts'
import {
  findingTarget,
  guardProblems,
  hangingProblems,
  makeListThree,
  openExchange,
  openRemediation,
  plansFollowEnterprises,
  problemsJob,
  problemTarget,
  registerExchange,
  registerRemediation,
  remediationTurns,
} from '#campaign/remediation/index.ts'
import { serveAudit } from '#ground/audit/index.ts'
import { backupJob, serveBackups } from '#ground/backup/index.ts'
import { serveCalendar } from '#ground/calendar/index.ts'
import type { Ground } from '#ground/context.ts'
import type { OutboxConsumer } from '#ground/database/outbox/index.ts'
import { type Documents, serveDocuments } from '#ground/document/index.ts'
import type { DailyTurn } from '#ground/duty/turn-of-day.ts'
import type { FileStorage } from '#ground/files/index.ts'
import { serveFiles } from '#ground/files/index.ts'
import type { Serving } from '#ground/http/serve.ts'
import { clearOldSessions, registerIdentity, sessionHolder, tellOfOverDelegations } from '#ground/identity/index.ts'
import type { AnyJobKind } from '#ground/jobs/index.ts'
import { serveJobs } from '#ground/jobs/index.ts'
import { serveLive } from '#ground/live/index.ts'
import { notifications, serveNotifications } from '#ground/notification/index.ts'
import { registerOrganisation, servePeopleList } from '#ground/organisation/index.ts'
import { preferencesOf, servePreferences } from '#ground/preference/index.ts'
import type { Sealing } from '#ground/sealing/index.ts'
import { registerViews } from '#views/index.ts'
import type { Context } from './context.ts'
import { openPapers } from './open-papers.ts'
import { serveHealth } from './serve-health.ts'

/** The stages as they are made once per process. */
export interface Stages {
  readonly baseline: Baseline
  readonly remediation: Remediation
  readonly exchange: Exchange
  readonly documents: Documents
}

/** Makes the stages, in the plan's order, and hands earlier ones what later ones want of them. */
export function openStages(
  ground: Ground & {
    readonly campaign: Campaign
    readonly campaignFolder: string
    readonly sealing: Sealing
    readonly storage: FileStorage
  },
): Stages {
  const baseline = openBaseline(ground)
  const remediation = openRemediation(ground)
  baseline.registerTarget(problemTarget(remediation))
  baseline.registerFindings(findingTarget(remediation))
  baseline.registerList(makeListThree(ground.campaign))
  baseline.registerHanging(hangingProblems(remediation))
  plansFollowEnterprises(baseline, remediation)
  guardProblems(baseline.guard, remediation)
  return {
    baseline,
    remediation,
    exchange: openExchange(ground, remediation),
    documents: openPapers({ ...ground, baseline }),
  }
}

/** Every route of the server; this is the one file that knows all stages. */
export async function registerRoutes(serving: Serving, context: Context): Promise<void> {
  const { campaign, database, clock, identity, stages } = context
  const cityWords = {
    cityName: { zh: campaign.city.name, en: campaign.city.name },
    industryWords: (id: string) => {
      const name = campaign.industries.find(industry => industry.id === id)?.name ?? id
      return { zh: name, en: name }
    },
  }
  serveHealth(serving, context)
  registerIdentity(serving, {
    ...context,
    locale: 'zh',
    tls: context.config.tls !== null,
    campaign: cityWords,
    preferencesOf: personId => preferencesOf(database, personId),
  })
  registerOrganisation(serving, { ...context, campaign: cityWords })
  servePeopleList(serving, { ...context, campaign: cityWords, industries: campaign.industries })
  serveAudit(serving, { database, clock, home: context.config.home })
  serveBackups(serving, context.keeping)
  serveCalendar(serving, { database, clock, renewCalendar: context.clockSetting.renew, period: campaign.period })
  servePreferences(serving, { database })
  serveNotifications(serving, { database, clock })
  serveJobs(serving, { database, kinds: jobKinds(context) })
  serveFiles(serving, { ...context, noteRead: context.readAudit.note })
  serveDocuments(serving, { ...context, noteRead: context.readAudit.note }, stages.documents)
  serveLive(serving, { hub: context.live, holds: sessionHolder(identity) })
  registerMandate(serving, { ...context, countChecklistUses })
  registerBaseline(serving, stages.baseline)
  registerRemediation(serving, stages.remediation)
  registerExchange(serving, stages.exchange, context.readAudit.note)
  registerViews(serving, { ...context, documents: stages.documents, noteRead: context.readAudit.note })
  identity.whenEnded(sessionId => context.live.endStreamsOf(sessionId))
}

/** Every kind of long work. */
export function jobKinds({ stages, keeping }: Pick<Context, 'stages' | 'keeping'>): readonly AnyJobKind[] {
  const { send, receive, decide } = stages.exchange
  return [...stages.baseline.jobKinds, problemsJob(stages.remediation), send, receive, decide, backupJob(keeping)]
}

/** Who hears of what happened after commit. */
export function outboxConsumers({ clock }: Pick<Context, 'clock'>): readonly OutboxConsumer[] {
  return [notifications({ clock })]
}

/** Statements that select the hashes of stored files, one for each table that names any: a backup misses none of them. */
export function storedFiles(): readonly string[] {
  return [
    'select hash from ground.file',
    'select file_hash as hash from baseline.import_batch',
    'select file_hash as hash from remediation.exchange_round',
  ]
}

/** What is counted when a business day begins. */
export function dailyTurns({ clock, stages }: Pick<Context, 'clock' | 'stages'>): readonly DailyTurn[] {
  return [
    ...stages.baseline.turns,
    ...remediationTurns(stages.remediation.settings),
    clearOldSessions(clock),
    tellOfOverDelegations(clock),
  ]
}
