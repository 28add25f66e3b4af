import pg from 'pg'

/** Connections of one process to one database. `direct` goes past a pooler: LISTEN and advisory locks need it. */
export interface Database {
  readonly pool: pg.Pool
  /** For boards: a read-only replica where the operator has one, else the same connections. What it shows may be seconds old. */
  readonly replica: pg.Pool
  readonly directUrl: string
  close(): Promise<void>
}

// 20 = int8, 1082 = date, 1700 = numeric: counts and amounts here fit a double, and a day is a text, never a moment
pg.types.setTypeParser(20, Number)
pg.types.setTypeParser(1700, Number)
pg.types.setTypeParser(1082, text => text)

/** Opens the pool of the runtime role. `connections` is the most this process holds at once, on the replica as many again. */
export function openDatabase(url: string, { directUrl = url, readUrl = url, connections = 20 } = {}): Database {
  const pool = openPool(url, connections)
  if (readUrl === url) return { pool, replica: pool, directUrl, close: () => pool.end() }
  const replica = openPool(readUrl, connections)
  return {
    pool,
    replica,
    directUrl,
    close: async () => {
      await Promise.all([pool.end(), replica.end()])
    },
  }
}

function openPool(url: string, connections: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    // statements of a transaction that do not need each other's answers travel together
    pipeline: true,
  })
  // a connection that dies while idle is replaced by the pool; without a listener it would end the process
  pool.on('error', () => {})
  return pool
}

/** Refuses to serve through a role that row-level security does not bind: superuser, bypassing, or owner of the tables. */
export async function refuseBypassingRole({ pool, replica }: Database): Promise<void> {
  await refuseIfBypassing(pool, 'DATABASE_URL')
  if (replica !== pool) await refuseIfBypassing(replica, 'DATABASE_READ_URL')
}

async function refuseIfBypassing(pool: pg.Pool, variable: string): Promise<void> {
  const { rows } = await pool.query<{ name: string; bypasses: boolean; owns: boolean }>(
    `select rolname as name, rolsuper or rolbypassrls as bypasses,
       exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
               where c.relkind in ('r', 'p') and c.relrowsecurity and pg_has_role(current_user, c.relowner, 'USAGE')) as owns
     from pg_roles where rolname = current_user`,
  )
  const role = rows[0]
  if (!role || role.bypasses || role.owns) {
    throw new Error(
      `数据库运行角色 ${role?.name} 可以绕过行级安全，拒绝启动。请在 ${variable} 中使用不拥有表、无 SUPERUSER 与 BYPASSRLS 的角色。` +
        ` / The runtime role ${role?.name} could bypass row-level security; ${variable} needs a role that owns nothing and has neither SUPERUSER nor BYPASSRLS.`,
    )
  }
}
