import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { BackupFault } from './backup-fault.ts'
import { deriveKey, newKeyDerivation } from './backup-key.ts'
import { copyFiles } from './copy-files.ts'
import { copyTables } from './copy-tables.ts'
import { copyHomeParts } from './home-parts.ts'
import { type Manifest, writeManifest } from './manifest.ts'
import { flushFolder, type Piece, writePiece } from './pieces.ts'

/** What is backed up, and how. */
export interface BackupSource {
  /** Of a role that sees every row whatever the policies say; never used for serving. */
  readonly backupUrl: string
  readonly home: string
  readonly campaign: string
  readonly version: string
  /** Statements that select the hashes of stored files, one for each noun that keeps any. */
  readonly storedFiles: readonly string[]
}

export interface BackupWish {
  readonly runId: string
  /** The folder in which backups lie beside each other. */
  readonly into: string
  /** `clearloop-20240620T020000Z` */
  readonly name: string
  readonly passphrase: string | null
  readonly madeAt: Date
  readonly onProgress?: (fraction: number) => void
}

/** Tables take the first half of the way, files the other. */
const half = 0.5

/**
 * Makes one backup while the server goes on. The folder appears under its name once it is whole and on the disk; one that is broken
 * off leaves nothing.
 *
 * Throws a `BackupFault` where another backup is under way.
 */
export async function writeBackup(source: BackupSource, wish: BackupWish): Promise<Manifest> {
  const { into, name, passphrase, onProgress = () => {} } = wish
  const derivation = passphrase === null ? null : newKeyDerivation(passphrase)
  const key = passphrase !== null && derivation ? await deriveKey(passphrase, derivation) : null
  const client = new pg.Client({ connectionString: source.backupUrl })
  await client.connect()
  const partial = join(into, `${name}.partial`)
  try {
    await oneAtATime(client)
    await mkdir(into, { recursive: true, mode: 0o700 })
    await removePartial(into)
    await mkdir(partial, { mode: 0o700 })
    const { namedFiles, ...copied } = await copyTables(client, partial, {
      key,
      storedFiles: source.storedFiles,
      onTable: fraction => onProgress(fraction * half),
    })
    const home = await copyHomeParts(source.home, partial, { key, lastSeal: copied.lastSeal })
    const { fileList, files, hashes } = await copyAllFiles(source.home, partial, { key, into, onProgress })
    const missing = [...namedFiles].filter(hash => !hashes.has(hash))
    const manifest: Manifest = {
      runId: wish.runId,
      madeAt: wish.madeAt.toISOString(),
      version: source.version,
      campaign: source.campaign,
      ...copied,
      home,
      fileList,
      files,
      missingFiles: { count: missing.length, some: missing.slice(0, 20) },
    }
    await writeManifest(partial, manifest, { key, derivation })
    await flushFolder(partial)
    await rename(partial, join(into, name))
    await flushFolder(into)
    return manifest
  } catch (error) {
    await rm(partial, { recursive: true, force: true })
    throw error
  } finally {
    await client.end()
  }
}

/** The lock goes with the connection, however it ends. */
async function oneAtATime(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ free: boolean }>(
    `select pg_try_advisory_lock(hashtext('clearloop.backup')) as free`,
  )
  if (rows[0]?.free) return
  throw new BackupFault('已有一次备份正在进行，请等它结束后再试', 'A backup is under way; try again when it has ended')
}

/** What a process that was killed left behind; nobody else writes here while the lock is held. */
async function removePartial(into: string): Promise<void> {
  for (const name of await readdir(into)) {
    if (/^clearloop-\d{8}T\d{6}Z\.partial$/.test(name)) await rm(join(into, name), { recursive: true, force: true })
  }
}

async function copyAllFiles(
  home: string,
  folder: string,
  { key, into, onProgress }: { key: Buffer | null; into: string; onProgress: (fraction: number) => void },
) {
  const before = (await backupNames(into)).at(-1)
  const lines: string[] = []
  const copied = await copyFiles(home, folder, {
    key,
    before: before === undefined ? null : join(into, before),
    onPiece: async ({ path, size, hash }: Piece) => {
      lines.push(`${hash} ${size} ${path}\n`)
      // how many there are is known at the end; the way there only ever grows
      onProgress(half + half * (1 - 1 / (1 + lines.length / 1000)))
    },
  })
  async function* content() {
    for (let at = 0; at < lines.length; at += 10_000) yield Buffer.from(lines.slice(at, at + 10_000).join(''))
  }
  const fileList = await writePiece(folder, 'files.list', content(), { key, compressed: true })
  return { fileList, files: { count: copied.count, bytes: copied.bytes }, hashes: copied.hashes }
}

/** Names of whole backups in a folder, the oldest first. */
export async function backupNames(into: string): Promise<string[]> {
  const names = await readdir(into).catch(error => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  })
  return names.filter(name => /^clearloop-\d{8}T\d{6}Z$/.test(name)).sort()
}

/** Real time to the second, as a name that sorts by time. */
export function backupName(at: Date): string {
  return `clearloop-${at.toISOString().replaceAll(/[-:]|\.\d+/g, '')}`
}
