import pg from 'pg'
import { claimSettings, servicePost } from '#ground/database/claims.ts'
import type { Context } from '../../../context.ts'
import { addEnterprises } from './add-enterprises.ts'
import { addFigures } from './add-figures.ts'
import { addHistories } from './add-histories.ts'
import { addMeasures } from './add-measures.ts'
import { addProblems } from './add-problems.ts'
import { layGround } from './lay-ground.ts'
import type { Size } from './sizes.ts'

/** Where a filling writes: the owner's connection, in one transaction, under the loader's claims. */
export interface Filling {
  readonly client: pg.Client
  readonly context: Context
  readonly size: Size
}

const steps = [
  ['场所与人员 / places and people', layGround],
  ['企业 / enterprises', addEnterprises],
  ['问题 / problems', addProblems],
  ['措施 / measures', addMeasures],
  ['办理记录与期限 / histories and terms', addHistories],
  ['数据汇总 / figures', addFigures],
] as const

const searchIndexes = `select i.indexrelid::regclass::text as name from pg_index i join pg_class c on c.oid = i.indexrelid join pg_am a on a.oid = c.relam
  where a.amname = 'gin' and i.indrelid = any ('{remediation.problem_text,baseline.enterprise_search}'::regclass[])`

/**
 * Lets the search indexes collect what comes in and sort it in at once while `work` lasts, instead of piece by piece: else they alone would
 * take longer than all the rest. Afterwards they are as they were, with nothing left waiting, also where `work` fails.
 */
async function collecting(client: pg.Client, work: () => Promise<void>): Promise<void> {
  const { rows } = await client.query<{ name: string; options: string[] | null }>(
    `select name, reloptions as options from (${searchIndexes}) as of join pg_class c on c.oid = name::regclass`,
  )
  const strict = rows.filter(({ options }) => options?.includes('fastupdate=off'))
  for (const { name } of strict) await client.query(`alter index ${name} set (fastupdate = on)`)
  try {
    await work()
  } finally {
    for (const { name } of strict) await client.query(`alter index ${name} set (fastupdate = off)`)
    for (const { name } of rows) await client.query('select gin_clean_pending_list($1::regclass)', [name])
  }
}

/**
 * Adds invented enterprises with problems and measures to a demo installation, whole sets at a time, all of it or nothing: states, terms,
 * figures, duties, hand-overs and a short history agree with each other. No index is dropped, and a running server goes on reading.
 *
 * @returns 0; throws what the database refuses
 */
export async function fillToScale(context: Context, size: Size, say: (line: string) => void): Promise<number> {
  const client = new pg.Client({ connectionString: context.installation.ownerUrl })
  await client.connect()
  const started = performance.now()
  const told = (what: string) => say(`${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s  ${what}`)
  try {
    await client.query(
      `set synchronous_commit = off; set work_mem = '256MB'; set maintenance_work_mem = '512MB'; set gin_pending_list_limit = '512MB'`,
    )
    await collecting(client, () => fill({ client, context, size }, told))
    await client.query('analyze')
    told('统计信息 / statistics')
    const { enterprises, problems, measures } = size
    say(
      `已加入 ${enterprises} 家企业、${problems} 个问题、${measures} 项措施 / added ${enterprises} enterprises, ${problems} problems, ${measures} measures`,
    )
    return 0
  } finally {
    await client.end()
  }
}

async function fill(filling: Filling, told: (what: string) => void): Promise<void> {
  const { client } = filling
  await client.query('begin')
  try {
    for (const [name, value] of Object.entries(claimSettings(servicePost('loader')))) {
      await client.query('select set_config($1, $2, true)', [`clearloop.${name}`, value])
    }
    for (const [what, step] of steps) {
      await step(filling)
      told(what)
    }
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}
