import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { root } from '#server/config.ts'
import serverProcess from '../tools/boot/server-process.json' with { type: 'json' }

export interface RunningServer {
  readonly url: string
  readonly pid: number
  stop(): Promise<void>
}

/** What a home is run with here: reached from this machine alone, and without the limit of one session's requests. */
export function environmentOf(home: string): NodeJS.ProcessEnv {
  return { ...process.env, CLEARLOOP_HOME: home, HOST: '127.0.0.1', PORT: '0', RATE_PER_MINUTE: '1000000000' }
}

/** Starts the server as `npm start` does, in a process of its own, and waits until it says where it listens. */
export async function startServer(home: string): Promise<RunningServer> {
  const child = spawn(process.execPath, [...serverProcess.flags, join(root, 'server/src/main.ts')], {
    env: { ...environmentOf(home), ...serverProcess.environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const port = await portOf(child)
  if (child.pid === undefined) throw new Error('A server that listens has a process')
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}

async function portOf(child: ChildProcess): Promise<string> {
  let said = ''
  for await (const text of child.stdout?.setEncoding('utf8').iterator({ destroyOnReturn: false }) ?? []) {
    said += text
    const port = /http:\/\/localhost:(\d+)/.exec(said)?.[1]
    if (!port) continue
    // nobody reads on, and a full pipe must not stop the server
    child.stdout?.resume()
    return port
  }
  throw new Error(`The server ended before it was ready:\n${said}`)
}

/** Runs a command of `clearloop` on a home; throws when it fails. */
export async function runCommand(home: string, args: string[]): Promise<void> {
  const child = spawn(process.execPath, [join(root, 'server/src/cli/main.ts'), ...args], {
    env: environmentOf(home),
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`clearloop ${args.join(' ')} ended with ${code}`)
}
