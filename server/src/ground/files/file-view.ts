import type { FactSource, FileView } from '#contract/ground/file.ts'

export interface FileRow extends Record<string, unknown> {
  readonly id: string
  readonly hash: string
  readonly kind: FileView['kind']
  readonly contentType: string
  readonly name: string
  readonly size: number
  readonly width: number | null
  readonly height: number | null
  readonly takenAt: Date | null
  readonly timeSource: FactSource
  readonly lng: number | null
  readonly lat: number | null
  readonly accuracy: number | null
  readonly placeSource: FactSource
  readonly receivedAt: Date
}

/** The columns of `ground.file` as `FileRow`; the table goes by the name `file`. */
export const fileColumns = `file.id, file.hash, file.kind, file.content_type as "contentType", file.name, file.size, file.width, file.height,
  file.taken_at as "takenAt", file.time_source as "timeSource", file.lng, file.lat, file.accuracy, file.place_source as "placeSource",
  file.received_at as "receivedAt"`

export function fileView(row: FileRow): FileView {
  const { lng, lat, accuracy } = row
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    contentType: row.contentType,
    size: row.size,
    width: row.width,
    height: row.height,
    hash: row.hash,
    takenAt: row.takenAt?.toISOString() ?? null,
    place: lng === null || lat === null ? null : accuracy === null ? { lng, lat } : { lng, lat, accuracy },
    source: { time: row.timeSource, place: row.placeSource },
    receivedAt: row.receivedAt.toISOString(),
  }
}
