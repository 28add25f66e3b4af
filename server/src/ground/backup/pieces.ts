import { createCipheriv, createDecipheriv, createHash, type DecipherGCM, randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createZstdCompress, createZstdDecompress } from 'node:zlib'
import { z } from 'zod'
import { BackupFault } from './backup-fault.ts'

/** One file of a backup as it lies there: path within the folder, bytes and SHA-256 after compressing and sealing. */
export const Piece = z.object({
  // nothing in a backup names a place outside it
  path: z.string().regex(/^(?!\/)(?!.*(?:^|\/)\.\.(?:\/|$))[^\0]+$/),
  size: z.number().int(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
})
export type Piece = z.infer<typeof Piece>

/** How pieces lie: sealed with a key or readable, compressed or as they came. */
export interface PieceForm {
  readonly key: Buffer | null
  readonly compressed: boolean
}

type Bytes = AsyncIterable<Buffer>

const nonceBytes = 12
const tagBytes = 16

/** Writes a piece, hashing what reaches the disk. A piece that is broken off leaves nothing. */
export async function writePiece(folder: string, path: string, source: Bytes, form: PieceForm): Promise<Piece> {
  const place = join(folder, path)
  await mkdir(dirname(place), { recursive: true, mode: 0o700 })
  const hash = createHash('sha256')
  let size = 0
  const compressed = form.compressed ? through(source, createZstdCompress()) : source
  const stored = form.key ? sealed(compressed, form.key, path) : compressed
  try {
    await pipeline(
      stored,
      async function* measure(chunks: Bytes) {
        for await (const chunk of chunks) {
          hash.update(chunk)
          size += chunk.length
          yield chunk
        }
      },
      createWriteStream(place, { flags: 'wx', mode: 0o600, flush: true }),
    )
  } catch (error) {
    await rm(place, { force: true })
    throw error
  }
  return { path, size, hash: hash.digest('hex') }
}

/** The bytes a piece was made of. Its hash has been checked by `checkPiece`. */
export function readPiece(folder: string, { path }: Pick<Piece, 'path'>, form: PieceForm): Bytes {
  const stored: Bytes = createReadStream(join(folder, path))
  const opened = form.key ? unsealed(stored, form.key, path) : stored
  return form.compressed ? through(opened, createZstdDecompress()) : opened
}

/** Throws a `BackupFault` that names the piece where it is missing, shorter or longer, or not what was written. */
export async function checkPiece(folder: string, { path, size, hash }: Piece): Promise<void> {
  const place = join(folder, path)
  const lies = await stat(place).catch(() => null)
  if (!lies?.isFile()) throw new BackupFault(`备份缺少文件 ${path}`, `The backup lacks the file ${path}`)
  if (lies.size !== size) {
    throw new BackupFault(
      `备份文件 ${path} 不完整：应为 ${size} 字节，实为 ${lies.size} 字节`,
      `The backup’s file ${path} is not whole: ${size} bytes were written, ${lies.size} are there`,
    )
  }
  if ((await hashOfFile(place)) !== hash) {
    throw new BackupFault(
      `备份文件 ${path} 已被改动，与清单不符`,
      `The backup’s file ${path} was changed: it is not what the manifest says`,
    )
  }
}

export async function hashOfFile(place: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(place, { highWaterMark: 256 * 1024 })) hash.update(chunk)
  return hash.digest('hex')
}

/** Brings a folder's list of names to the disk, as `flush` does for what lies in it. */
export async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function* through(source: Bytes, change: ReturnType<typeof createZstdCompress>): Bytes {
  const feeding = pipeline(Readable.from(source), change)
  // an error reaches whoever reads the stream; it needs no second place to be told
  feeding.catch(() => {})
  yield* change as Bytes
  await feeding
}

/** Nonce, ciphertext, tag. The path is bound to it: a piece that is moved to another's place does not open. */
async function* sealed(source: Bytes, key: Buffer, path: string): Bytes {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(path))
  yield nonce
  for await (const chunk of source) yield cipher.update(chunk)
  yield cipher.final()
  yield cipher.getAuthTag()
}

async function* unsealed(stored: Bytes, key: Buffer, path: string): Bytes {
  let held: Buffer = Buffer.alloc(0)
  let decipher: DecipherGCM | undefined
  for await (const chunk of stored) {
    held = Buffer.concat([held, chunk])
    if (!decipher) {
      if (held.length < nonceBytes) continue
      decipher = createDecipheriv('aes-256-gcm', key, held.subarray(0, nonceBytes))
      decipher.setAAD(Buffer.from(path))
      held = held.subarray(nonceBytes)
    }
    // the last bytes are the tag, and which are the last is known at the end
    if (held.length <= tagBytes) continue
    yield decipher.update(held.subarray(0, held.length - tagBytes))
    held = held.subarray(held.length - tagBytes)
  }
  if (!decipher || held.length < tagBytes) throw cannotOpen(path)
  decipher.setAuthTag(held)
  try {
    yield decipher.final()
  } catch (cause) {
    throw cannotOpen(path, cause)
  }
}

function cannotOpen(path: string, cause?: unknown): BackupFault {
  return new BackupFault(
    `无法解密 ${path}：口令不对，或文件已被改动`,
    `${path} cannot be opened: the passphrase is another, or the file was changed`,
    { cause },
  )
}
