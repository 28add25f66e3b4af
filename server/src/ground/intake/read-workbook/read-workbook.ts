import { type ChildProcess, fork } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { collectParts, type ReadProgress } from './collect-parts.ts'
import type { ReaderMessage, ReadRequest } from './reader-process.ts'
import { type RefusalCode, refuse } from './refuse.ts'
import { type Budget, defaultBudget, type Refusal, type Workbook } from './workbook.ts'

const readerFile = fileURLToPath(new URL('./reader-process.ts', import.meta.url))

/** Parsers at work at once; the machine has other things to do. */
const mostReaders = 2
let readers = 0
const waiting: (() => void)[] = []

/**
 * Reads a file into sheets of cells, in a process of its own under a budget of time, memory and size.
 *
 * @param source path of the file, or its bytes
 * @param name the file's name, for showing only: the kind is told by content
 * @returns the workbook, or a refusal with a code and a sentence. Never throws for what is in the file: a parser that
 * crashes, hangs or runs out of memory ends with its process.
 */
export async function readWorkbook(
  source: string | Uint8Array,
  name: string,
  budget: Budget = defaultBudget,
  onProgress: (progress: ReadProgress) => void = () => {},
  signal?: AbortSignal,
): Promise<Workbook | Refusal> {
  const size = typeof source === 'string' ? (await stat(source)).size : source.byteLength
  if (size === 0) return refuse('empty', budget)
  if (size > budget.fileBytes) return refuse('file_too_large', budget)
  await takeTurn()
  try {
    return await readInProcess({ source, budget }, name, onProgress, signal)
  } finally {
    readers--
    waiting.shift()?.()
  }
}

async function takeTurn(): Promise<void> {
  while (readers >= mostReaders) await new Promise<void>(resolve => waiting.push(resolve))
  readers++
}

function startReader(budget: Budget): ChildProcess {
  return fork(readerFile, [], {
    execArgv: [`--max-old-space-size=${budget.memoryMegabytes}`, '--disable-warning=ExperimentalWarning'],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    // a parser needs none of the server's secrets
    env: {},
  })
}

function readInProcess(
  request: ReadRequest,
  name: string,
  onProgress: (progress: ReadProgress) => void,
  signal?: AbortSignal,
): Promise<Workbook | Refusal> {
  const { budget } = request
  return new Promise(resolve => {
    const child = startReader(budget)
    const builder = collectParts(name, onProgress)
    let settled = false
    const settle = (result: Workbook | Refusal) => {
      if (settled) return
      settled = true
      clearTimeout(timer)
      signal?.removeEventListener('abort', cancel)
      child.kill('SIGKILL')
      resolve(result)
    }
    const stop = (code: RefusalCode) => settle(refuse(code, budget))
    const cancel = () => stop('cancelled')
    const timer = setTimeout(() => stop('time_limit'), budget.milliseconds)
    signal?.addEventListener('abort', cancel)
    if (signal?.aborted) cancel()
    child.on('message', received => {
      // only reader-process.ts speaks on this channel
      const message = received as ReaderMessage
      if (settled) return
      if (message.part === 'refused') stop(message.code)
      else if (message.part !== 'done') builder.add(message)
      else if (builder.isEmpty()) stop('empty')
      else settle(builder.workbook)
    })
    child.on('error', () => stop('damaged'))
    // V8 ends a process that is out of memory by SIGABRT or SIGTRAP, or with 134
    child.on('exit', (code, ended) =>
      stop(
        ended === 'SIGABRT' || ended === 'SIGTRAP' || ended === 'SIGKILL' || code === 134 ? 'memory_limit' : 'damaged',
      ),
    )
    child.send(request)
  })
}
