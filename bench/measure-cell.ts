import autocannon from 'autocannon'
import type { Asked } from './operations.ts'
import { readUsage } from './process-usage.ts'
import type { Headers } from './sign-in.ts'
import type { RunningServer } from './start-server.ts'

/** What an operation as one post at one number of connections came to. Times in milliseconds. */
export interface Cell {
  readonly operation: string
  readonly post: string
  readonly connections: number
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  /** Answers other than 2xx, and answers that never came. */
  readonly errors: number
  /** Processor time for each request; null where the system does not tell. */
  readonly serverCpu: number | null
  readonly databaseCpu: number | null
  readonly serverMegabytes: number | null
}

export interface Load {
  readonly server: RunningServer
  readonly home: string
  readonly headers: Headers
  readonly next: () => Asked
  readonly seconds: number
  readonly connections: number
}

/** Sends requests for some seconds, each connection its next one as soon as it has its answer. */
export async function measureCell(load: Load): Promise<Omit<Cell, 'operation' | 'post'>> {
  const { server, home, headers, next, connections } = load
  const times: number[] = []
  let refused = 0
  const before = readUsage(server.pid, home)
  const started = performance.now()
  const running = autocannon({
    url: server.url,
    connections,
    duration: load.seconds,
    requests: [
      {
        method: 'GET',
        path: '/',
        headers: { ...headers },
        setupRequest: request => {
          const { method, path, body } = next()
          // a copy, since the length of a body is written into it and would be sent with the next request's as well
          const own = { ...headers }
          return {
            ...request,
            method,
            path,
            headers: own,
            ...(body === undefined ? {} : { body: JSON.stringify(body) }),
          }
        },
      },
    ],
  })
  running.on('response', (_, status, __, milliseconds) => {
    times.push(milliseconds)
    if (status < 200 || status > 299) refused++
  })
  const { errors, timeouts } = await running
  const seconds = (performance.now() - started) / 1000
  const after = readUsage(server.pid, home)
  times.sort((one, other) => one - other)
  const share = (part: number) => times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? Number.NaN
  const each = (milliseconds: number) => milliseconds / Math.max(1, times.length)
  return {
    connections,
    perSecond: times.length / seconds,
    p50: share(0.5),
    p99: share(0.99),
    errors: refused + errors + timeouts,
    serverCpu: before && after && each(after.serverCpu - before.serverCpu),
    databaseCpu: before && after && each(after.databaseCpu - before.databaseCpu),
    serverMegabytes: after && after.serverMegabytes,
  }
}
