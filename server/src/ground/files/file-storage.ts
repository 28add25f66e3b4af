import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { link, mkdir, open, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'

/** What is derived from a stored file and stored beside it. */
export type Derived = 'small' | 'large'

/** Where bytes lie, by their hash. Nothing that lies there is ever overwritten or changed. */
export interface FileStorage {
  /** A path for bytes that are still coming in; the caller removes it. */
  incoming(): Promise<string>
  /** Keeps a finished incoming file under its hash; does nothing when those bytes are there already. */
  keep(hash: string, incomingPath: string): Promise<void>
  keepDerived(hash: string, derived: Derived, bytes: Buffer): Promise<void>
  /** Bytes, or null where nothing lies there. */
  sizeOf(hash: string, derived?: Derived): Promise<number | null>
  /** `end` counts in, as in HTTP ranges. */
  read(hash: string, options?: { start?: number; end?: number; derived?: Derived }): Readable
}

/** Storage in a folder: `files/ab/cd/<hash>`, thumbnails under their own branch, incoming bytes beside them on the same disk. */
export function folderStorage(home: string): FileStorage {
  const base = join(home, 'files')
  const placeOf = (hash: string, derived?: Derived) => {
    if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error('A stored file is named by its SHA-256')
    return derived
      ? join(base, 'thumbnails', hash.slice(0, 2), hash.slice(2, 4), `${hash}.${derived}.webp`)
      : join(base, hash.slice(0, 2), hash.slice(2, 4), hash)
  }
  const incoming = async () => {
    const folder = join(base, 'incoming')
    await mkdir(folder, { recursive: true, mode: 0o700 })
    return join(folder, randomUUID())
  }
  return {
    incoming,
    keep: (hash, incomingPath) => linkInto(incomingPath, placeOf(hash)),
    keepDerived: async (hash, derived, bytes) => {
      const temporary = await incoming()
      try {
        await writeFile(temporary, bytes, { mode: 0o600 })
        await linkInto(temporary, placeOf(hash, derived))
      } finally {
        await rm(temporary, { force: true })
      }
    },
    sizeOf: async (hash, derived) => {
      try {
        return (await stat(placeOf(hash, derived))).size
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
        throw error
      }
    },
    read: (hash, { start, end, derived } = {}) =>
      createReadStream(placeOf(hash, derived), {
        ...(start === undefined ? {} : { start }),
        ...(end === undefined ? {} : { end }),
      }),
  }
}

/** A link appears whole or not at all, and fails where something is: nothing is half written, nothing overwritten. */
async function linkInto(from: string, to: string): Promise<void> {
  await onDisk(from)
  await mkdir(dirname(to), { recursive: true, mode: 0o700 })
  try {
    await link(from, to)
    await onDisk(dirname(to))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}

async function onDisk(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
