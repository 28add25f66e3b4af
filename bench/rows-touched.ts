import type pg from 'pg'
import type { Database } from '#ground/database/database.ts'
import { buildApp } from '#server/app.ts'
import type { Config } from '#server/config.ts'
import { openContext } from '#server/context.ts'
import type { Installation } from '#server/open-installation.ts'
import type { MeasuredPost } from './add-posts.ts'
import type { Targets } from './find-targets.ts'
import { operations } from './operations.ts'
import type { Headers } from './sign-in.ts'

/** What one read touched in the database, by EXPLAIN (ANALYZE, BUFFERS) of each of its statements under the post's own claims. */
export interface Touched {
  readonly operation: string
  readonly post: string
  readonly statements: number
  /** Rows of the tables that grow with the work, read by index or scan, also inside functions. */
  readonly rows: number
  /** 4 × page + 200, for reads of pages. */
  readonly allowed: number | null
  /** Blocks of 8 kB, found in memory or read. */
  readonly blocks: number
  /** Growing tables that were scanned from one end to the other. */
  readonly scanned: readonly string[]
}

export interface Asking {
  readonly post: MeasuredPost
  readonly targets: Targets
  readonly headers: Headers
}

const growing = new Set([
  'ground.trail',
  'ground.duty',
  'ground.hop',
  'ground.attachment',
  'remediation.problem',
  'remediation.problem_text',
  'remediation.measure',
  'remediation.progress_report',
  'baseline.enterprise',
  'baseline.membership',
  'baseline.enterprise_search',
  'baseline.enterprise_problems',
])

/** Asks each read once, of the same app in this process, and notes what its statements touched. */
export async function rowsTouched(
  config: Config,
  installation: Installation,
  asking: readonly Asking[],
  wanted: (operation: string) => boolean,
): Promise<Touched[]> {
  const notes: Note[] = []
  const database = watched(installation.database, note => notes.push(note))
  const context = await openContext(config, { ...installation, database }, { log: () => {} })
  const { app } = await buildApp(context)
  const found: Touched[] = []
  for (const { name, page, writes, next: nextOf } of operations) {
    if (writes || !wanted(name)) continue
    for (const { post, targets, headers } of asking) {
      const next = nextOf(post, targets)
      if (!next) continue
      const { method, path } = next()
      const ask = () => app.inject({ method, url: path, headers: { ...headers, 'accept-encoding': 'identity' } })
      // the first time the session is read as well
      await ask()
      notes.length = 0
      const { statusCode } = await ask()
      if (statusCode !== 200) continue
      found.push({
        operation: name,
        post: post.name,
        statements: notes.length,
        rows: notes.reduce((sum, note) => sum + note.rows, 0),
        allowed: page === undefined ? null : 4 * page + 200,
        blocks: notes.reduce((sum, note) => sum + note.blocks, 0),
        scanned: [...new Set(notes.flatMap(note => note.scanned))],
      })
    }
  }
  await app.close()
  await context.close()
  return found
}

interface Note {
  readonly rows: number
  readonly blocks: number
  readonly scanned: readonly string[]
}

/** The same database, where each reading statement is explained before it is run. */
function watched(database: Database, note: (said: Note) => void): Database {
  const { pool } = database
  const connect = async () => {
    const client = await pool.connect()
    const query = client.query.bind(client) as (...said: unknown[]) => Promise<pg.QueryResult>
    const explained = async (...said: unknown[]) => {
      const [text, values] = statementOf(said)
      if (/^[\s(]*(select|with)\b/i.test(text)) note(await explain(query, text, values))
      return query(...said)
    }
    return new Proxy(client, {
      get: (target, name) => (name === 'query' ? explained : Reflect.get(target, name, target)),
    })
  }
  const watchedPool = new Proxy(pool, {
    get: (target, name) => {
      if (name === 'connect') return connect
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  return { ...database, pool: watchedPool, replica: watchedPool }
}

function statementOf([first, second]: unknown[]): [string, unknown[]] {
  if (typeof first === 'string') return [first, (second as unknown[] | undefined) ?? []]
  const { text = '', values = [] } = first as { text?: string; values?: unknown[] }
  return [text, values]
}

async function explain(
  query: (...said: unknown[]) => Promise<pg.QueryResult>,
  text: string,
  values: unknown[],
): Promise<Note> {
  // what the connection has not yet published of earlier transactions is in both, so the difference is this statement's
  const before = await countsNow(query)
  const { rows } = await query(`explain (analyze, buffers, timing off, format json) ${text}`, values)
  const after = await countsNow(query)
  const plan = rows[0]?.['QUERY PLAN'][0].Plan
  const changed = [...after].map(([name, { rows: read, scans }]) => {
    const known = before.get(name) ?? { rows: 0, scans: 0 }
    return { name, rows: read - known.rows, scans: scans - known.scans }
  })
  return {
    rows: changed.reduce((sum, { rows: read }) => sum + read, 0),
    scanned: changed.filter(({ scans }) => scans > 0).map(({ name }) => name),
    blocks: plan['Shared Hit Blocks'] + plan['Shared Read Blocks'],
  }
}

async function countsNow(query: (text: string) => Promise<pg.QueryResult>) {
  const { rows } = await query(
    `select schemaname || '.' || relname as name, seq_scan as scans, seq_tup_read + coalesce(idx_tup_fetch, 0) as rows
     from pg_stat_xact_user_tables`,
  )
  const counts = new Map<string, { rows: number; scans: number }>()
  for (const { name, rows: read, scans } of rows) if (growing.has(name)) counts.set(name, { rows: read, scans })
  return counts
}
