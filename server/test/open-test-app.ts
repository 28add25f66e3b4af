import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { layChecklists, templatesOfData } from '#campaign/mandate/index.ts'
import { servicePost } from '#ground/database/claims.ts'
import { transaction } from '#ground/database/transaction.ts'
import { layTemplates } from '#ground/document/index.ts'
import { hashPassword } from '#ground/identity/index.ts'
import { prepareJobs } from '#ground/jobs/index.ts'
import { addAccounts, type NewAccount } from '#ground/organisation/index.ts'
import { type App, buildApp } from '#server/app.ts'
import { root } from '#server/config.ts'
import { type Context, openContext } from '#server/context.ts'
import { loadCampaignData } from '#server/load-campaign-data.ts'
import { freshDatabase } from './fresh-database.ts'

export const password = 'Qingshui-2024'

export interface TestApp extends App {
  readonly context: Context
  addPeople(
    accounts: readonly Pick<NewAccount, 'username' | 'name' | 'posts' | 'phone'>[],
    mustChangePassword?: boolean,
  ): Promise<Map<string, string>>
  /** Runs SQL by the wide eye of the loader. */
  loader<Row extends Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<Row[]>
  close(): Promise<void>
}

/** The app as it is served, on a database of its own with the campaign's places and units, at nine o'clock of the demo's business day. */
export async function openTestApp({ demo = false, ratePerMinute = 1_000_000 } = {}): Promise<TestApp> {
  const database = await freshDatabase()
  await prepareJobs(database.ownerUrl)
  const home = await mkdtemp(join(tmpdir(), 'clearloop-app-'))
  if (demo) await writeFile(join(home, 'demo.json'), JSON.stringify({ password }))
  const loader: TestApp['loader'] = (text, values = []) =>
    transaction(database, servicePost('loader'), tx => tx.query(text, values))
  await loader('update ground.clock_setting set offset_allowed = true, offset_milliseconds = $1', [
    Date.parse('2024-06-20T09:00:00+08:00') - Date.now(),
  ])
  const troubles: string[] = []
  const context = await openContext(
    {
      port: 0,
      host: '127.0.0.1',
      home,
      campaignFolder: join(root, 'campaigns/quzhou'),
      externalDatabase: null,
      connections: 8,
      tls: null,
      logLevel: 'silent',
      ratePerMinute,
    },
    {
      database,
      ownerUrl: database.ownerUrl,
      backupUrl: database.backupUrl,
      died: new Promise(() => {}),
      close: () => database.drop(),
    },
    { log: line => troubles.push(line), environment: {} },
  )
  await loadCampaignData(database, context.campaign)
  await context.clockSetting.renew()
  await transaction(database, servicePost('loader'), tx => layChecklists(tx, context, context.campaign))
  await transaction(database, servicePost('loader'), tx => layTemplates(tx, context, templatesOfData(context.campaign)))
  const { app, serving } = await buildApp(context)
  const passwordHash = await hashPassword(password)
  return {
    app,
    serving,
    context,
    loader,
    addPeople: (accounts, mustChangePassword = false) =>
      transaction(database, servicePost('loader'), tx =>
        addAccounts(
          tx,
          accounts.map(account => ({ ...account, passwordHash, mustChangePassword })),
          { sealing: context.sealing, now: context.clock.realNow() },
        ),
      ),
    close: async () => {
      context.live.endAll()
      await app.close()
      await context.close()
      await database.drop()
      await rm(home, { recursive: true, force: true })
    },
  }
}
