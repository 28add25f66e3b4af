import exifr from 'exifr'
import sharp from 'sharp'
import { refuse } from '../errors/refuse.ts'

/** What is known about a picture from its own bytes. */
export interface PictureFacts {
  /** Pixels, upright. */
  readonly width: number
  readonly height: number
  /** 64 characters 0 or 1; pictures that look alike differ in few of them. */
  readonly likeness: string
  readonly small: Buffer
  readonly large: Buffer
  readonly takenAt: Date | null
  readonly place: { readonly lng: number; readonly lat: number } | null
}

const mostPixels = 50_000_000
const sides = { small: 320, large: 1280 }

/**
 * Decodes a picture whole, so that what is stored is a picture and not something that begins like one; makes its thumbnails
 * (upright, without its data) and reads when and where it was taken. Throws 422 for what cannot be decoded or is too large.
 */
export async function readPicture(path: string): Promise<PictureFacts> {
  const large = await decode(path)
  const small = await sharp(large.bytes).resize(sides.small, sides.small, inside).webp({ quality: 75 }).toBuffer()
  const { likeness, ...size } = { ...large.size, likeness: await likenessOf(large.bytes) }
  return { ...size, likeness, small, large: large.bytes, ...(await readExif(large.exif)) }
}

const inside = { fit: 'inside', withoutEnlargement: true } as const

interface Decoded {
  readonly bytes: Buffer
  readonly size: { readonly width: number; readonly height: number }
  readonly exif: Buffer | undefined
}

async function decode(path: string): Promise<Decoded> {
  try {
    const picture = sharp(path, { limitInputPixels: false, failOn: 'error', sequentialRead: true })
    const { width, height, autoOrient, exif } = await picture.metadata()
    if (width * height > mostPixels) throw tooManyPixels(width, height)
    const bytes = await picture.autoOrient().resize(sides.large, sides.large, inside).webp({ quality: 80 }).toBuffer()
    return { bytes, size: { width: autoOrient.width, height: autoOrient.height }, exif }
  } catch (error) {
    if ((error as { code?: string }).code === 'invalid') throw error
    throw refuse(
      422,
      'invalid',
      { zh: '照片已损坏或不完整，无法打开', en: 'The picture is damaged or incomplete and cannot be opened' },
      { zh: '请在手机上确认能打开后重新上传', en: 'Check that it opens on the phone, then upload it again' },
      { cause: error },
    )
  }
}

function tooManyPixels(width: number, height: number) {
  return refuse(
    422,
    'invalid',
    {
      zh: `照片为 ${width} × ${height} 像素，超出上限`,
      en: `The picture has ${width} × ${height} pixels, which is over the limit`,
    },
    { zh: '不超过 5000 万像素，例如 8000 × 6000', en: 'At most 50 million pixels, such as 8000 × 6000' },
  )
}

/** Difference hash: whether each of 8 × 8 grey fields is darker than its neighbour to the right. */
async function likenessOf(picture: Buffer): Promise<string> {
  const grey = await sharp(picture).greyscale().resize(9, 8, { fit: 'fill' }).raw().toBuffer()
  let bits = ''
  for (let row = 0; row < 8; row += 1) {
    for (let column = 0; column < 8; column += 1) {
      const here = row * 9 + column
      bits += (grey[here] ?? 0) < (grey[here + 1] ?? 0) ? '1' : '0'
    }
  }
  return bits
}

const exifMark = Buffer.from('Exif\0\0', 'latin1')

async function readExif(exif: Buffer | undefined): Promise<Pick<PictureFacts, 'takenAt' | 'place'>> {
  if (!exif) return { takenAt: null, place: null }
  try {
    // handed over as bytes: given a path, the parser leaves its file open when it fails
    const said: unknown = await exifr.parse(exif.subarray(exif.indexOf(exifMark) === 0 ? exifMark.length : 0), {
      reviveValues: false,
      pick: [
        'DateTimeOriginal',
        'OffsetTimeOriginal',
        'GPSLatitude',
        'GPSLatitudeRef',
        'GPSLongitude',
        'GPSLongitudeRef',
      ],
    })
    if (typeof said !== 'object' || said === null) return { takenAt: null, place: null }
    const facts = said as Readonly<Record<string, unknown>>
    return {
      takenAt: momentOf(facts.DateTimeOriginal, facts.OffsetTimeOriginal),
      place: placeOf(facts.latitude, facts.longitude),
    }
  } catch {
    // data that cannot be read is data that is not there; the picture itself has been decoded
    return { takenAt: null, place: null }
  }
}

/** EXIF writes local time, and its zone only sometimes; without one it is taken as Shanghai's. */
function momentOf(text: unknown, offset: unknown): Date | null {
  const parts = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)/.exec(typeof text === 'string' ? text : '')
  if (!parts) return null
  const zone = typeof offset === 'string' && /^[+-]\d\d:\d\d$/.test(offset.trim()) ? offset.trim() : '+08:00'
  const moment = new Date(`${parts[1]}-${parts[2]}-${parts[3]}T${parts[4]}${zone}`)
  return Number.isNaN(moment.getTime()) || moment.getUTCFullYear() < 1990 ? null : moment
}

function placeOf(lat: unknown, lng: unknown): { lng: number; lat: number } | null {
  if (typeof lat !== 'number' || typeof lng !== 'number' || !Number.isFinite(lat) || !Number.isFinite(lng)) return null
  // cameras without a fix write 0, 0
  if (Math.abs(lat) > 90 || Math.abs(lng) > 180 || (lat === 0 && lng === 0)) return null
  return { lng, lat }
}
