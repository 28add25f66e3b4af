import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { refuse } from '#ground/errors/refuse.ts'
import { readParts } from '#ground/files/index.ts'
import { issueWords } from '#ground/http/serve.ts'
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
  { storage }: Pick<TakingIn, 'storage'>,
  request: FastifyRequest,
): Promise<UploadedList> {
  const { bytes, name, fields } = await readParts({ storage }, request)
  try {
    const read = Fields.safeParse(fields)
    if (!read.success) {
      throw refuse(422, 'invalid', { zh: '有填写项不符合要求', en: 'Some fields are not as they must be' }, undefined, {
        fields: read.error.issues.map(issue => ({ path: issue.path.join('.'), ...issueWords(issue) })),
      })
    }
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
