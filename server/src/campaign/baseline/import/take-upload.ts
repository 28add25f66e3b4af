import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Actor } from '#ground/database/claims.ts'
import { refuseInput } from '#ground/errors/refuse-input.ts'
import { readParts, underQuota } from '#ground/files/index.ts'
import type { UploadedList } from './receive-list.ts'
import type { TakingIn } from './taking-in.ts'

const id = z
  .string()
  .max(60)
  .transform(text => (text === '' ? undefined : text))
  .optional()
const Fields = z.object({ requestId: z.uuid(), area: id, township: id, industry: id })

/**
 * Takes the form of an upload: the file is kept under its hash as it came, and judged by its content later, in a process of its own.
 * Throws 413 over 50 MB, 422 for fields and for no file.
 */
export async function takeUpload(
  { storage, database, clock }: Pick<TakingIn, 'storage' | 'database' | 'clock'>,
  actor: Actor,
  request: FastifyRequest,
): Promise<UploadedList> {
  const { bytes, name, fields } = await readParts({ storage }, request)
  try {
    const read = Fields.safeParse(fields)
    if (!read.success) throw refuseInput(read.error)
    await underQuota({ database, clock }, actor, bytes.size)
    await storage.keep(bytes.hash, bytes.path)
    return { ...read.data, fileName: safeName(name), fileSize: bytes.size, fileHash: bytes.hash }
  } finally {
    await bytes.drop()
  }
}

/** The last part of the name without signs that no file has. */
function safeName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? ''
  return (
    last
      .replaceAll(/\p{Cc}/gu, '')
      .trim()
      .slice(0, 200) || '清单'
  )
}
