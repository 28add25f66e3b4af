import { existsSync } from 'node:fs'
import { mkdir, open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Seal } from './seal.ts'

/** What is written outside the database at every seal: whoever cuts the table's tail cuts its newest seal with it, not this. */
export interface Head {
  readonly number: number
  /** Hexadecimal. */
  readonly chain: string
}

export const headsPath = (home: string) => join(home, 'audit', 'heads.log')

/** Adds lines `number chain time signature`, and returns when they are on the disk. */
export async function appendHeads(home: string, seals: readonly Seal[]): Promise<void> {
  if (seals.length === 0) return
  await mkdir(join(home, 'audit'), { recursive: true, mode: 0o700 })
  const lines = seals.map(
    ({ number, chain, sealedAt, signature }) =>
      `${number} ${chain.toString('hex')} ${sealedAt.toISOString()} ${signature.toString('base64url')}\n`,
  )
  const handle = await open(headsPath(home), 'a', 0o600)
  try {
    await handle.write(lines.join(''))
    await handle.datasync()
  } finally {
    await handle.close()
  }
}

/** All heads in the order they were written; a last line that was broken off by a crash is left out. */
export async function readHeads(home: string): Promise<Head[]> {
  if (!existsSync(headsPath(home))) return []
  const lines = (await readFile(headsPath(home), 'utf8')).split('\n')
  return lines.flatMap(line => {
    const [number, chain, , signature] = line.split(' ')
    return number && chain && signature && /^[0-9a-f]{64}$/.test(chain) ? [{ number: Number(number), chain }] : []
  })
}
