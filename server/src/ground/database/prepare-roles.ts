import pg from 'pg'

/** The two roles of an installation: one owns the tables and migrates, the other serves and is bound by row-level security. */
export interface RolePasswords {
  readonly owner: string
  readonly app: string
}

/**
 * Makes, in a fresh cluster, the roles `clearloop_owner` and `clearloop_app` and the database; harmless when they are there.
 * For an existing PostgreSQL an administrator does the same by hand, see docs/operations/install.md.
 */
export async function prepareRoles(superuserUrl: string, database: string, passwords: RolePasswords): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  try {
    for (const [role, password] of [
      ['clearloop_owner', passwords.owner],
      ['clearloop_app', passwords.app],
    ] as const) {
      const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role])
      await client.query(
        `${rowCount ? 'alter' : 'create'} role ${role} login nosuperuser nobypassrls nocreaterole nocreatedb password ${pg.escapeLiteral(password)}`,
      )
    }
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database])
    if (!rowCount) await client.query(`create database ${pg.escapeIdentifier(database)} owner clearloop_owner`)
  } finally {
    await client.end()
  }
}
