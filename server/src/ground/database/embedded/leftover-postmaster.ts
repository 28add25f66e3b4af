import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { StartRefusal } from './start-refusal.ts'

/** What a postmaster writes about itself; `ready` once it accepts connections. */
export type PostmasterFile = { pid: number; port: number; ready: boolean }

const FAST_SHUTDOWN_SECONDS = 30
const IMMEDIATE_SHUTDOWN_SECONDS = 10

/** @returns what `postmaster.pid` says, or undefined when there is none or it isn't written to its end yet */
export function readPostmasterFile(dataDirectory: string): PostmasterFile | undefined {
  let text: string
  try {
    text = fs.readFileSync(path.join(dataDirectory, 'postmaster.pid'), 'utf8')
  } catch {
    return undefined
  }
  // Lines: pid, data directory, start time, port, socket directory, address, shared memory, status.
  const lines = text.split('\n')
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 1) return undefined
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' }
}

/**
 * Ends what an earlier start left running on this data: a postmaster that outlived its Node process, or server
 * processes that outlived a killed postmaster; then removes its files. A number in `postmaster.pid` that by now belongs
 * to another program is left alone. To be called only under the home's lock, when no living Clearloop can be using it.
 *
 * @returns whether something was still running
 * @throws StartRefusal `postgres.leftover` when it can't be ended
 */
export async function clearLeftoverPostmaster(dataDirectory: string): Promise<boolean> {
  const running = listServerProcesses(dataDirectory)
  const postmaster = readPostmasterFile(dataDirectory)?.pid
  if (postmaster !== undefined && running.includes(postmaster)) {
    await endProcess(postmaster, ['SIGINT', 'SIGQUIT', 'SIGKILL'])
  }
  for (const pid of listServerProcesses(dataDirectory)) await endProcess(pid, ['SIGQUIT', 'SIGKILL'])

  const survivors = listServerProcesses(dataDirectory)
  if (survivors.length > 0) {
    throw new StartRefusal(
      'postgres.leftover',
      `上次运行留下的数据库进程无法结束（进程号 ${survivors.join('、')}）。请用启动它的账户或 root 结束该进程后重试。`,
      `A database process left by an earlier run cannot be ended (process ${survivors.join(', ')}). End it as the account that started it or as root, then try again.`,
    )
  }
  fs.rmSync(path.join(dataDirectory, 'postmaster.pid'), { force: true })
  for (const name of fs.readdirSync(dataDirectory)) {
    if (name.startsWith('.s.PGSQL.')) fs.rmSync(path.join(dataDirectory, name), { force: true })
  }
  return running.length > 0
}

/** Every server process of PostgreSQL works in its data directory; nothing of ours does. */
function listServerProcesses(dataDirectory: string): number[] {
  const real = fs.realpathSync(dataDirectory)
  return process.platform === 'linux' ? listByProc(real) : listByLsof(real)
}

function listByProc(dataDirectory: string): number[] {
  const pids: number[] = []
  for (const name of fs.readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    try {
      if (fs.readlinkSync(`/proc/${name}/cwd`) !== dataDirectory) continue
      if (isPostgres(fs.readFileSync(`/proc/${name}/comm`, 'utf8'))) pids.push(Number(name))
    } catch {
      // Gone meanwhile, or another account's, which can't be working in a directory of mode 700 of ours.
    }
  }
  return pids
}

function listByLsof(dataDirectory: string): number[] {
  const run = spawnSync('lsof', ['-a', '-d', 'cwd', '-c', 'postgres', '-Fpn'], { encoding: 'utf8' })
  const pids: number[] = []
  let pid = 0
  for (const line of (run.stdout ?? '').split('\n')) {
    if (line.startsWith('p')) pid = Number(line.slice(1))
    else if (line === `n${dataDirectory}` && pid > 1) pids.push(pid)
  }
  return pids
}

/** A process named `postgres`, or `postgres: checkpointer` and the like; a shell someone opened there is not ours to end. */
function isPostgres(command: string): boolean {
  return /^postgres\b/.test(command)
}

async function endProcess(pid: number, signals: NodeJS.Signals[]): Promise<void> {
  for (const signal of signals) {
    if (!sendSignal(pid, signal)) return
    const seconds = signal === 'SIGINT' ? FAST_SHUTDOWN_SECONDS : IMMEDIATE_SHUTDOWN_SECONDS
    const until = performance.now() + seconds * 1000
    while (performance.now() < until) {
      if (!isAlive(pid)) return
      await new Promise(resolve => setTimeout(resolve, 20))
    }
  }
}

function sendSignal(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(pid, signal)
    return true
  } catch {
    return false
  }
}

function isAlive(pid: number): boolean {
  if (!sendSignal(pid, 0)) return false
  if (process.platform !== 'linux') return true
  try {
    // A process that ended but whose parent hasn't asked for its result yet still answers to signals.
    return !/^State:\s+[ZX]/m.test(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}
