import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { link, mkdir, readdir, rm, stat } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import { type Piece, writePiece } from './pieces.ts'

/** How the copying of stored files ended. */
export interface FilesCopied {
  readonly count: number
  readonly bytes: number
  /** Hashes of whole originals among them. */
  readonly hashes: ReadonlySet<string>
}

/**
 * Copies every stored file, thumbnails included: stored bytes are never changed or removed, so what is there after the snapshot holds
 * all that the snapshot names. A file that is no longer what its name says is left out. Unsealed, a file that the backup before has
 * already is linked to it and takes no room twice.
 *
 * @param onPiece told of each piece, in order
 */
export async function copyFiles(
  home: string,
  folder: string,
  { key, before, onPiece }: { key: Buffer | null; before: string | null; onPiece: (piece: Piece) => Promise<void> },
): Promise<FilesCopied> {
  const stored = join(home, 'files')
  const hashes = new Set<string>()
  let count = 0
  let bytes = 0
  for await (const place of walk(stored)) {
    const name = basename(place)
    const path = join('files', relative(stored, place))
    const isOriginal = /^[0-9a-f]{64}$/.test(name)
    const piece =
      (key === null && isOriginal && before ? await linkBefore(join(before, path), folder, path, place) : null) ??
      (await copyFile(place, folder, path, { key, expected: isOriginal ? name : null }))
    if (!piece) continue
    if (isOriginal) hashes.add(name)
    count += 1
    bytes += piece.size
    await onPiece(piece)
  }
  return { count, bytes, hashes }
}

async function* walk(folder: string): AsyncIterable<string> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(error => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  })
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    // what is still coming in belongs to nothing yet
    if (entry.isDirectory() && entry.name === 'incoming') continue
    const place = join(folder, entry.name)
    if (entry.isDirectory()) yield* walk(place)
    else if (entry.isFile()) yield place
  }
}

/** The hash is the name: what lies in the backup before was checked when it was written there. */
async function linkBefore(earlier: string, folder: string, path: string, place: string): Promise<Piece | null> {
  const [known, present] = await Promise.all([stat(earlier).catch(() => null), stat(place)])
  if (known?.size !== present.size) return null
  try {
    await mkdir(dirname(join(folder, path)), { recursive: true, mode: 0o700 })
    await link(earlier, join(folder, path))
    return { path, size: known.size, hash: basename(path) }
  } catch {
    // another disk, or one that knows no links: it is copied
    return null
  }
}

/** @returns null where the bytes are not those that the name says */
async function copyFile(
  place: string,
  folder: string,
  path: string,
  { key, expected }: { key: Buffer | null; expected: string | null },
): Promise<Piece | null> {
  const hash = createHash('sha256')
  async function* hashed() {
    for await (const chunk of createReadStream(place, { highWaterMark: 256 * 1024 })) {
      hash.update(chunk)
      yield chunk as Buffer
    }
  }
  const piece = await writePiece(folder, path, hashed(), { key, compressed: false })
  if (expected === null || hash.digest('hex') === expected) return piece
  await rm(join(folder, path))
  return null
}
