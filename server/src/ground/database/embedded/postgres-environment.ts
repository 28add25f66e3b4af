/**
 * The environment PostgreSQL's programs get. Ours is not passed on: it holds addresses and keys that the database has
 * no use for and that anyone with its account could read from /proc.
 */
export function postgresEnvironment(): NodeJS.ProcessEnv {
  return { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }
}
