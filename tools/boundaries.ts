import fs from 'node:fs'
import path from 'node:path'
import { findBlindSpots } from './boundaries/canary.ts'
import { checkModules } from './boundaries/check-modules.ts'
import { readModules } from './boundaries/read-modules.ts'
import type { SubpathImports } from './boundaries/resolve-import.ts'

/** Fewer modules than this means that the checker looked in the wrong place. Raise it as the house grows. */
const FLOOR = 200

/**
 * Checks the import directions of the whole repository, after making sure that the checker still sees.
 *
 * @param root the repository
 * @returns complaints, one a line; empty when all is well
 */
export function checkBoundaries(root: string): string[] {
  const imports = readSubpathImports(root)
  const blind = findBlindSpots(imports).map(spot => `canary: ${spot}`)
  const sources = readModules(root)
  const few = sources.size < FLOOR ? [`saw ${sources.size} modules, expected at least ${FLOOR}`] : []
  const exists = (file: string) => fs.existsSync(path.join(root, file))
  const violations = checkModules(sources, imports, exists).map(
    ({ file, line, rule, message }) => `${file}:${line} ${rule}: ${message}`,
  )
  return [...blind, ...few, ...violations]
}

function readSubpathImports(root: string): SubpathImports {
  const manifest: unknown = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'))
  const imports: SubpathImports = {}
  if (typeof manifest !== 'object' || manifest === null || !('imports' in manifest)) return imports
  for (const [pattern, target] of Object.entries(manifest.imports ?? {})) {
    if (typeof target === 'string') imports[pattern] = target
  }
  return imports
}

if (import.meta.main) {
  const complaints = checkBoundaries(path.dirname(import.meta.dirname))
  for (const complaint of complaints) console.log(complaint)
  process.exitCode = complaints.length > 0 ? 1 : 0
}
