import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import type { PostgresAccount } from './postgres-account.ts'

const SHARED_PLACE = '/var/lib/clearloop/homes'

/**
 * Where PostgreSQL's data lives: `<home>/postgres`. When root runs Clearloop in a home that the database's account
 * can't enter (under /root), the data goes to a directory under /var/lib and `<home>/postgres` is a link to it, so the
 * home still names all of its parts.
 *
 * @returns `place`, an existing directory that holds the data directory, and `dataDirectory`, which may not exist yet
 */
export function placeData(
  home: string,
  account: PostgresAccount | undefined,
): { place: string; dataDirectory: string } {
  const visible = path.join(home, 'postgres')
  const link = fs.lstatSync(visible, { throwIfNoEntry: false })
  if (link?.isSymbolicLink()) {
    const dataDirectory = path.resolve(home, fs.readlinkSync(visible))
    const place = path.dirname(dataDirectory)
    fs.mkdirSync(place, { recursive: true, mode: 0o711 })
    return { place, dataDirectory }
  }
  if (link || !account || canEnter(home, account) || openEmptyHome(home, account))
    return { place: home, dataDirectory: visible }

  const place = path.join(SHARED_PLACE, createHash('sha256').update(fs.realpathSync(home)).digest('hex').slice(0, 16))
  fs.mkdirSync(place, { recursive: true, mode: 0o711 })
  const dataDirectory = path.join(place, 'postgres')
  fs.symlinkSync(dataDirectory, visible)
  return { place, dataDirectory }
}

/** An empty home of ours that is merely closed, as `mktemp -d` makes it, is opened for passing through; nothing lies in it yet. */
function openEmptyHome(home: string, account: PostgresAccount): boolean {
  const state = fs.statSync(home)
  if (state.uid !== process.getuid?.() || fs.readdirSync(home).length > 0) return false
  if (!canEnter(path.dirname(fs.realpathSync(home)), account)) return false
  fs.chmodSync(home, 0o711)
  return true
}

function canEnter(directory: string, account: PostgresAccount): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd -- "$0"', directory], { ...account, cwd: '/', stdio: 'ignore' }).status === 0
}
