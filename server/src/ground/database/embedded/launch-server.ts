import { type ChildProcess, spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { readPostmasterFile } from './leftover-postmaster.ts'
import type { PostgresAccount } from './postgres-account.ts'
import { chooseSocketDirectory, findFreePort, LOOPBACK, readRememberedPort, rememberPort } from './postgres-address.ts'
import type { PostgresBinaries } from './postgres-binaries.ts'
import { postgresEnvironment } from './postgres-environment.ts'
import { StartRefusal } from './start-refusal.ts'

const READY_SECONDS = 300
const PORT_ATTEMPTS = 5

/** A cluster on disk and what runs it. */
export type Cluster = {
  home: string
  dataDirectory: string
  account: PostgresAccount | undefined
  binaries: PostgresBinaries
}

/**
 * Starts the server and waits until it accepts connections, however long recovery takes within five minutes.
 *
 * @throws StartRefusal `postgres.port-taken`, `postgres.not-started`
 */
export async function launchServer(
  cluster: Cluster & { settings: Record<string, string>; fixedPort: number | undefined },
): Promise<{ child: ChildProcess; port: number; socketDirectory: string | undefined }> {
  const { home, dataDirectory, fixedPort } = cluster
  for (let attempt = 1; ; attempt += 1) {
    const port = fixedPort ?? (await findFreePort(readRememberedPort(home)))
    const socketDirectory = chooseSocketDirectory(dataDirectory, port)
    const child = spawnServer({ ...cluster, port, socketDirectory })
    const failure = await waitUntilReady(child, dataDirectory)
    if (failure === undefined) {
      rememberPort(home, port)
      return { child, port, socketDirectory }
    }
    // Between finding a port free and listening on it another program may have taken it.
    const portTaken = failure.includes('Address already in use')
    if (portTaken && fixedPort !== undefined) {
      throw new StartRefusal(
        'postgres.port-taken',
        `端口 ${fixedPort} 已被其他程序占用。请释放它，或不指定端口。`,
        `Port ${fixedPort} is taken by another program. Free it, or name no port.`,
      )
    }
    if (!portTaken || attempt === PORT_ATTEMPTS) throw notStarted(failure)
  }
}

function spawnServer(server: {
  dataDirectory: string
  account: PostgresAccount | undefined
  binaries: PostgresBinaries
  settings: Record<string, string>
  port: number
  socketDirectory: string | undefined
}): ChildProcess {
  const settings = {
    ...server.settings,
    listen_addresses: LOOPBACK,
    port: String(server.port),
    // A list to PostgreSQL: unquoted, a comma in the path would cut it in two.
    unix_socket_directories: server.socketDirectory ? `"${server.socketDirectory.replaceAll('"', '""')}"` : '',
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  return spawn(server.binaries.postgres, ['-D', server.dataDirectory, ...flags], {
    ...server.account,
    cwd: '/',
    env: postgresEnvironment(),
    stdio: ['ignore', 'ignore', 'pipe'],
    // In a session of its own: Ctrl+C in a terminal must reach Node first, which lets requests finish.
    detached: true,
  })
}

/** @returns undefined once the server accepts connections, else what it said before it ended */
async function waitUntilReady(child: ChildProcess, dataDirectory: string): Promise<string | undefined> {
  let said = ''
  let over = false
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-8000)
  })
  const closed = new Promise<void>(resolve => {
    child.once('error', error => {
      said += error.message
      resolve()
    })
    child.once('close', () => resolve())
  }).then(() => {
    over = true
  })
  const until = performance.now() + READY_SECONDS * 1000
  while (!over) {
    const postmaster = readPostmasterFile(dataDirectory)
    if (postmaster?.pid === child.pid && postmaster?.ready) return undefined
    if (performance.now() > until) {
      child.kill('SIGINT')
      await closed
      return `${said}\nnot ready after ${READY_SECONDS} s`
    }
    await Promise.race([closed, new Promise(resolve => setTimeout(resolve, 10))])
  }
  return `${said}\n${readLatestLog(dataDirectory)}`.trim()
}

function readLatestLog(dataDirectory: string): string {
  const directory = path.join(dataDirectory, 'log')
  try {
    const logs = fs.readdirSync(directory).map(name => path.join(directory, name))
    const latest = logs.toSorted((a, b) => fs.statSync(b).mtimeMs - fs.statSync(a).mtimeMs)[0]
    return latest ? fs.readFileSync(latest, 'utf8').slice(-4000) : ''
  } catch {
    return ''
  }
}

/** The refusal for a server that ended before it was ready, with its own words. */
export function notStarted(reason: string): StartRefusal {
  return new StartRefusal('postgres.not-started', `数据库未能启动：${reason}`, `The database did not start: ${reason}`)
}
