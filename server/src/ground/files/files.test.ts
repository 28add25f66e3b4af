import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as XLSX from '@e965/xlsx'
import multipart from '@fastify/multipart'
import exifr from 'exifr'
import Fastify, { type FastifyInstance } from 'fastify'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FileView } from '#contract/ground/file.ts'
import type { Role, Scope } from '#contract/ground/role.ts'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-database.ts'
import { fixedClock } from '../clock/create-clock.ts'
import { type Actor, servicePost } from '../database/claims.ts'
import { reading, transaction } from '../database/transaction.ts'
import { answerErrors } from '../http/answer-errors.ts'
import type { Cell } from '../workflow/workflow.ts'
import { attachFiles, attachmentsOf, folderStorage, serveFiles } from './index.ts'
import { dailyQuota } from './receive-file.ts'

let database: FreshDatabase
let home: string
let app: FastifyInstance
const actors = new Map<string, Actor>()
const reads: string[] = []

beforeAll(async () => {
  database = await freshDatabase()
  home = await mkdtemp(join(tmpdir(), 'clearloop-files-'))
  app = Fastify()
  await app.register(multipart, { limits: { fileSize: 100 * 1024 * 1024 } })
  answerErrors(app)
  serveFiles(
    {
      app,
      endpoints: [],
      readSession: async request => {
        const actor = actors.get(String(request.headers['x-test-person']))
        return actor ? { id: 's', personId: actor.personId, mustChangePassword: false, actor } : null
      },
    },
    {
      database,
      clock: fixedClock('2024-06-01T09:00:00+08:00'),
      storage: folderStorage(home),
      noteRead: (actor, noun, id) => reads.push(`${actor.postId} ${noun} ${id}`),
    },
  )
})
afterAll(async () => {
  await app.close()
  await database.drop()
  await rm(home, { recursive: true, force: true })
})

function person(role: Role, scope: Scope, unitId = 'unit'): Actor & { name: string } {
  const name = randomUUID()
  const actor = { postId: randomUUID(), personId: randomUUID(), unitId, role, scope, words: '测试' }
  actors.set(name, actor)
  return { ...actor, name }
}
const officer = (township: string) =>
  person('townshipOfficer', { kind: 'townships', townships: [township], industries: null })

type Sent = { status: number; body: FileView & { code: string; detail: { zh: string }; fields?: { path: string }[] } }

async function upload(
  who: { name: string },
  bytes: Buffer,
  name: string,
  fields: Record<string, string> = {},
): Promise<Sent> {
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(bytes)]), name)
  for (const [field, value] of Object.entries({ requestId: randomUUID(), ...fields })) form.set(field, value)
  const request = new Response(form)
  const response = await app.inject({
    method: 'POST',
    url: '/api/files',
    headers: { 'content-type': request.headers.get('content-type') ?? '', 'x-test-person': who.name },
    payload: Buffer.from(await request.arrayBuffer()),
  })
  return { status: response.statusCode, body: response.json() }
}

const get = (who: { name: string }, url: string, headers: Record<string, string> = {}) =>
  app.inject({ url, headers: { 'x-test-person': who.name, ...headers } })

let shade = 0
/** A picture no two of which are alike in their bytes. */
function picture(width = 60, height = 40) {
  shade += 1
  return sharp({ create: { width, height, channels: 3, background: { r: shade % 256, g: (shade * 7) % 256, b: 90 } } })
}

const cell = (township: string, enterpriseId: string | null = null): Cell => ({
  area: 'jiangshan',
  county: 'jiangshan',
  township,
  industry: 'furniture',
  enterpriseId,
})

async function storedFiles(): Promise<string[]> {
  const entries = await readdir(join(home, 'files'), { recursive: true, withFileTypes: true })
  return entries.filter(entry => entry.isFile()).map(entry => entry.name)
}

test('a photo keeps its bytes and says when and where it was taken, by whose word, upright', async () => {
  const bytes = await picture(60, 40)
    .withExif({
      IFD0: { Orientation: '6' },
      IFD2: { DateTimeOriginal: '2024:05:30 08:15:00' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '28/1 44/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '118/1 37/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
  const who = officer('hecun')
  const { status, body } = await upload(who, bytes, '车间.JPG')
  expect(status).toBe(200)
  expect(body).toMatchObject({
    name: '车间.jpg',
    kind: 'image',
    contentType: 'image/jpeg',
    size: bytes.length,
    width: 40,
    height: 60,
    takenAt: '2024-05-30T00:15:00.000Z',
    source: { time: 'exif', place: 'exif' },
  })
  expect(body.place?.lat).toBeCloseTo(28.7333, 3)
  expect(body.place?.lng).toBeCloseTo(118.6167, 3)
  expect((await get(who, `/api/files/${body.id}`)).rawPayload).toEqual(bytes)

  const thumbnail = await get(who, `/api/files/${body.id}/thumbnail?size=small`)
  expect(thumbnail.headers['content-type']).toBe('image/webp')
  const seen = await sharp(thumbnail.rawPayload).metadata()
  expect([seen.width, seen.height, seen.exif]).toEqual([40, 60, undefined])
  expect(await exifr.gps(thumbnail.rawPayload).catch(() => undefined)).toBeUndefined()
})

test('time and place of the device at the shot go before the picture’s own, and an impossible clock is not believed', async () => {
  const bytes = await picture()
    .withExif({ IFD2: { DateTimeOriginal: '2019:01:01 00:00:00' } })
    .jpeg()
    .toBuffer()
  const who = officer('hecun')
  const captured = await upload(who, bytes, 'a.jpg', {
    takenAt: '2024-05-31T10:00:00+08:00',
    lng: '118.6',
    lat: '28.7',
    accuracy: '12',
  })
  expect(captured.body).toMatchObject({
    takenAt: '2024-05-31T02:00:00.000Z',
    place: { lng: 118.6, lat: 28.7, accuracy: 12 },
    source: { time: 'capture', place: 'capture' },
  })
  const impossible = await upload(who, bytes, 'a.jpg', { takenAt: '2031-01-01T00:00:00Z' })
  expect(impossible.body.source).toEqual({ time: 'exif', place: 'none' })
  const bare = await upload(who, await picture().png().toBuffer(), 'b.png')
  expect(bare.body).toMatchObject({ takenAt: null, place: null, source: { time: 'none', place: 'none' } })
})

test('the same request is one file, other bytes under it are refused, and stored bytes are never overwritten', async () => {
  const who = officer('hecun')
  const bytes = await picture().jpeg().toBuffer()
  const requestId = randomUUID()
  const first = await upload(who, bytes, 'a.jpg', { requestId })
  const before = await storedFiles()
  const place = join(home, 'files', first.body.hash.slice(0, 2), first.body.hash.slice(2, 4), first.body.hash)
  const stood = await stat(place)
  expect((await upload(who, bytes, 'a.jpg', { requestId })).body.id).toBe(first.body.id)
  expect(await upload(who, await picture().jpeg().toBuffer(), 'a.jpg', { requestId })).toMatchObject({
    status: 409,
    body: { code: 'requestIdReused' },
  })
  const other = await upload(officer('qinghu'), bytes, 'b.jpg')
  expect(other.body.hash).toBe(first.body.hash)
  expect(other.body.id).not.toBe(first.body.id)
  expect(await storedFiles()).toEqual(before)
  const stands = await stat(place)
  expect([stands.ino, stands.mtimeMs]).toEqual([stood.ino, stood.mtimeMs])
})

test('the same request sent twice at once makes one file', async () => {
  const who = officer('hecun')
  const bytes = await picture().jpeg().toBuffer()
  const requestId = randomUUID()
  const answers = await Promise.all([1, 2, 3].map(() => upload(who, bytes, 'a.jpg', { requestId })))
  expect(answers.map(answer => answer.status)).toEqual([200, 200, 200])
  expect(new Set(answers.map(answer => answer.body.id)).size).toBe(1)
})

function workbook(bookType: 'xlsx' | 'biff8'): Buffer {
  const book = XLSX.utils.book_new()
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['企业名称'], ['某某木器厂']]), '清单')
  return XLSX.write(book, { type: 'buffer', bookType }) as Buffer
}

test('what a file is goes by its bytes: workbooks old and new and PDF come in under any name, with the ending they ought to have', async () => {
  const who = officer('hecun')
  expect((await upload(who, workbook('xlsx'), '清单.jpg')).body).toMatchObject({
    kind: 'workbook',
    name: '清单.jpg.xlsx',
    width: null,
  })
  expect((await upload(who, workbook('biff8'), '旧清单.xls')).body).toMatchObject({
    kind: 'workbook',
    contentType: 'application/vnd.ms-excel',
  })
  expect((await upload(who, Buffer.from('%PDF-1.4\n%%EOF'), '通知.pdf')).body).toMatchObject({
    kind: 'pdf',
    name: '通知.pdf',
  })
})

test('what is not on the list is refused with what would be accepted, and nothing of it stays', async () => {
  const who = officer('hecun')
  const before = await storedFiles()
  const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic'), Buffer.alloc(64)])
  for (const [bytes, name] of [
    [Buffer.from('<!doctype html><script>alert(1)</script>'), 'photo.jpg'],
    [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), 'photo.svg'],
    [Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]), 'photo.png'],
    [await picture().gif().toBuffer(), 'photo.gif'],
    [heic, 'photo.heic'],
  ] as const) {
    const { status, body } = await upload(who, bytes, name)
    expect([status, body.code], name).toEqual([415, 'wrongKind'])
  }
  expect((await upload(who, heic, 'photo.heic')).body.detail.zh).toContain('HEIC')
  expect(await upload(who, Buffer.alloc(0), 'empty.jpg')).toMatchObject({ status: 422, body: { code: 'invalid' } })
  expect(await storedFiles()).toEqual(before)
})

test('a picture that breaks off, or has more than 50 million pixels, is refused and not stored', async () => {
  const who = officer('hecun')
  const before = await storedFiles()
  const noise = await sharp({
    create: {
      width: 400,
      height: 400,
      channels: 3,
      background: '#333',
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  })
    .jpeg()
    .toBuffer()
  expect(await upload(who, noise.subarray(0, noise.length / 2), 'half.jpg')).toMatchObject({
    status: 422,
    body: { code: 'invalid' },
  })
  const vast = await sharp({ create: { width: 10_000, height: 5_001, channels: 3, background: '#000' } })
    .png({ compressionLevel: 1 })
    .toBuffer()
  const refused = await upload(who, vast, 'vast.png')
  expect(refused.status).toBe(422)
  expect(refused.body.detail.zh).toContain('10000 × 5001')
  expect(await storedFiles()).toEqual(before)
})

test('a form without a file, with a bad place or without a request id is refused by field, and no bytes stay behind', async () => {
  const who = officer('hecun')
  const bytes = await picture().jpeg().toBuffer()
  const bad = await upload(who, bytes, 'a.jpg', { lng: '500', lat: '28', requestId: 'mine' })
  expect(bad).toMatchObject({ status: 422, body: { code: 'invalid' } })
  expect(bad.body.fields?.map(field => field.path).toSorted()).toEqual(['lng', 'requestId'])
  const json = await app.inject({
    method: 'POST',
    url: '/api/files',
    payload: {},
    headers: { 'x-test-person': who.name },
  })
  expect(json.statusCode).toBe(422)
  expect(await readdir(join(home, 'files', 'incoming'))).toEqual([])
})

test('until it belongs to a record the uploader alone sees a file; then whoever reaches the record, and nobody else', async () => {
  const enterpriseId = randomUUID()
  const hecun = officer('hecun')
  const qinghu = officer('qinghu')
  const area = person('areaEcology', { kind: 'areas', areas: ['jiangshan'], industries: ['furniture'] })
  const otherIndustry = person('areaIndustry', { kind: 'areas', areas: ['jiangshan'], industries: ['brick'] })
  const otherArea = person('areaEcology', { kind: 'areas', areas: ['longyou'], industries: null })
  const contact = person('enterpriseContact', { kind: 'enterprises', enterprises: [enterpriseId] })
  const city = person('cityOffice', { kind: 'city', industries: null })
  const { id } = (await upload(contact, await picture().jpeg().toBuffer(), 'after.jpg')).body
  const reachedBy = async (...people: { name: string }[]) =>
    Promise.all(people.map(async who => (await get(who, `/api/files/${id}`)).statusCode))

  expect(await reachedBy(contact, hecun, area, city)).toEqual([200, 404, 404, 404])
  const subject = { noun: 'problem', id: randomUUID(), cell: cell('hecun', enterpriseId) }
  await transaction(database, contact, tx => attachFiles(tx, subject, 'after', [id]))
  expect(await reachedBy(contact, hecun, area, city)).toEqual([200, 200, 200, 200])
  expect(await reachedBy(qinghu, otherIndustry, otherArea)).toEqual([404, 404, 404])

  const absent = await get(qinghu, `/api/files/${randomUUID()}`)
  const forbidden = await get(qinghu, `/api/files/${id}`)
  const words = (response: typeof absent) => ({ ...response.json(), requestId: '' })
  expect(words(forbidden)).toEqual(words(absent))
  expect(reads).toContain(`${hecun.postId} file ${id}`)
  expect(reads.some(read => read.startsWith(qinghu.postId))).toBe(false)

  const listed = await reading(database, hecun, tx => attachmentsOf(tx, subject.id))
  expect(listed).toMatchObject([{ id, purpose: 'after', name: 'after.jpg' }])
  expect(await reading(database, qinghu, tx => attachmentsOf(tx, subject.id))).toEqual([])
})

test('a township’s photo handed to a record outside its scope is no longer the uploader’s to open', async () => {
  const hecun = officer('hecun')
  const { id } = (await upload(hecun, await picture().jpeg().toBuffer(), 'a.jpg')).body
  await transaction(database, hecun, tx =>
    attachFiles(tx, { noun: 'problem', id: randomUUID(), cell: cell('hecun') }, 'before', [id]),
  )
  const moved: Actor = { ...hecun, scope: { kind: 'townships', townships: ['qinghu'], industries: null } }
  actors.set(hecun.name, moved)
  expect((await get(hecun, `/api/files/${id}`)).statusCode).toBe(404)
})

test('a unit that a record was handed on or copied to opens its files from outside the scope', async () => {
  const city = person('cityOffice', { kind: 'city', industries: null })
  const police = person('areaDepartment', { kind: 'areas', areas: ['longyou'], industries: null }, 'police')
  const subject = { noun: 'problem', id: randomUUID(), cell: cell('hecun') }
  const { id } = (await upload(city, await picture().jpeg().toBuffer(), 'a.jpg')).body
  await transaction(database, city, tx => attachFiles(tx, subject, 'paper', [id]))
  expect((await get(police, `/api/files/${id}`)).statusCode).toBe(404)
  await transaction(database, servicePost('loader'), async tx => {
    await tx.query(
      `insert into ground.hop (noun, subject_id, from_unit, to_unit, share, term, state, sent_at, changed_at, area)
       values ('problem', $1, 'city', 'police', 'lead', '2024-07-01', 'sent', now(), now(), 'jiangshan')`,
      [subject.id],
    )
  })
  expect((await get(police, `/api/files/${id}`)).statusCode).toBe(200)
})

test('nobody attaches what they do not reach, and the refusal names which', async () => {
  const hecun = officer('hecun')
  const qinghu = officer('qinghu')
  const mine = (await upload(hecun, await picture().jpeg().toBuffer(), 'a.jpg')).body.id
  const theirs = (await upload(qinghu, await picture().jpeg().toBuffer(), 'b.jpg')).body.id
  const subject = { noun: 'problem', id: randomUUID(), cell: cell('hecun') }
  await expect(
    transaction(database, hecun, tx => attachFiles(tx, subject, 'before', [mine, theirs, randomUUID()])),
  ).rejects.toMatchObject({ status: 422, fields: [{ path: 'files.1' }, { path: 'files.2' }] })
  await transaction(database, hecun, tx => attachFiles(tx, subject, 'before', [mine, mine]))
  await transaction(database, hecun, tx => attachFiles(tx, subject, 'before', [mine]))
  expect(await reading(database, hecun, tx => attachmentsOf(tx, subject.id))).toHaveLength(1)
})

test('pictures open in place, all else is saved, and neither can run or be taken for something else', async () => {
  const who = officer('hecun')
  const image = (await upload(who, await picture().png().toBuffer(), '../../etc/ph\u202Egpj.exe')).body
  expect(image.name).toBe('phgpj.exe.png')
  const shown = await get(who, `/api/files/${image.id}`)
  expect(shown.headers).toMatchObject({
    'content-type': 'image/png',
    'content-disposition': `inline; filename="phgpj.exe.png"; filename*=UTF-8''phgpj.exe.png`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': 'private, max-age=31536000, immutable',
  })
  const sheet = (await upload(who, workbook('xlsx'), '清单 "一".xlsx')).body
  const saved = await get(who, `/api/files/${sheet.id}`)
  expect(saved.headers['content-disposition']).toBe(
    `attachment; filename="__ ___.xlsx"; filename*=UTF-8''%E6%B8%85%E5%8D%95%20_%E4%B8%80_.xlsx`,
  )
  expect(saved.headers['x-content-type-options']).toBe('nosniff')
  expect((await get(who, `/api/files/${sheet.id}/thumbnail`)).statusCode).toBe(404)
})

test('a part of a file can be asked for, and one that is known need not be sent', async () => {
  const who = officer('hecun')
  const bytes = await picture().jpeg().toBuffer()
  const { id, hash } = (await upload(who, bytes, 'a.jpg')).body
  const part = await get(who, `/api/files/${id}`, { range: 'bytes=10-19' })
  expect([part.statusCode, part.headers['content-range'], part.headers['content-length']]).toEqual([
    206,
    `bytes 10-19/${bytes.length}`,
    '10',
  ])
  expect(part.rawPayload).toEqual(bytes.subarray(10, 20))
  expect((await get(who, `/api/files/${id}`, { range: `bytes=${bytes.length}-` })).statusCode).toBe(416)
  expect((await get(who, `/api/files/${id}`, { 'if-none-match': `"${hash}"` })).statusCode).toBe(304)
})

test('a post has a daily quota that uploads at once cannot get round', async () => {
  const who = officer('hecun')
  await transaction(database, who, async tx => {
    await tx.query('insert into ground.upload_day (post_id, day, files, bytes) values ($1, $2, $3, 0)', [
      who.postId,
      '2024-06-01',
      dailyQuota.files - 1,
    ])
  })
  const pictures = await Promise.all([1, 2, 3].map(() => picture().jpeg().toBuffer()))
  const statuses = (await Promise.all(pictures.map(bytes => upload(who, bytes, 'a.jpg')))).map(answer => answer.status)
  expect(statuses.toSorted((one, other) => one - other)).toEqual([200, 429, 429])
})

test('pictures that look alike differ in few bits though their bytes differ, and others in many', async () => {
  const who = officer('hecun')
  const scene = (seed: number) => {
    const boxes = Array.from({ length: 12 }, (_, index) => {
      const at = (index * 53 * seed + seed * 17) % 360
      return `<rect x="${at}" y="${(at * 7) % 300}" width="${60 + ((index * seed) % 90)}" height="70" fill="hsl(0 0% ${(index * 29 * seed) % 100}%)"/>`
    })
    return sharp(
      Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300">${boxes.join('')}</svg>`),
    ).flatten()
  }
  const ids: string[] = []
  for (const bytes of [
    await scene(3).jpeg({ quality: 95 }).toBuffer(),
    await scene(3).resize(300).jpeg({ quality: 50 }).toBuffer(),
    await scene(8).jpeg().toBuffer(),
  ]) {
    ids.push((await upload(who, bytes, 'a.jpg')).body.id)
  }
  const [row] = await reading(database, who, tx =>
    tx.query<{ near: number; far: number }>(
      `select bit_count(a.likeness # b.likeness)::int as near, bit_count(a.likeness # c.likeness)::int as far
       from ground.file a, ground.file b, ground.file c where a.id = $1 and b.id = $2 and c.id = $3`,
      ids,
    ),
  )
  expect(row?.near).toBeLessThanOrEqual(6)
  expect(row?.far).toBeGreaterThan(12)
})

test('no post can change or remove what is known about a file', async () => {
  const who = officer('hecun')
  for (const statement of [
    'delete from ground.file',
    `update ground.file set hash = ''`,
    'delete from ground.attachment',
    `update ground.attachment set purpose = 'after'`,
  ]) {
    await expect(
      transaction(database, who, tx => tx.query(statement)),
      statement,
    ).rejects.toThrow(/permission denied/)
  }
})

test('nobody without a session and no administrator uploads or reads', async () => {
  const bytes = await picture().jpeg().toBuffer()
  expect((await upload({ name: 'nobody' }, bytes, 'a.jpg')).status).toBe(401)
  expect((await upload(person('auditor', { kind: 'none' }), bytes, 'a.jpg')).status).toBe(403)
})
