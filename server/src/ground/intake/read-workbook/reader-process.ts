import { readFile } from 'node:fs/promises'
import { type Part, readSheets } from './read-sheets.ts'
import { FileRefused, type RefusalCode } from './refuse.ts'
import type { Budget } from './workbook.ts'

export interface ReadRequest {
  source: string | Uint8Array
  budget: Budget
}

export type ReaderMessage = Part | { part: 'done' } | { part: 'refused'; code: RefusalCode }

/** Sends one message and waits until it is written, so that a slow receiver slows the parser instead of filling memory. */
function send(message: ReaderMessage): Promise<void> {
  return new Promise((resolve, reject) => {
    if (!process.send) return reject(new Error('the reader process was started without a channel'))
    process.send(message, undefined, undefined, error => (error ? reject(error) : resolve()))
  })
}

function guardMemory(budget: Budget): void {
  // the heap has its own limit; buffers outside it have only this one
  setInterval(() => {
    if (process.memoryUsage.rss() > (budget.memoryMegabytes + 160) * 1024 * 1024) {
      void send({ part: 'refused', code: 'memory_limit' }).finally(() => process.exit(1))
    }
  }, 200).unref()
}

async function serve(request: ReadRequest): Promise<void> {
  guardMemory(request.budget)
  try {
    const bytes = typeof request.source === 'string' ? await readFile(request.source) : request.source
    await readSheets(bytes, request.budget, send)
    await send({ part: 'done' })
  } catch (error) {
    await send({ part: 'refused', code: error instanceof FileRefused ? error.code : 'damaged' })
  }
  process.disconnect?.()
}

process.once('message', message => {
  // the parent is the only one who can reach this channel and sends exactly one request
  void serve(message as ReadRequest)
})
