import fs from 'node:fs'
import path from 'node:path'
import { SUPERUSER } from './initialise-cluster.ts'
import { readPostmasterFile } from './leftover-postmaster.ts'
import { isHomeLocked } from './lock-home.ts'
import { chooseSocketDirectory, LOOPBACK } from './postgres-address.ts'
import { readSuperuserPassword } from './superuser-password.ts'

/** How to reach an embedded database as its superuser. */
export type EmbeddedConnection = {
  host: string
  port: number
  user: string
  password: string
  /** A directory that serves as `host` for a Unix socket, which costs less than TCP; undefined where its path is too long. */
  socketDirectory: string | undefined
}

/**
 * Finds the database that a living Clearloop has started on this home, for commands beside a running server. One that
 * outlived its Clearloop is not found: the next start ends it.
 *
 * @returns how to reach it, or undefined when none is running
 */
export function findEmbeddedPostgres(home: string): EmbeddedConnection | undefined {
  const visible = path.join(path.resolve(home), 'postgres')
  const postmaster = readPostmasterFile(visible)
  if (!postmaster?.ready) return undefined
  const dataDirectory = fs.realpathSync(visible)
  const password = readSuperuserPassword(home)
  if (!password || !isHomeLocked(path.dirname(dataDirectory), 'postgres')) return undefined
  const socketDirectory = chooseSocketDirectory(dataDirectory, postmaster.port)
  return { host: LOOPBACK, port: postmaster.port, user: SUPERUSER, password, socketDirectory }
}
