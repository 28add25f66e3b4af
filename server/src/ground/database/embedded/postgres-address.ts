import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'

/** The embedded database listens here and nowhere else. */
export const LOOPBACK = '127.0.0.1'

/** @returns the port this home used last, so that its address stays the same from start to start */
export function readRememberedPort(home: string): number | undefined {
  try {
    const port = Number(fs.readFileSync(path.join(home, 'postgres-port'), 'utf8').trim())
    return Number.isInteger(port) && port > 0 && port < 65_536 ? port : undefined
  } catch {
    // Absent or unreadable: any free port serves, and the next start remembers it.
    return undefined
  }
}

export function rememberPort(home: string, port: number): void {
  fs.writeFileSync(path.join(home, 'postgres-port'), `${port}\n`, { mode: 0o644 })
}

/** @returns the wanted port when it is free on the loopback address, else any free one */
export async function findFreePort(wanted: number | undefined): Promise<number> {
  return (wanted !== undefined && (await tryListen(wanted))) || (await tryListen(0)) || findFreePort(undefined)
}

function tryListen(port: number): Promise<number | undefined> {
  return new Promise(resolve => {
    const server = net.createServer()
    server.once('error', () => resolve(undefined))
    server.listen({ port, host: LOOPBACK }, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : undefined))
    })
  })
}

/** Longest path of a Unix socket that both Linux (107) and macOS (103) take. */
const LONGEST_SOCKET_PATH = 103

/** @returns the data directory, which only its owner may enter, or undefined where its path is too long for a socket */
export function chooseSocketDirectory(dataDirectory: string, port: number): string | undefined {
  const socket = path.join(dataDirectory, `.s.PGSQL.${port}`)
  return Buffer.byteLength(socket) <= LONGEST_SOCKET_PATH ? dataDirectory : undefined
}
