import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { measureSize } from './measure-size.ts'
import { type Results, tableOfCells, tableOfTouched } from './print-results.ts'
import { help, type Options, readOptions, type Size } from './read-options.ts'
import { runCommand, startServer } from './start-server.ts'

const folder = join(import.meta.dirname, 'results')
const log = (line: string) => process.stderr.write(`${line}\n`)

async function bench(options: Options): Promise<void> {
  for (const size of options.sizes) {
    const results = options.home ? await measureHome(size, options.home, options) : await measureNewHome(size, options)
    mkdirSync(folder, { recursive: true })
    const small = size === 'large' ? readSmall() : []
    print(results, small)
    writeFileSync(join(folder, `${size}.json`), `${JSON.stringify(results, null, 1)}\n`)
    console.log(JSON.stringify(results))
  }
}

/** Lets a run that is interrupted end what it began: the server stops and a home that was made for the run goes. */
const interrupted = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interrupted.abort())

function untilInterrupted<Result>(work: Promise<Result>): Promise<Result> {
  const { signal } = interrupted
  return Promise.race([
    work,
    new Promise<never>((_, reject) => {
      const stop = () => reject(new Error('Interrupted'))
      if (signal.aborted) stop()
      signal.addEventListener('abort', stop, { once: true })
    }),
  ])
}

/** A demo city filled to size in a new home, which is removed afterwards, also after a failure. */
async function measureNewHome(size: Size, options: Options): Promise<Results> {
  const home = mkdtempSync(join(tmpdir(), `clearloop-bench-${size}-`))
  try {
    const first = await startServer(home)
    try {
      await untilInterrupted(runCommand(home, ['demo', '--scale', size]))
    } finally {
      await first.stop()
    }
    return await measureHome(size, home, options)
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

async function measureHome(size: Size, home: string, options: Options): Promise<Results> {
  // a server that has just started: what filling took is not in its memory
  const server = await startServer(home)
  try {
    return await untilInterrupted(measureSize(size, home, server, options, log))
  } finally {
    await server.stop()
  }
}

function readSmall(): Results['cells'] {
  try {
    return (JSON.parse(readFileSync(join(folder, 'small.json'), 'utf8')) as Results).cells
  } catch {
    return []
  }
}

function print(results: Results, small: Results['cells']): void {
  const { size, machine, secondsOfEachCell } = results
  console.log(
    `\n${size}: ${machine.cores} cores, ${machine.memoryGigabytes} GiB, Node ${machine.node}, ${secondsOfEachCell} s each\n`,
  )
  console.log(tableOfCells(results.cells, small))
  console.log('\nRows touched, by EXPLAIN (ANALYZE, BUFFERS) under the claims of each post\n')
  console.log(`${tableOfTouched(results.touched)}\n`)
}

try {
  const options = readOptions(process.argv.slice(2))
  if (options === 'help') console.log(help)
  else await bench(options)
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  // what was interrupted may still be waiting for answers
  process.exit(1)
}
