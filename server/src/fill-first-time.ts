import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { layChecklists, loadCampaign, loadTasks, templatesOfData } from '#campaign/mandate/index.ts'
import { createClock } from '#ground/clock/create-clock.ts'
import { keepClockSetting } from '#ground/clock/keep-clock-setting.ts'
import type { Ground } from '#ground/context.ts'
import { servicePost } from '#ground/database/claims.ts'
import type { Database } from '#ground/database/database.ts'
import { type Tx, transaction } from '#ground/database/transaction.ts'
import { layTemplates } from '#ground/document/index.ts'
import { hashPassword } from '#ground/identity/index.ts'
import { addAccounts } from '#ground/organisation/index.ts'
import { createSealing, openDataKey } from '#ground/sealing/index.ts'
import type { Config } from './config.ts'
import { loadCampaignData } from './load-campaign-data.ts'
import type { Installation } from './open-installation.ts'

/**
 * Makes an installation usable: the campaign's places, units and calendar at every start; at the first one also the demo city, or
 * with `empty` the three administrators alone, whose first password lies in a file that only this user can read.
 */
export async function fillFirstTime(
  config: Config,
  installation: Installation,
  { empty, log }: { empty: boolean; log: (line: string) => void },
): Promise<void> {
  const { database } = installation
  const campaign = loadCampaign(config.campaignFolder)
  await loadCampaignData(database, campaign)
  await lay(database, (tx, ground) => layChecklists(tx, ground, campaign))
  await lay(database, (tx, ground) => layTemplates(tx, ground, templatesOfData(campaign)))
  const [people] = await transaction(database, servicePost('loader'), tx =>
    tx.query<{ n: number }>('select count(*) as n from ground.person'),
  )
  if (people?.n === 0) {
    if (empty) {
      await addAdministrators(config, installation)
    } else {
      // what draws pictures and makes names need not stay in the memory of a server
      const { loadDemoCity } = await import('./demo/load-demo-city.ts')
      await loadDemoCity({ installation, campaign, home: config.home, log })
    }
  }
  await lay(database, (tx, ground) => loadTasks(tx, ground, campaign))
}

/** What the campaign's data lay as records, the plan's duties, the checklists and the templates of papers: once per version of the data, by the loader. */
async function lay(
  database: Database,
  write: (tx: Tx, ground: Pick<Ground, 'clock' | 'calendar'>) => Promise<unknown>,
): Promise<void> {
  const setting = await keepClockSetting(database, () => {})
  const ground = { clock: createClock({ offset: setting.offset }), calendar: setting.calendar }
  setting.stop()
  await transaction(database, servicePost('loader'), tx => write(tx, ground))
}

/** 三员分立: three persons from the first day, none of whom has a business scope. */
async function addAdministrators(config: Config, { database }: Installation): Promise<void> {
  const file = join(config.home, 'secrets', 'first-password')
  const password = `Qh-${randomBytes(9).toString('base64url')}`
  writeFileSync(file, `${password}\n`, { mode: 0o600 })
  const passwordHash = await hashPassword(password)
  const sealing = createSealing(openDataKey(config.home))
  const administrator = (username: string, name: string, role: 'systemAdmin' | 'securityAdmin' | 'auditor') => ({
    username,
    name,
    passwordHash,
    mustChangePassword: true,
    posts: [{ role, unitId: 'city-office', scope: { kind: 'none' as const } }],
  })
  await transaction(database, servicePost('loader'), tx =>
    addAccounts(
      tx,
      [
        administrator('admin', '系统管理员', 'systemAdmin'),
        administrator('security', '安全管理员', 'securityAdmin'),
        administrator('auditor', '审计员', 'auditor'),
      ],
      { sealing, now: new Date() },
    ),
  )
}
