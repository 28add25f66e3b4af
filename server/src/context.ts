import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { FastifyRequest } from 'fastify'
import type { Campaign } from '#campaign/mandate/index.ts'
import { loadCampaign } from '#campaign/mandate/index.ts'
import type { ReadAudit } from '#ground/audit/index.ts'
import { createReadAudit } from '#ground/audit/index.ts'
import type { Keeping } from '#ground/backup/index.ts'
import { readBackupSettings } from '#ground/backup/index.ts'
import { createClock } from '#ground/clock/create-clock.ts'
import type { KeptClockSetting } from '#ground/clock/keep-clock-setting.ts'
import { keepClockSetting } from '#ground/clock/keep-clock-setting.ts'
import type { Ground } from '#ground/context.ts'
import type { FileStorage } from '#ground/files/index.ts'
import { folderStorage } from '#ground/files/index.ts'
import type { Session } from '#ground/http/session.ts'
import type { IdentityAdapter } from '#ground/identity/index.ts'
import { openIdentity, readSignInRules, readSignOnSettings, sessionReader } from '#ground/identity/index.ts'
import type { LiveHub } from '#ground/live/index.ts'
import { createLiveHub } from '#ground/live/index.ts'
import type { Sealing } from '#ground/sealing/index.ts'
import { createSealing, openDataKey } from '#ground/sealing/index.ts'
import manifest from '../../package.json' with { type: 'json' }
import type { Config } from './config.ts'
import type { Installation } from './open-installation.ts'
import type { Stages } from './wiring.ts'
import { openStages, storedFiles } from './wiring.ts'

/** Everything the stages are handed: made once, passed by hand. */
export interface Context extends Ground {
  readonly config: Config
  readonly installation: Installation
  readonly campaign: Campaign
  readonly clockSetting: KeptClockSetting
  readonly sealing: Sealing
  readonly identity: IdentityAdapter
  readonly readSession: (request: FastifyRequest) => Promise<Session | null>
  readonly live: LiveHub
  readonly storage: FileStorage
  /** Notes sensitive reads without making the reader wait. */
  readonly readAudit: ReadAudit
  readonly stages: Stages
  /** What makes backups, by night, on the page and by command. */
  readonly keeping: Keeping
  /** The demo accounts' one password; null in a real installation. */
  readonly demo: { readonly password: string } | null
  /** Told of what went wrong in the background; never of contents. */
  readonly onTrouble: (sentence: string, cause: unknown) => void
  close(): Promise<void>
}

/** Makes what the stages need from an open installation. Nothing runs in the background yet; see `start-background.ts`. */
export async function openContext(
  config: Config,
  installation: Installation,
  { log, environment = process.env }: { log: (line: string) => void; environment?: NodeJS.ProcessEnv },
): Promise<Context> {
  const onTrouble = (sentence: string, cause: unknown) => {
    log(`${sentence}: ${cause instanceof Error ? cause.message : String(cause)}`)
  }
  const { database } = installation
  const clockSetting = await keepClockSetting(database, onTrouble)
  const clock = createClock({ offset: clockSetting.offset })
  const sealing = createSealing(openDataKey(config.home))
  const identity = openIdentity({
    ...{ database, clock, sealing, onTrouble },
    rules: readSignInRules(environment),
    signOn: readSignOnSettings(environment),
  })
  const campaign = loadCampaign(config.campaignFolder)
  const storage = folderStorage(config.home)
  const readAudit = createReadAudit({ database, clock, onTrouble })
  const ground = { database, clock, calendar: clockSetting.calendar, campaign, sealing, storage }
  return {
    ...ground,
    config,
    installation,
    clockSetting,
    identity,
    readSession: sessionReader(identity),
    live: createLiveHub(),
    readAudit,
    stages: openStages({ ...ground, campaignFolder: config.campaignFolder }),
    keeping: {
      database,
      clock,
      settings: readBackupSettings(environment, config.home),
      source:
        installation.backupUrl === null
          ? null
          : {
              backupUrl: installation.backupUrl,
              home: config.home,
              campaign: basename(config.campaignFolder),
              version: manifest.version,
              storedFiles: storedFiles(),
            },
    },
    demo: readDemoMark(config.home),
    onTrouble,
    close: async () => {
      clockSetting.stop()
      await readAudit.stop()
    },
  }
}

const demoMark = (home: string) => join(home, 'demo.json')

/** A demo installation carries a mark beside its data: it lists its accounts on the sign-in page and may move its clock. */
function readDemoMark(home: string): { password: string } | null {
  const file = demoMark(home)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
}
