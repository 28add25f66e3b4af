import type { Ground } from '#ground/context.ts'
import { momentOf } from '#ground/context.ts'
import { newId } from '#ground/database/new-id.ts'
import type { Prepared, Tx } from '#ground/database/transaction.ts'
import { actWithin, snakeCase } from '#ground/workflow/act.ts'
import { deriveRequestId } from '#ground/workflow/derive-request-id.ts'
import type { Moment } from '#ground/workflow/workflow.ts'
import type { Campaign } from '../campaign-file/campaign.ts'
import { campaignVersion } from '../campaign-file/campaign-version.ts'
import { expandTasks, type TaskSeed } from '../campaign-file/expand-tasks.ts'
import { type PastAct, type Played, playTask } from './play-task.ts'
import { readTask } from './task.store.ts'
import type { Task } from './task.ts'
import { makeTaskWorkflow } from './task.workflow.ts'
import { taskSettings } from './task-settings.ts'

export interface LoadedTasks {
  readonly version: string
  readonly laid: number
  readonly revised: number
  /** Numbers of open tasks that the plan's data no longer have; nothing is done to them. */
  readonly gone: readonly string[]
}

/**
 * Lays the plan's duties on their units, as the service post `loader`, once per version of the campaign's data: new ones are laid,
 * open ones whose words, units or term changed are revised, and none is taken away.
 *
 * @param past what has already become of a duty, for an installation that begins in the middle of a campaign
 * @param laidAt when they were laid; now where left out
 */
export async function loadTasks(
  tx: Tx,
  ground: Pick<Ground, 'clock' | 'calendar'>,
  campaign: Campaign,
  { past = () => [], laidAt }: { past?: (seed: TaskSeed) => readonly PastAct[]; laidAt?: Moment } = {},
): Promise<LoadedTasks> {
  const version = campaignVersion(campaign)
  const [known] = await tx.query<{ laid: number; revised: number; gone: string[] }>(
    'select laid, revised, gone from mandate.campaign_version where version = $1',
    [version],
  )
  if (known) return { version, laid: 0, revised: 0, gone: known.gone }
  const settings = taskSettings(campaign)
  const workflow = makeTaskWorkflow(settings)
  const moment = laidAt ?? momentOf(ground)
  const batch = newId(ground.clock.realNow().getTime())
  const seeds = expandTasks(campaign)
  const there = new Map(
    (await tx.query('select * from mandate.task where seed is not null')).map(readTask).map(task => [task.seed, task]),
  )

  const fresh = seeds
    .filter(seed => !there.has(seed.id))
    .map(seed => playTask(workflow, settings, seed, { actor: tx.actor, moment, batch }, past(seed)))
  for (let from = 0; from < fresh.length; from += 500) await write(tx, fresh.slice(from, from + 500))

  let revised = 0
  for (const seed of seeds) {
    const task = there.get(seed.id)
    const input = task && differenceOf(task, seed)
    if (!task || !input) continue
    const requestId = deriveRequestId(batch, `revise ${seed.id}`)
    await actWithin(tx, ground, workflow, { id: task.id, action: 'revise', requestId, input })
    revised += 1
  }
  const wanted = new Set(seeds.map(seed => seed.id))
  const gone = [...there.values()]
    .filter(task => task.state !== 'confirmed' && !wanted.has(task.seed ?? ''))
    .map(task => task.number)
  await tx.query(
    'insert into mandate.campaign_version (version, loaded_at, laid, revised, gone) values ($1, $2, $3, $4, $5)',
    [version, ground.clock.businessNow(), fresh.length, revised, gone],
  )
  return { version, laid: fresh.length, revised, gone }
}

/** What a new version says otherwise of a task that can still be revised; null where nothing. */
function differenceOf(task: Task, seed: TaskSeed): Record<string, unknown> | null {
  if (task.state === 'reported' || task.state === 'confirmed') return null
  const changed = {
    ...(task.title === seed.title ? {} : { title: seed.title }),
    ...(task.leadUnit === seed.lead ? {} : { leadUnit: seed.lead }),
    ...(task.cooperating.join() === seed.cooperating.join() ? {} : { cooperating: seed.cooperating }),
    ...(task.dueOriginal === seed.due || task.dueCurrent === seed.due ? {} : { due: seed.due }),
  }
  return Object.keys(changed).length > 0 ? { ...changed, reason: '方案数据换版' } : null
}

const columns = [
  'id',
  'version',
  'state',
  'seed',
  'clause',
  'title',
  'product',
  'leadUnit',
  'cooperating',
  'confirmedBy',
  'area',
  'industry',
  'period',
  'termTag',
  'dueOriginal',
  'dueCurrent',
  'signedOn',
  'reportedOn',
  'confirmedOn',
  'urgedOn',
  'reportWords',
  'reportFiles',
  'returnReason',
] as const satisfies readonly (keyof Task)[]
const names = columns.map(snakeCase).join(', ')

const layStatement: Prepared = {
  name: 'tasks lay many',
  text: `insert into mandate.task (${names}) select ${names} from jsonb_populate_recordset(null::mandate.task, $1)`,
}
const recordStatement: Prepared = {
  name: 'tasks record many',
  text: 'select ground.record_act(act) from jsonb_array_elements($1) with ordinality as acts(act, place) order by place',
}

async function write(tx: Tx, played: readonly Played[]): Promise<void> {
  const rows = played.map(({ row }) => Object.fromEntries(columns.map(name => [snakeCase(name), row[name]])))
  await tx.run(layStatement, [JSON.stringify(rows)])
  await tx.run(recordStatement, [JSON.stringify(played.flatMap(({ acts }) => acts))])
}
