import { type FileView, uploadFile } from '#contract/ground/file.ts'
import type { DraftFile } from '../form/draft-database.ts'
import { readCookie } from '../http/read-cookie.ts'
import { networkRefusal, Refusal, refusalFrom } from '../http/refusal.ts'
import { signInGate } from '../http/sign-in-gate.ts'

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
 * Sends the bytes of a file. Not by `fetch`, which does not tell how far it has come.
 * @param onProgress share sent, 0–1
 */
export async function sendFile(file: DraftFile, onProgress: (share: number) => void): Promise<FileView> {
  const attempt = () =>
    new Promise<FileView>((keep, refuse) => {
      const request = new XMLHttpRequest()
      request.open(uploadFile.method, uploadFile.path)
      request.setRequestHeader('x-clearloop-csrf', readCookie('clearloop_csrf'))
      request.upload.onprogress = event => event.lengthComputable && onProgress(event.loaded / event.total)
      request.onerror = () => refuse(networkRefusal())
      request.onload = () => {
        const answer = new Response(request.status === 204 ? null : request.responseText, { status: request.status })
        if (!answer.ok) return void refusalFrom(answer).then(refuse)
        answer.json().then(
          body => keep(uploadFile.reply.parse(body)),
          () => refuse(networkRefusal()),
        )
      }
      request.send(partsOf(file))
    })
  try {
    return await attempt()
  } catch (thrown) {
    if (!(thrown instanceof Refusal) || thrown.code !== 'notSignedIn') throw thrown
    await signInGate.pass().catch(() => Promise.reject(thrown))
    return attempt()
  }
}
