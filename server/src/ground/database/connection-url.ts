import type { EmbeddedConnection } from './embedded/find-embedded-postgres.ts'

/** The address of a database in a cluster, as a user; passwords stay out of arguments and logs. */
export function connectionUrl(
  cluster: Pick<EmbeddedConnection, 'host' | 'port'>,
  { user, password, database }: { user: string; password: string; database: string },
): string {
  const url = new URL(`postgres://${cluster.host}:${cluster.port}/${database}`)
  url.username = user
  url.password = password
  return url.href
}
