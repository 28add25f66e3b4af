import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Processor time used so far, in milliseconds, and memory. Null where the system does not tell (it has no /proc). */
export interface Usage {
  readonly serverCpu: number
  /** Of all processes of PostgreSQL, those that have ended included. */
  readonly databaseCpu: number
  readonly serverMegabytes: number
}

// what Linux counts processor time in for programs, on every architecture
const ticksPerSecond = 100

/** Usage of a server process and of the embedded PostgreSQL of its home. */
export function readUsage(serverPid: number, home: string): Usage | null {
  if (process.platform !== 'linux') return null
  const postmaster = Number(readFileSync(join(home, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
  const all = readdirSync('/proc').flatMap(name => (/^\d+$/.test(name) ? (readStat(Number(name)) ?? []) : []))
  const cpuOf = (pid: number) => all.find(({ id }) => id === pid)?.own ?? 0
  const children = all.filter(({ parent }) => parent === postmaster)
  const ended = all.find(({ id }) => id === postmaster)?.endedChildren ?? 0
  return {
    serverCpu: cpuOf(serverPid),
    databaseCpu: cpuOf(postmaster) + ended + children.reduce((sum, { own }) => sum + own, 0),
    serverMegabytes: residentMegabytes(serverPid),
  }
}

interface Stat {
  readonly id: number
  readonly parent: number
  readonly own: number
  readonly endedChildren: number
}

function readStat(id: number): Stat | null {
  let text: string
  try {
    text = readFileSync(`/proc/${id}/stat`, 'utf8')
  } catch {
    return null
  }
  // the name in brackets may hold spaces; what follows it begins with the third field
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  const ticks = (first: number) => ((Number(fields[first]) + Number(fields[first + 1])) * 1000) / ticksPerSecond
  return { id, parent: Number(fields[1]), own: ticks(11), endedChildren: ticks(13) }
}

function residentMegabytes(pid: number): number {
  const line = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Number(line?.[1] ?? 0) / 1024
}
