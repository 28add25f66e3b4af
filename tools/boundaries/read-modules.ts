import fs from 'node:fs'
import path from 'node:path'

/** Sources by path from the root of the repository, with forward slashes. */
export type Sources = Map<string, string>

const ROOTS = ['contract/src', 'server/src', 'server/test', 'web/src', 'web/public', 'tools', 'bench', 'e2e']
const MODULE = /\.(ts|tsx|mts|mjs|js)$/
const SKIPPED = /(^|\/)(node_modules|dist|canary|report|results|screenshots)(\/|$)/

/** Reads every module of the repository that the import rules speak about. */
export function readModules(root: string): Sources {
  const sources: Sources = new Map()
  for (const top of ROOTS) {
    const directory = path.join(root, top)
    if (!fs.existsSync(directory)) continue
    for (const entry of fs.readdirSync(directory, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !MODULE.test(entry.name)) continue
      const absolute = path.join(entry.parentPath, entry.name)
      const file = path.relative(root, absolute).split(path.sep).join('/')
      if (!SKIPPED.test(file)) sources.set(file, fs.readFileSync(absolute, 'utf8'))
    }
  }
  return sources
}
