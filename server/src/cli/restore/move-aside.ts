import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  unlinkSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/** What was moved out of the way of a restored backup. */
export interface MovedAside {
  /** The name of the folder within the home. */
  readonly folder: string
  /** Removes what has come into its place and puts it back. */
  takeBack(): void
}

const parts = ['postgres', 'postgres-port', 'files', 'secrets', 'audit', 'demo.json']

/** What of an installation a home holds. */
export function partsOf(home: string): string[] {
  return parts.filter(part => lstatSync(join(home, part), { throwIfNoEntry: false }) !== undefined)
}

/**
 * Moves an installation's parts into `<home>/replaced-<time>`, deleting nothing. Where the database's data lie elsewhere and `postgres` is a
 * link to them, they are renamed where they are.
 */
export function moveAside(home: string, at: Date): MovedAside {
  const stamp = at.toISOString().replaceAll(/[-:]|\.\d+/g, '')
  const folder = `replaced-${stamp}`
  const moved: string[] = []
  for (const part of partsOf(home)) {
    mkdirSync(join(home, folder), { recursive: true, mode: 0o711 })
    move(join(home, part), join(home, folder, part), `replaced-${stamp}`)
    moved.push(part)
  }
  return {
    folder,
    takeBack: () => {
      for (const part of partsOf(home)) remove(join(home, part))
      for (const part of moved) move(join(home, folder, part), join(home, part), null)
      if (existsSync(join(home, folder)) && readdirSync(join(home, folder)).length === 0)
        rmSync(join(home, folder), { recursive: true })
    },
  }
}

/** @param suffix of data behind a link, while they are set aside; null takes it off again */
function move(from: string, to: string, suffix: string | null): void {
  if (!lstatSync(from).isSymbolicLink()) return renameSync(from, to)
  const target = resolve(dirname(from), readlinkSync(from))
  const renamed = suffix === null ? target.replace(/\.replaced-\d{8}T\d{6}Z$/, '') : `${target}.${suffix}`
  if (existsSync(target)) renameSync(target, renamed)
  symlinkSync(renamed, to)
  unlinkSync(from)
}

function remove(path: string): void {
  if (lstatSync(path).isSymbolicLink()) {
    rmSync(resolve(dirname(path), readlinkSync(path)), { recursive: true, force: true })
    unlinkSync(path)
  } else {
    rmSync(path, { recursive: true, force: true })
  }
}
