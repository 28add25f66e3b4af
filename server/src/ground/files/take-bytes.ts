import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { refuse } from '../errors/refuse.ts'
import type { FileStorage } from './file-storage.ts'

/** Bytes that have come in and are not stored yet. */
export interface TakenBytes {
  readonly path: string
  readonly hash: string
  readonly size: number
  /** Removes the incoming copy; harmless when it is gone. */
  drop(): Promise<void>
}

export const mostBytes = 100 * 1024 * 1024

/** Writes a stream down beside the storage and hashes it on the way. Throws 413 over the limit and 422 for nothing at all. */
export async function takeBytes(storage: FileStorage, stream: Readable, most = mostBytes): Promise<TakenBytes> {
  const path = await storage.incoming()
  const drop = () => rm(path, { force: true })
  const hash = createHash('sha256')
  let size = 0
  try {
    await pipeline(
      stream,
      async function* measure(chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          size += chunk.length
          if (size > most) throw tooLarge(most)
          hash.update(chunk)
          yield chunk
        }
      },
      createWriteStream(path, { mode: 0o600, flags: 'wx' }),
    )
    if (size === 0) {
      throw refuse(
        422,
        'invalid',
        { zh: '文件是空的', en: 'The file is empty' },
        { zh: '请重新选择文件', en: 'Choose the file again' },
      )
    }
    return { path, hash: hash.digest('hex'), size, drop }
  } catch (error) {
    await drop()
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') {
      throw refuse(507, 'noSpace', {
        zh: '服务器存储空间不足，文件未保存',
        en: 'There is no room left on the server; the file was not stored',
      })
    }
    throw error
  }
}

export function tooLarge(most: number) {
  const megabytes = Math.floor(most / 1024 / 1024)
  return refuse(
    413,
    'tooLarge',
    { zh: `文件超过 ${megabytes} MB`, en: `The file is over ${megabytes} MB` },
    { zh: `请压缩或拆分到 ${megabytes} MB 以内`, en: `Bring it under ${megabytes} MB` },
  )
}
