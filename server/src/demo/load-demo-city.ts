import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { openBaseline } from '#campaign/baseline/index.ts'
import { type Campaign, defaultCampaignFolder, loadTasks } from '#campaign/mandate/index.ts'
import {
  findingTarget,
  hangingProblems,
  makeListThree,
  openRemediation,
  plansFollowEnterprises,
  remediationTurns,
} from '#campaign/remediation/index.ts'
import type { Role } from '#contract/ground/role.ts'
import { addDays } from '#ground/clock/add-days.ts'
import { createClock } from '#ground/clock/create-clock.ts'
import { keepClockSetting } from '#ground/clock/keep-clock-setting.ts'
import { type Actor, claimSettings, servicePost } from '#ground/database/claims.ts'
import { transaction } from '#ground/database/transaction.ts'
import { turnDays } from '#ground/duty/turn-of-day.ts'
import { foldFigures } from '#ground/figures/index.ts'
import { folderStorage } from '#ground/files/index.ts'
import { actorOfPost } from '#ground/identity/actor-of-post.ts'
import { hashPassword } from '#ground/identity/index.ts'
import { addAccounts } from '#ground/organisation/index.ts'
import { createSealing, openDataKey } from '#ground/sealing/index.ts'
import type { Installation } from '../open-installation.ts'
import { openPapers } from '../open-papers.ts'
import { readDemoFacts } from './demo-facts.ts'
import { drawPictures } from './draw-pictures.ts'
import { liveEnterprise } from './enterprise-life.ts'
import { freezeLists } from './freeze-lists.ts'
import { inventEnterprises } from './invent-enterprises.ts'
import { inventPeople } from './invent-people.ts'
import type { LivingCity } from './living-city.ts'
import { passLastNight } from './pass-last-night.ts'
import { pastOfTasks } from './past-of-tasks.ts'
import { reportTwice } from './report-twice.ts'
import { handOverRosters } from './roster-life.ts'
import { seeded } from './seeded.ts'
import { createTimeline } from './timeline.ts'
import { writePapers } from './write-papers.ts'

/** The demo's business day, and the day from which the city's past is lived. */
export const demoDay = '2024-06-20'
const firstDay = '2023-10-25'
const password = 'Quzhou-2024'
const atOnce = 8

export interface LoadingDemo {
  readonly installation: Pick<Installation, 'database' | 'ownerUrl'>
  readonly campaign: Campaign
  readonly home: string
  readonly log: (line: string) => void
  /** How much of the city, for tests; 1 is all of it. */
  readonly share?: number
}

/**
 * The demo city (invented): its people, its plants and their problems, lived through day by day from the plan's first day to the demo's
 * by the very rules that serve a real city, so that every history, figure, duty and separation of persons is what it would be. Marks the
 * installation as a demo, whose accounts stand on the sign-in page and whose clock may be moved.
 *
 * Facts are the same at every load; ids are not.
 */
export async function loadDemoCity({ installation, campaign, home, log, share = 1 }: LoadingDemo): Promise<void> {
  const { database, ownerUrl } = installation
  const facts = readDemoFacts(defaultCampaignFolder)
  let day = firstDay
  let moments = 0
  // 7.3 seconds from one look at the clock to the next, from nine in the morning: no two acts at one moment
  const now = () => new Date(Date.parse(`${day}T09:00:00+08:00`) + (moments++ % 3_900) * 7_300)
  const clock = createClock({ now, offset: () => 0 })
  const setting = await keepClockSetting(database, () => {})
  const sealing = createSealing(openDataKey(home))
  const storage = folderStorage(home)
  const ground = { database, clock, calendar: setting.calendar }
  const context = { ...ground, campaign, sealing, storage }
  const baseline = openBaseline(context)
  const remediation = openRemediation(context)
  baseline.registerFindings(findingTarget(remediation))
  baseline.registerList(makeListThree(campaign))
  baseline.registerHanging(hangingProblems(remediation))
  plansFollowEnterprises(baseline, remediation)

  await asOwner(ownerUrl, 'update ground.clock_setting set offset_allowed = true, turned_day = $1', [
    addDays(firstDay, -1),
  ])
  const passwordHash = await hashPassword(password)
  const people = inventPeople(campaign, facts, passwordHash)
  await transaction(database, servicePost('loader'), tx => addAccounts(tx, people, { sealing, now: now() }))
  const posts = await readPosts(context)
  log(`演示城市：${people.length} 个账号 · the demo city: ${people.length} accounts`)

  const post = (role: Role, unitId: string, number = 0): Actor => {
    const held = posts.get(`${role} ${unitId}`)
    const found = held?.[number] ?? held?.[0]
    if (!found) throw new Error(`The demo city has no ${role} in ${unitId}`)
    return found
  }
  const city: LivingCity = {
    ground,
    campaign,
    baseline,
    remediation,
    timeline: createTimeline(setting.calendar(), firstDay, demoDay, atOnce),
    lastDay: demoDay,
    pictures: await drawPictures({ database, clock, storage }, post('cityOffice', 'city-office')),
    post,
    assign: async (role, unitId, enterpriseId) => {
      const held = post(role, unitId)
      const [{ enterprises } = { enterprises: [] }] = await transaction(database, servicePost('loader'), tx =>
        tx.query<{ enterprises: string[] }>(
          'update ground.post set enterprises = enterprises || $2::uuid where id = $1 returning enterprises',
          [held.postId, enterpriseId],
        ),
      )
      const wider: Actor = { ...held, scope: { kind: 'enterprises', enterprises } }
      posts.set(`${role} ${unitId}`, [wider])
      return wider
    },
    giveAccount: async (enterpriseId, name, contact, unitId) => {
      const username = `qy${String(accounts++).padStart(4, '0')}`
      const scope = { kind: 'enterprises' as const, enterprises: [enterpriseId] }
      const account = {
        username,
        name: contact,
        passwordHash,
        mustChangePassword: false,
        posts: [{ role: 'enterpriseContact' as const, unitId, scope, title: name, validFrom: day }],
      }
      const personId = await transaction(database, servicePost('loader'), async tx =>
        (await addAccounts(tx, [account], { sealing, now: now() })).get(username),
      )
      const [held] = await transaction(database, servicePost('identity'), tx =>
        tx.query<{ id: string }>('select id from ground.post where person_id = $1', [personId]),
      )
      const actor = held && personId ? await actorOfPost(database, clock)(held.id, personId) : null
      if (!actor) throw new Error(`The contact of ${name} has no post`)
      return actor
    },
  }
  let accounts = 1
  const invented = inventEnterprises(campaign, facts, share)
  for (const one of invented) liveEnterprise(city, one)
  reportTwice(city, invented)
  handOverRosters(city, invented)
  freezeLists(city)
  writePapers(city, openPapers({ campaign, campaignFolder: defaultCampaignFolder, baseline }))

  const turns = remediationTurns(remediation.settings)
  let done = 0
  await city.timeline.live(
    async today => {
      day = today
      moments = 0
      await turnDays(ground, turns)
      // each day's figures by themselves, as a served city folds them: all at once they would be counted against one another
      while ((await foldFigures(database)) > 0) {}
    },
    (today, steps) => {
      done += steps
      if (today.endsWith('-01')) log(`  演示城市已到 ${today}，${done} 步 · the demo city has come to ${today}`)
    },
  )
  moments = 0
  await passLastNight(city, demoDay)
  const past = await pastOfTasks({
    campaign,
    calendar: setting.calendar(),
    today: demoDay,
    postsOf: unitId => [...posts.values()].flat().filter(held => held.unitId === unitId),
    uploadPaper: actor => city.pictures.upload(actor, 'paper', seeded(actor.words)),
  })
  const laidAt = { at: new Date(`${firstDay}T09:00:00+08:00`), day: firstDay, calendar: setting.calendar() }
  await transaction(database, servicePost('loader'), tx => loadTasks(tx, ground, campaign, { past, laidAt }))
  while ((await foldFigures(database)) > 0) {}
  setting.stop()
  const offset = Date.parse(`${demoDay}T09:00:00+08:00`) - Date.now()
  await asOwner(ownerUrl, 'update ground.clock_setting set offset_milliseconds = $1', [offset])
  await asOwner(ownerUrl, 'analyze')
  writeFileSync(join(home, 'demo.json'), `${JSON.stringify({ password })}\n`, { mode: 0o600 })
  log(`演示城市已就绪，${done} 步 · the demo city is ready`)
}

/** Who holds which post, by role and unit, in the order of their user names. */
async function readPosts(ground: Pick<LivingCity['ground'], 'database' | 'clock'>): Promise<Map<string, Actor[]>> {
  const rows = await transaction(ground.database, servicePost('identity'), tx =>
    tx.query<{ id: string; personId: string }>(
      `select o.id, o.person_id as "personId" from ground.post o join ground.person p on p.id = o.person_id order by p.username`,
    ),
  )
  const read = actorOfPost(ground.database, ground.clock)
  const posts = new Map<string, Actor[]>()
  for (const { id, personId } of rows) {
    const actor = await read(id, personId)
    if (!actor) continue
    const key = `${actor.role} ${actor.unitId}`
    posts.set(key, [...(posts.get(key) ?? []), actor])
  }
  return posts
}

/** Only the owner of the tables may set a clock ahead; it too goes by claims. */
async function asOwner(ownerUrl: string, text: string, values: unknown[] = []): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    for (const [name, value] of Object.entries(claimSettings(servicePost('loader')))) {
      await client.query('select set_config($1, $2, false)', [`clearloop.${name}`, value])
    }
    await client.query(text, values)
  } finally {
    await client.end()
  }
}
