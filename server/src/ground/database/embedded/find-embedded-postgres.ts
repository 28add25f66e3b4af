import fs from 'node:fs'
import path from 'node:path'
import { SUPERUSER } from './initialise-cluster.ts'
import { readPostmasterFile } from './leftover-postmaster.ts'
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
 * Finds the database another process has started on this home, for commands beside a running server.
 *
 * @returns how to reach it, or undefined when none is running
 */
export function findEmbeddedPostgres(home: string): EmbeddedConnection | undefined {
  const dataDirectory = path.join(path.resolve(home), 'postgres')
  const postmaster = readPostmasterFile(dataDirectory)
  const password = readSuperuserPassword(home)
  if (!postmaster?.ready || !password) return undefined
  const socketDirectory = chooseSocketDirectory(fs.realpathSync(dataDirectory), postmaster.port)
  return { host: LOOPBACK, port: postmaster.port, user: SUPERUSER, password, socketDirectory }
}
