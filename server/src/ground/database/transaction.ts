import pg from 'pg'
import type { Actor } from './claims.ts'
import { claimSettings } from './claims.ts'
import type { Database } from './database.ts'

/** A statement that is parsed once per connection. The name must be the statement's alone. */
export interface Prepared {
  readonly name: string
  readonly text: string
}

/** One transaction under one actor's claims. Stores take it first; there is no way to reach a table without one. */
export interface Tx {
  readonly actor: Actor
  /** Runs a hot, named statement. */
  run<Row extends pg.QueryResultRow>(statement: Prepared, values: readonly unknown[]): Promise<Row[]>
  /** Runs plain SQL that is used too seldom to be worth a name. */
  query<Row extends pg.QueryResultRow>(text: string, values?: readonly unknown[]): Promise<Row[]>
  /** Called once the transaction has been committed, never when it rolls back. */
  onCommit(action: () => void): void
}

/**
 * Runs `work` in one transaction under the actor's claims and commits, or rolls back when it throws. `opening` is SQL of our own
 * making (no parameters) that travels with BEGIN in the same round trip; `work` gets its result rows. With `snapshot` all its statements
 * see one moment; it may then fail with 40001 against another's writes, and is to be tried again.
 *
 * Throws before any SQL when there is no actor.
 */
export async function transaction<Result>(
  database: Database,
  actor: Actor,
  work: (tx: Tx, opening: readonly pg.QueryResult[]) => Promise<Result>,
  { opening = '', readOnly = false, snapshot = false, pool = database.pool } = {},
): Promise<Result> {
  if (!actor?.role) throw new Error('A transaction needs an actor: no claims, no rows')
  const client = await pool.connect()
  const afterCommit: (() => void)[] = []
  let broken: Error | undefined
  try {
    const opened = client.query(
      `begin${snapshot ? ' isolation level repeatable read' : ''}${readOnly ? ' read only' : ''};${claimStatement(actor)};${opening}`,
    ) as unknown as Promise<pg.QueryResult[]>
    // the work's first statement follows on its heels; should this one fail, there are no claims and so no rows for the rest
    opened.catch(() => {})
    const result = await work(transactionOn(client, actor, afterCommit), opening === '' ? [] : (await opened).slice(2))
    await opened
    if (readOnly) {
      // nothing to lose: the answer need not wait for the end of a reading transaction
      client.query('commit').then(
        () => client.release(),
        error => client.release(error),
      )
      return result
    }
    await client.query('commit')
    client.release()
    for (const action of afterCommit) action()
    return result
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => {
      broken = failure
    })
    client.release(broken)
    throw error
  }
}

/** A transaction that only reads; the answer does not wait for its end. */
export function reading<Result>(database: Database, actor: Actor, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  return transaction(database, actor, tx => work(tx), { readOnly: true })
}

/** The same from the replica, where there is one: for boards, which may be seconds old rather than slow everybody. */
export function readingReplica<Result>(
  database: Database,
  actor: Actor,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  return transaction(database, actor, tx => work(tx), { readOnly: true, pool: database.replica })
}

const statements = new WeakMap<Actor, string>()

function claimStatement(actor: Actor): string {
  let statement = statements.get(actor)
  if (!statement) {
    const settings = Object.entries(claimSettings(actor)).map(
      ([name, value]) => `set_config('clearloop.${name}',${pg.escapeLiteral(value)},true)`,
    )
    // the policies make statements long to plan and the values in them change no plan: one plan a connection, kept
    statement = `select ${settings.join(',')},set_config('plan_cache_mode','force_generic_plan',true)`
    statements.set(actor, statement)
  }
  return statement
}

function transactionOn(client: pg.PoolClient, actor: Actor, afterCommit: (() => void)[]): Tx {
  return {
    actor,
    run: async ({ name, text }, values) => (await client.query({ name, text, values: values as unknown[] })).rows,
    query: async (text, values = []) => (await client.query(text, values as unknown[])).rows,
    onCommit: action => {
      afterCommit.push(action)
    },
  }
}
