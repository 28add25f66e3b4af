import { z } from 'zod'
import { endpoint, Id, Moment } from './endpoint.ts'

/** Where a time or a place comes from: the device at the shot, the picture's own data, or nowhere. */
export const FactSource = z.enum(['capture', 'exif', 'none'])
export type FactSource = z.infer<typeof FactSource>

/** WGS 84, degrees. `accuracy` in metres where the device said it. */
export const Place = z.object({
  lng: z.number().min(-180).max(180),
  lat: z.number().min(-90).max(90),
  accuracy: z.number().min(0).optional(),
})
export type Place = z.infer<typeof Place>

export const FileView = z.object({
  id: Id,
  name: z.string(),
  /** By content, never by name. */
  kind: z.enum(['image', 'pdf', 'word', 'workbook', 'video', 'audio', 'other']),
  contentType: z.string(),
  /** Bytes. */
  size: z.number().int(),
  /** Pixels, after orientation; null where it is not a picture. */
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  /** SHA-256, hexadecimal. */
  hash: z.string(),
  takenAt: Moment.nullable(),
  place: Place.nullable(),
  source: z.object({ time: FactSource, place: FactSource }),
  receivedAt: Moment,
})
export type FileView = z.infer<typeof FileView>

/** Parts besides `file`. `requestId` makes sending the same bytes again harmless. */
export const UploadParts = z.object({
  requestId: z.uuid(),
  takenAt: Moment.optional(),
  lng: z.coerce.number().min(-180).max(180).optional(),
  lat: z.coerce.number().min(-90).max(90).optional(),
  accuracy: z.coerce.number().min(0).optional(),
})

/** Refusals: 413 `tooLarge`, 415 `wrongKind`, 422 `invalid` (too many pixels), 429 `tooOften` (daily quota). */
export const uploadFile = endpoint({
  name: 'uploadFile',
  method: 'POST',
  path: '/api/files',
  may: 'file.upload',
  summary: { zh: '上传文件', en: 'Upload a file' },
  consumes: 'multipart/form-data',
  reply: FileView,
})

/** Pictures inline; all else as an attachment. */
export const readFile = endpoint({
  name: 'readFile',
  method: 'GET',
  path: '/api/files/:id',
  may: 'file.read',
  summary: { zh: '读取文件', en: 'Read a file' },
  params: z.object({ id: Id }),
  produces: 'application/octet-stream',
})

/** WebP, upright, without the picture's own data; longest side 320 px (small) or 1280 px (large). 404 for what is not a picture. */
export const readThumbnail = endpoint({
  name: 'readThumbnail',
  method: 'GET',
  path: '/api/files/:id/thumbnail',
  may: 'file.read',
  summary: { zh: '读取缩略图', en: 'Read a thumbnail' },
  params: z.object({ id: Id }),
  query: z.object({ size: z.enum(['small', 'large']).default('small') }),
  produces: 'image/webp',
})

export const showFile = endpoint({
  name: 'showFile',
  method: 'GET',
  path: '/api/files/:id/facts',
  may: 'file.read',
  summary: { zh: '文件的事实', en: 'What is known about a file' },
  params: z.object({ id: Id }),
  reply: FileView,
})
