import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { availableParallelism, totalmem } from 'node:os'
import { text } from 'node:stream/consumers'
import { readConfig } from '#server/config.ts'
import { openContext } from '#server/context.ts'
import { openInstallation } from '#server/open-installation.ts'
import { addPosts } from './add-posts.ts'
import { findTargets } from './find-targets.ts'
import { type Cell, type Load, measureCell } from './measure-cell.ts'
import { operations } from './operations.ts'
import type { Results } from './print-results.ts'
import type { Options, Size } from './read-options.ts'
import { type Asking, rowsTouched } from './rows-touched.ts'
import { signIn } from './sign-in.ts'
import { environmentOf, type RunningServer } from './start-server.ts'

/** Measures a filled home behind its running server; what is written stays there. */
export async function measureSize(
  size: Size,
  home: string,
  server: RunningServer,
  options: Options,
  log: (line: string) => void,
): Promise<Results> {
  const config = readConfig(environmentOf(home))
  const installation = await openInstallation(config, { log })
  try {
    const context = await openContext(config, installation, { log })
    const posts = await addPosts(context)
    const asking: Asking[] = []
    for (const post of posts) {
      asking.push({ post, targets: await findTargets(context, post), headers: await signIn(server.url, post.username) })
    }
    await context.close()
    const wanted = (name: string) => options.only.length === 0 || options.only.some(part => name.includes(part))
    const touched = await rowsTouched(config, installation, asking, wanted)
    return {
      size,
      day: new Date().toISOString().slice(0, 10),
      machine: {
        cores: availableParallelism(),
        memoryGigabytes: Math.round(totalmem() / 2 ** 30),
        node: process.version,
      },
      secondsOfEachCell: options.seconds,
      cells: await measureCells(asking, { home, server, wanted, options, log }),
      touched,
    }
  } finally {
    await installation.close()
  }
}

async function measureCells(
  asking: readonly Asking[],
  how: {
    home: string
    server: RunningServer
    wanted: (name: string) => boolean
    options: Options
    log: (line: string) => void
  },
): Promise<Cell[]> {
  const { home, server, options } = how
  const cells: Cell[] = []
  // reads come first, so that both sizes are read as they were filled
  for (const operation of operations.filter(({ name }) => how.wanted(name))) {
    for (const { post, targets, headers } of asking) {
      const next = operation.next(post, targets)
      if (!next || !(await mayAsk({ server, headers, next }))) continue
      const load = { home, server, headers, next, seconds: options.seconds }
      // every connection to the database plans a statement when it meets it first
      await measureCell({ ...load, connections: 40, seconds: 2 })
      for (const connections of options.connections) {
        // one owes a report once a month: with fewer problems than connections two would hand in the same one at once
        if (operation.name === 'report-progress' && targets.reports.length < 4 * connections) continue
        const cell = { operation: operation.name, post: post.name, ...(await measureCell({ ...load, connections })) }
        how.log(
          `${cell.operation} · ${cell.post} · ${connections}: ${cell.perSecond.toFixed(0)}/s, p50 ${cell.p50.toFixed(2)} ms, p99 ${cell.p99.toFixed(1)} ms, ${cell.errors} errors`,
        )
        cells.push(cell)
      }
    }
  }
  return cells
}

/** Whether the post may do this at all; any other refusal is a fault of the measurement. */
async function mayAsk({ server, headers, next }: Pick<Load, 'server' | 'headers' | 'next'>): Promise<boolean> {
  const { method, path, body } = next()
  // a connection of its own: one that was kept may have been closed by the server meanwhile
  const asking = request(`${server.url}${path}`, { method, headers, agent: false })
  asking.end(body === undefined ? undefined : JSON.stringify(body))
  const [answer] = (await once(asking, 'response')) as [IncomingMessage]
  const said = await text(answer)
  if (answer.statusCode === 403) return false
  if (answer.statusCode !== 200) throw new Error(`${method} ${path}: ${answer.statusCode} ${said.slice(0, 500)}`)
  return true
}
