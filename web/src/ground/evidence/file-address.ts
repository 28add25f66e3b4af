import { readFile, readThumbnail } from '#contract/ground/file.ts'
import { addressOf } from '../http/call.ts'

/** Where the bytes of a file are. */
export const fileAddress = (id: string): string => addressOf(readFile, { params: { id } })
/** Where the small picture of a file is. */
export const thumbnailAddress = (id: string): string => addressOf(readThumbnail, { params: { id } })

/** A size for reading: 834 B, 12.4 kB, 3.1 MB. */
export function saySize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  if (bytes < 1_000_000) return `${(bytes / 1000).toFixed(1)} kB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}

/** A place for reading, to about a metre. */
export function sayPlace({ lng, lat }: { lng: number; lat: number }): string {
  return `${lng.toFixed(5)}, ${lat.toFixed(5)}`
}
