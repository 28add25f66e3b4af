import type { Readable } from 'node:stream'
import type { FileView } from '#contract/ground/file.ts'
import type { Clock } from '../clock/create-clock.ts'
import { dayOf } from '../clock/shanghai.ts'
import type { Actor } from '../database/claims.ts'
import type { Database } from '../database/database.ts'
import { reading, type Tx, transaction } from '../database/transaction.ts'
import { refuse } from '../errors/refuse.ts'
import { type FileKind, fileKind, safeName } from './file-kind.ts'
import type { FileStorage } from './file-storage.ts'
import { type FileRow, fileColumns, fileView } from './file-view.ts'
import { createGate } from './gate.ts'
import { type PictureFacts, readPicture } from './read-picture.ts'
import { type TakenBytes, takeBytes, tooLarge } from './take-bytes.ts'

export interface Filing {
  readonly database: Database
  readonly clock: Clock
  readonly storage: FileStorage
}

/** What is said about a file besides its bytes. Time and place are the device's at the shot. */
export interface Upload {
  readonly name: string
  readonly requestId: string
  readonly takenAt?: Date | undefined
  readonly place?: { readonly lng: number; readonly lat: number; readonly accuracy?: number | undefined } | undefined
}

/** What a post may upload in one day of real time. */
export const dailyQuota = { files: 2_000, bytes: 4 * 1024 * 1024 * 1024 }
const mostPictureBytes = 40 * 1024 * 1024

// decoding takes memory by the pixel
const decoding = createGate(2)

/**
 * Takes in a file: bytes first, then what they are, then what is known. Nothing is stored that is not on the list, over a limit or
 * broken. The same request again answers with the file of the first time.
 *
 * Throws 413, 415, 422, 429 and 507 as `uploadFile` of the contract says.
 */
export async function receiveFile(filing: Filing, actor: Actor, stream: Readable, upload: Upload): Promise<FileView> {
  const bytes = await takeBytes(filing.storage, stream)
  return admitFile(filing, actor, bytes, upload)
}

/** The same for bytes that have come in already, as from a form whose fields follow the file. */
export async function admitFile(filing: Filing, actor: Actor, bytes: TakenBytes, upload: Upload): Promise<FileView> {
  const { database, storage } = filing
  try {
    const earlier = await reading(database, actor, tx =>
      tx.query<FileRow>(`select ${fileColumns} from ground.file where post_id = $1 and request_id = $2`, [
        actor.postId,
        upload.requestId,
      ]),
    )
    if (earlier[0]) return sameBytes(earlier[0], bytes)
    await underQuota(filing, actor, bytes.size)
    const kind = await fileKind(bytes.path)
    if (kind.kind === 'image' && bytes.size > mostPictureBytes) throw tooLarge(mostPictureBytes)
    const picture = kind.kind === 'image' ? await decoding(() => readPicture(bytes.path)) : null
    await storage.keep(bytes.hash, bytes.path)
    if (picture) {
      await storage.keepDerived(bytes.hash, 'small', picture.small)
      await storage.keepDerived(bytes.hash, 'large', picture.large)
    }
    return await writeDown(filing, actor, { bytes, kind, picture, upload })
  } finally {
    await bytes.drop()
  }
}

function sameBytes(row: FileRow, { hash }: TakenBytes): FileView {
  if (row.hash !== hash) {
    throw refuse(409, 'requestIdReused', {
      zh: '同一请求编号已用于另一份文件，请重新上传',
      en: 'The request id was used for another file; upload it afresh',
    })
  }
  return fileView(row)
}

interface Used extends Record<string, unknown> {
  readonly files: number
  readonly bytes: number
}

/** Refuses with 429 what would go over the post's day, before anything of it is stored. */
export async function underQuota(
  { database, clock }: Pick<Filing, 'database' | 'clock'>,
  actor: Actor,
  size: number,
): Promise<void> {
  const [used] = await reading(database, actor, tx =>
    tx.query<Used>('select files, bytes from ground.upload_day where post_id = $1 and day = $2', [
      actor.postId,
      dayOf(clock.realNow()),
    ]),
  )
  refuseOver({ files: (used?.files ?? 0) + 1, bytes: (used?.bytes ?? 0) + size })
}

/** Counts an upload of the acting post. Many at once each saw room for themselves; here they come one after the other, or get 429. */
export async function countUpload(tx: Tx, clock: Clock, size: number): Promise<void> {
  const [used] = await tx.query<Used>(
    `insert into ground.upload_day as known (post_id, day, files, bytes) values ($1, $2, 1, $3)
     on conflict (post_id, day) do update set files = known.files + 1, bytes = known.bytes + excluded.bytes returning files, bytes`,
    [tx.actor.postId, dayOf(clock.realNow()), size],
  )
  if (used) refuseOver(used)
}

function refuseOver({ files, bytes }: Used): void {
  if (files <= dailyQuota.files && bytes <= dailyQuota.bytes) return
  throw refuse(
    429,
    'tooOften',
    { zh: '本岗位今日上传已达上限', en: 'This post has uploaded as much as it may today' },
    {
      zh: `每岗位每天 ${dailyQuota.files} 个文件、${dailyQuota.bytes / 1024 ** 3} GB，明日恢复`,
      en: `${dailyQuota.files} files and ${dailyQuota.bytes / 1024 ** 3} GB a day for each post; it begins anew tomorrow`,
    },
  )
}

function writeDown(
  { database, clock }: Filing,
  actor: Actor,
  { bytes, kind, picture, upload }: { bytes: TakenBytes; kind: FileKind; picture: PictureFacts | null; upload: Upload },
): Promise<FileView> {
  const takenAt = upload.takenAt ?? picture?.takenAt ?? null
  const place = upload.place ?? picture?.place ?? null
  return transaction(database, actor, async tx => {
    const [row] = await tx.query<FileRow>(
      `insert into ground.file as file (hash, kind, content_type, name, size, width, height, likeness, taken_at, time_source, lng, lat,
         accuracy, place_source, post_id, person_id, unit_id, request_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8::bit(64), $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
       on conflict (post_id, request_id) do nothing returning ${fileColumns}`,
      [
        bytes.hash,
        kind.kind,
        kind.contentType,
        safeName(upload.name, kind),
        bytes.size,
        picture?.width ?? null,
        picture?.height ?? null,
        picture?.likeness ?? null,
        takenAt,
        upload.takenAt ? 'capture' : picture?.takenAt ? 'exif' : 'none',
        place?.lng ?? null,
        place?.lat ?? null,
        upload.place?.accuracy ?? null,
        upload.place ? 'capture' : picture?.place ? 'exif' : 'none',
        actor.postId,
        actor.personId,
        actor.unitId,
        upload.requestId,
      ],
    )
    if (row) {
      await countUpload(tx, clock, bytes.size)
      return fileView(row)
    }
    // the same request came twice at once
    const [other] = await tx.query<FileRow>(
      `select ${fileColumns} from ground.file where post_id = $1 and request_id = $2`,
      [actor.postId, upload.requestId],
    )
    if (!other) throw new Error('A file of this request exists and cannot be read by its post')
    return sameBytes(other, bytes)
  })
}
