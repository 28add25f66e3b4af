import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Piece, writePiece } from './pieces.ts'

/** Belong to one database cluster; a restored home makes its own. */
const ofThisCluster = ['postgres-superuser', 'database-roles.json']

/**
 * Copies what an installation holds besides database and files: its keys, the public keys and heads of the audit, the mark of a demo.
 * Of the heads only those of seals that the snapshot has: a later one would say that the end was cut off.
 */
export async function copyHomeParts(
  home: string,
  folder: string,
  { key, lastSeal }: { key: Buffer | null; lastSeal: number },
): Promise<Piece[]> {
  const pieces: Piece[] = []
  for (const path of await namesOf(home)) {
    const bytes = await readFile(join(home, path))
    async function* content() {
      yield path === headsPath ? headsUpTo(bytes, lastSeal) : bytes
    }
    pieces.push(await writePiece(folder, join('home', path), content(), { key, compressed: false }))
  }
  return pieces
}

const headsPath = join('audit', 'heads.log')

async function namesOf(home: string): Promise<string[]> {
  const within = async (folder: string) =>
    existsSync(join(home, folder)) ? (await readdir(join(home, folder))).sort().map(name => join(folder, name)) : []
  const secrets = (await within('secrets')).filter(path => !ofThisCluster.some(name => path === join('secrets', name)))
  const single = [headsPath, 'demo.json'].filter(path => existsSync(join(home, path)))
  return [...secrets, ...(await within(join('audit', 'keys'))), ...single]
}

function headsUpTo(log: Buffer, lastSeal: number): Buffer {
  const lines = log.toString('utf8').split('\n')
  const kept = lines.filter(line => line !== '' && Number(line.split(' ', 1)[0]) <= lastSeal)
  return Buffer.from(kept.map(line => `${line}\n`).join(''))
}
