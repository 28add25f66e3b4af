import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { connectionUrl } from '#ground/database/connection-url.ts'
import { findEmbeddedPostgres } from '#ground/database/embedded/find-embedded-postgres.ts'
import serverProcess from '../tools/boot/server-process.json' with { type: 'json' }

/** A server process of its own, as `npm start` makes it. */
export interface City {
  readonly url: string
  readonly home: string
  /** Asks it to stop and waits. */
  stop(): Promise<void>
  /** As when the power fails. */
  kill(): Promise<void>
}

const root = resolve(import.meta.dirname, '..')

/** Starts a city with data of its own in a temporary folder; `args` as after `npm start --`. */
export async function startCity(
  args: readonly string[] = [],
  home = mkdtempSync(join(tmpdir(), 'clearloop-city-')),
): Promise<City> {
  return startServer(args, { CLEARLOOP_HOME: home }, home)
}

/** A second server process on the database of a running city: as on another machine of a cluster. */
export async function startSecondServer(city: City): Promise<City> {
  const cluster = findEmbeddedPostgres(city.home)
  if (!cluster) throw new Error('The city has no running database')
  const passwords = JSON.parse(readFileSync(join(city.home, 'secrets/database-roles.json'), 'utf8'))
  const url = (user: string, password: string) => connectionUrl(cluster, { user, password, database: 'clearloop' })
  return startServer(
    [],
    {
      CLEARLOOP_HOME: city.home,
      DATABASE_URL: url('clearloop_app', passwords.app),
      DATABASE_OWNER_URL: url('clearloop_owner', passwords.owner),
    },
    city.home,
  )
}

/** Ends a city and removes its data. */
export async function endCity(city: City): Promise<void> {
  await city.stop()
  rmSync(city.home, { recursive: true, force: true })
}

async function startServer(args: readonly string[], environment: Record<string, string>, home: string): Promise<City> {
  const server = spawn(process.execPath, [...serverProcess.flags, join(root, 'server/src/main.ts'), ...args], {
    cwd: root,
    env: { ...process.env, ...serverProcess.environment, PORT: '0', HOST: '127.0.0.1', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const url = await readyUrl(server)
  const ended = new Promise<void>(done => {
    server.on('exit', () => done())
  })
  return {
    url,
    home,
    stop: async () => {
      server.kill('SIGTERM')
      await ended
    },
    kill: async () => {
      server.kill('SIGKILL')
      await ended
    },
  }
}

function readyUrl(server: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    let said = ''
    const hear = (chunk: Buffer) => {
      said += chunk.toString()
      const ready = /清环已就绪 (https?:\/\/\S+)/.exec(said)
      if (ready?.[1]) found(ready[1])
    }
    server.stdout?.on('data', hear)
    server.stderr?.on('data', hear)
    server.on('exit', code => failed(new Error(`The server ended with ${code}:\n${said}`)))
  })
}
