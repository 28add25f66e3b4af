import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FileView } from '#contract/ground/file.ts'
import { readFile, readThumbnail, showFile, UploadParts, uploadFile } from '#contract/ground/file.ts'
import type { Actor } from '../database/claims.ts'
import { reading } from '../database/transaction.ts'
import { refuse } from '../errors/refuse.ts'
import { refuseInput } from '../errors/refuse-input.ts'
import { type Serving, serve } from '../http/serve.ts'
import { absent } from '../workflow/act.ts'
import { filesById } from './attach-files.ts'
import { byteRange } from './byte-range.ts'
import type { Derived } from './file-storage.ts'
import { admitFile, type Filing } from './receive-file.ts'
import { type TakenBytes, takeBytes } from './take-bytes.ts'

export interface ServingFiles extends Filing {
  /** Opening a file is a sensitive read. */
  readonly noteRead: (actor: Actor, noun: string, id: string, fields: readonly string[]) => void
}

/** Upload, facts, thumbnails and bytes of files. The app must have `@fastify/multipart`. */
export function serveFiles(serving: Serving, filing: ServingFiles): void {
  serve(serving, uploadFile, async ({ actor, request }) => {
    const { bytes, name, fields } = await readParts(filing, request)
    try {
      const parts = UploadParts.safeParse(fields)
      if (!parts.success) throw refuseInput(parts.error)
      const { requestId, takenAt, lng, lat, accuracy } = parts.data
      return await admitFile(filing, actor, bytes, {
        name,
        requestId,
        takenAt: momentAtDevice(takenAt, filing.clock.realNow()),
        place: lng === undefined || lat === undefined ? undefined : { lng, lat, accuracy },
      })
    } finally {
      await bytes.drop()
    }
  })

  const find = async (actor: Actor, id: string): Promise<FileView> => {
    const file = (await reading(filing.database, actor, tx => filesById(tx, [id]))).get(id)
    if (!file) throw absent()
    return file
  }

  serve(serving, showFile, ({ actor, params }) => find(actor, params.id))

  serve(serving, readFile, async ({ actor, params, request, reply }) => {
    const file = await find(actor, params.id)
    filing.noteRead(actor, 'file', file.id, ['bytes'])
    guardHeaders(reply, file)
    if (matches(request, reply, file.hash)) return undefined
    await sendBytes(filing, request, reply, file)
    return undefined
  })

  serve(serving, readThumbnail, async ({ actor, params, query, request, reply }) => {
    const file = await find(actor, params.id)
    const size = file.kind === 'image' ? await filing.storage.sizeOf(file.hash, query.size) : null
    if (size === null) throw absent()
    guardHeaders(reply, null)
    if (matches(request, reply, `${file.hash}.${query.size}`)) return undefined
    reply
      .type('image/webp')
      .header('content-length', size)
      .send(filing.storage.read(file.hash, { derived: query.size satisfies Derived }))
    return undefined
  })
}

export interface Parts {
  readonly bytes: TakenBytes
  readonly name: string
  readonly fields: Readonly<Record<string, string>>
}

/** Reads the form to its end; fields may come before or after the file. Whatever bytes were taken are dropped when it fails. */
export async function readParts(filing: Pick<Filing, 'storage'>, request: FastifyRequest): Promise<Parts> {
  const fields: Record<string, string> = {}
  let taken: { bytes: TakenBytes; name: string } | undefined
  try {
    if (!request.isMultipart()) throw noFile()
    for await (const part of request.parts()) {
      if (part.type === 'field') fields[part.fieldname] = String(part.value)
      else if (taken) throw refuse(422, 'invalid', { zh: '一次只能上传一个文件', en: 'One file at a time' })
      else taken = { bytes: await takeBytes(filing.storage, part.file), name: part.filename }
    }
    if (!taken) throw noFile()
    return { ...taken, fields }
  } catch (error) {
    await taken?.bytes.drop()
    // the reader of forms says so in words alone
    throw /multipart data|Boundary not found/.test(String(error)) ? brokenOff() : error
  }
}

const brokenOff = () =>
  refuse(
    400,
    'malformed',
    { zh: '上传中断，内容不完整', en: 'The upload broke off and is incomplete' },
    { zh: '请在网络稳定时重新上传', en: 'Upload it again on a steady connection' },
  )

const noFile = () =>
  refuse(
    422,
    'invalid',
    { zh: '没有收到文件', en: 'No file came' },
    { zh: '请选择文件后上传', en: 'Choose a file and upload it' },
    {
      fields: [{ path: 'file', zh: '此项必填', en: 'It is missing' }],
    },
  )

/** A device's clock is believed where it can be right: not in the future by more than a day, not before the campaign's decade. */
function momentAtDevice(text: string | undefined, now: Date): Date | undefined {
  if (text === undefined) return undefined
  const moment = new Date(text)
  const right = moment.getTime() > Date.UTC(2010, 0, 1) && moment.getTime() < now.getTime() + 86_400_000
  return right ? moment : undefined
}

/** A file is shown as what it is or not at all: no guessing of types, no scripts, and whatever is no picture is saved, not opened. */
function guardHeaders(reply: FastifyReply, attachment: FileView | null): void {
  reply.headers({
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'private, max-age=31536000, immutable',
  })
  if (!attachment) return
  const { name, kind } = attachment
  const plain = name.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_')
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    letter => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  reply.header(
    'content-disposition',
    `${kind === 'image' ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${encoded}`,
  )
}

function matches(request: FastifyRequest, reply: FastifyReply, tag: string): boolean {
  const etag = `"${tag}"`
  reply.header('etag', etag)
  if (request.headers['if-none-match'] !== etag) return false
  reply.code(304).send()
  return true
}

async function sendBytes(filing: Filing, request: FastifyRequest, reply: FastifyReply, file: FileView): Promise<void> {
  const size = await filing.storage.sizeOf(file.hash)
  if (size === null) {
    request.log.error({ fileId: file.id }, 'The bytes of a file are missing from the storage')
    throw refuse(503, 'unavailable', {
      zh: '文件暂时无法读取，请联系管理员',
      en: 'The file cannot be read now; tell the administrator',
    })
  }
  const range = byteRange(request.headers.range, size)
  reply.type(file.contentType).header('accept-ranges', 'bytes')
  if (range === 'unsatisfiable') {
    reply.code(416).header('content-range', `bytes */${size}`).send()
  } else if (range === 'none') {
    reply.header('content-length', size).send(filing.storage.read(file.hash))
  } else {
    reply
      .code(206)
      .header('content-range', `bytes ${range.start}-${range.end}/${size}`)
      .header('content-length', range.end - range.start + 1)
      .send(filing.storage.read(file.hash, range))
  }
}
