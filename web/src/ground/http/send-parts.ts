import type { z } from 'zod'
import type { Endpoint } from '#contract/ground/endpoint.ts'
import { readCookie } from './read-cookie.ts'
import { networkRefusal, Refusal, refusalFrom } from './refusal.ts'
import { signInGate } from './sign-in-gate.ts'

/**
 * Sends a form with a file. Not by `fetch`, which does not tell how far it has come. The parts hold a `requestId`, so that sending them
 * again after a sign-in is harmless. Throws a `Refusal`, and what `signal` was aborted with.
 * @param onProgress share sent, 0–1
 */
export async function sendParts<Reply extends z.ZodType>(
  endpoint: Pick<Endpoint<z.ZodType, z.ZodType, z.ZodType, Reply>, 'method' | 'path' | 'reply'>,
  parts: FormData,
  { onProgress, signal }: { onProgress: (share: number) => void; signal?: AbortSignal },
): Promise<z.output<Reply>> {
  const attempt = () =>
    new Promise<z.output<Reply>>((keep, refuse) => {
      const request = new XMLHttpRequest()
      request.open(endpoint.method, endpoint.path)
      request.setRequestHeader('x-clearloop-csrf', readCookie('clearloop_csrf'))
      request.upload.onprogress = event => event.lengthComputable && onProgress(event.loaded / event.total)
      request.onerror = () => refuse(networkRefusal())
      request.onload = () => {
        const answer = new Response(request.status === 204 ? null : request.responseText, { status: request.status })
        if (!answer.ok) return void refusalFrom(answer).then(refuse)
        answer.json().then(
          body => keep(endpoint.reply.parse(body)),
          () => refuse(networkRefusal()),
        )
      }
      signal?.addEventListener('abort', () => {
        request.abort()
        refuse(signal.reason)
      })
      request.send(parts)
    })
  try {
    return await attempt()
  } catch (thrown) {
    if (!(thrown instanceof Refusal) || thrown.code !== 'notSignedIn') throw thrown
    await signInGate.pass().catch(() => Promise.reject(thrown))
    return attempt()
  }
}
