import { findCycles } from './find-cycles.ts'
import { judgeImport, type Violation } from './judge-import.ts'
import { readImports } from './read-imports.ts'
import type { Sources } from './read-modules.ts'
import { resolveImport, type SubpathImports } from './resolve-import.ts'

/**
 * Checks every import of the given modules against the directions of ARCHITECTURE.md.
 *
 * @param sources the modules by path from the root
 * @param imports `package.json`'s "imports"
 * @param exists whether a file that is no module of ours (a style sheet, a data file) is there
 */
export function checkModules(
  sources: Sources,
  imports: SubpathImports,
  exists: (file: string) => boolean,
): Violation[] {
  const violations: Violation[] = []
  const loads = new Map<string, string[]>()
  for (const [file, source] of sources) {
    const loaded: string[] = []
    for (const written of readImports(file, source)) {
      const target = resolveImport(file, written.specifier, imports, path => sources.has(path) || exists(path))
      for (const judged of judgeImport(file, written, target)) violations.push({ file, line: written.line, ...judged })
      if (target.kind === 'file' && !written.typeOnly && !written.dynamic) loaded.push(target.file)
    }
    loads.set(file, loaded)
  }
  for (const members of findCycles(loads)) {
    violations.push({
      file: members[0] ?? '',
      line: 1,
      rule: 'no-cycle',
      message: `these modules load each other: ${members.join(', ')}; move what they share into one of its own`,
    })
  }
  return violations
}
