import fs from 'node:fs'
import path from 'node:path'

type Dependencies = Record<string, string>
type LockEntry = {
  version?: string
  resolved?: string
  link?: boolean
  optionalDependencies?: Dependencies
}
type Manifest = Partial<Record<(typeof DEPENDENCY_FIELDS)[number], Dependencies>>

const DEPENDENCY_FIELDS = ['dependencies', 'devDependencies', 'optionalDependencies'] as const
const EXACT_VERSION = /^\d+\.\d+\.\d+(-[\w.-]+)?(\+[\w.-]+)?$/

/**
 * Finds what would make `npm ci` fail on another machine, or install something else there, though it works here.
 * npm writes a lock without complaint when a platform's binding doesn't exist, and only a fresh clone on that platform
 * (for `npm ci`: on any platform) shows it.
 *
 * @param manifest a parsed package.json
 * @param lock its parsed package-lock.json (version 3)
 * @returns complaints, one a line
 */
export function inspectLock(manifest: Manifest, lock: { packages?: Record<string, LockEntry> }): string[] {
  const packages = lock.packages ?? {}
  const complaints: string[] = []
  for (const field of DEPENDENCY_FIELDS) {
    for (const [name, version] of Object.entries(manifest[field] ?? {})) {
      if (EXACT_VERSION.test(version)) continue
      complaints.push(`package.json ${field}: ${name} is "${version}"; write the exact version`)
    }
  }
  for (const [place, entry] of Object.entries(packages)) {
    if (entry.resolved !== undefined) {
      complaints.push(
        `${place} names where it was fetched from; install with the repository's .npmrc, which leaves that out`,
      )
    }
    for (const name of Object.keys(entry.optionalDependencies ?? {})) {
      if (isLocked(packages, place, name)) continue
      complaints.push(
        `${place || 'package.json'} wants ${name} on some platform, and the lock has no entry for it: pin a version whose bindings all exist`,
      )
    }
  }
  if (Object.keys(packages).length < 2) complaints.push('the lock file names no packages')
  return complaints
}

/** Looks where Node would: beside the package, then in every `node_modules` above it. */
function isLocked(packages: Record<string, LockEntry>, from: string, name: string): boolean {
  let directory = from
  while (directory) {
    if (packages[`${directory}/node_modules/${name}`]) return true
    directory = directory.slice(0, Math.max(0, directory.lastIndexOf('/node_modules/')))
  }
  return packages[`node_modules/${name}`] !== undefined
}

/** Inspects both lock files of the repository: the packages' and the runtime's. */
export function guardLocks(root: string): string[] {
  return ['', 'tools/runtime'].flatMap(folder => {
    const read = (name: string) => JSON.parse(fs.readFileSync(path.join(root, folder, name), 'utf8'))
    return inspectLock(read('package.json'), read('package-lock.json')).map(line =>
      folder ? `${folder}: ${line}` : line,
    )
  })
}

if (import.meta.main) {
  const complaints = guardLocks(path.dirname(import.meta.dirname))
  for (const complaint of complaints) console.log(complaint)
  process.exitCode = complaints.length > 0 ? 1 : 0
}
