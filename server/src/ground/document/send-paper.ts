import type { FastifyReply } from 'fastify'
import { wordType } from '#contract/ground/document.ts'

/** Sends a paper to be taken home, under its own name. */
export function sendWord(reply: FastifyReply, name: string, bytes: Buffer): void {
  reply
    .type(wordType)
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.docx`)}`)
    .send(bytes)
}

/** Sends a picture of a paper, to be seen on its page. */
export function sendPicture(reply: FastifyReply, png: Buffer): void {
  reply
    .type('image/png')
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, no-store')
    .send(png)
}
