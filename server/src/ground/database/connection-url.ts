import type { EmbeddedConnection } from './embedded/find-embedded-postgres.ts'

/**
 * The address of a database in a cluster, as a user; passwords stay out of arguments and logs. By its socket where it has one, which
 * costs each statement less than the loopback address does.
 */
export function connectionUrl(
  cluster: Pick<EmbeddedConnection, 'host' | 'port' | 'socketDirectory'>,
  { user, password, database }: { user: string; password: string; database: string },
): string {
  const url = new URL(`postgres://${cluster.host}:${cluster.port}/${database}`)
  url.username = user
  url.password = password
  if (cluster.socketDirectory) url.searchParams.set('host', cluster.socketDirectory)
  return url.href
}
