import { type FileView, uploadFile } from '#contract/ground/file.ts'
import type { DraftFile } from '../form/draft-database.ts'
import { sendParts } from '../http/send-parts.ts'

/** The parts of an upload, as the contract names them. The file's own id is its request id: sending it again is harmless. */
export function partsOf(file: DraftFile): FormData {
  const parts = new FormData()
  parts.set('requestId', file.id)
  if (file.takenAt !== null) parts.set('takenAt', file.takenAt)
  if (file.place !== null) {
    parts.set('lng', String(file.place.lng))
    parts.set('lat', String(file.place.lat))
    parts.set('accuracy', String(file.place.accuracy))
  }
  // Last, so that the server knows the rest before the bytes come.
  parts.set('file', file.blob, file.name)
  return parts
}

/**
 * Sends the bytes of a file.
 * @param onProgress share sent, 0–1
 */
export function sendFile(file: DraftFile, onProgress: (share: number) => void): Promise<FileView> {
  return sendParts(uploadFile, partsOf(file), { onProgress })
}
