import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import type { Browser } from '#ground/identity/testing/open-house.ts'

/** Sends a form with one file, as a page of ours would. */
export async function sendForm(
  app: FastifyInstance,
  browser: Browser,
  url: string,
  bytes: Uint8Array,
  { name = 'file.bin', fields = {} }: { name?: string; fields?: Readonly<Record<string, string>> } = {},
): Promise<LightMyRequestResponse> {
  const form = new FormData()
  for (const [field, value] of Object.entries(fields)) form.set(field, value)
  form.set('file', new Blob([new Uint8Array(bytes)]), name)
  const encoded = new Response(form)
  return app.inject({
    method: 'POST',
    url,
    headers: {
      'content-type': encoded.headers.get('content-type') ?? '',
      'x-clearloop-csrf': browser.cookies.get('clearloop_csrf') ?? '',
    },
    cookies: Object.fromEntries(browser.cookies),
    payload: Buffer.from(await encoded.arrayBuffer()),
  })
}
