import path from 'node:path'

/** `package.json`'s "imports": `#ground/*` → `./server/src/ground/*`. */
export type SubpathImports = Record<string, string>

/** Where an import leads: to a file of ours, a package, or nowhere. */
export type Resolved =
  | { kind: 'file'; file: string }
  | { kind: 'package'; name: string }
  | { kind: 'unresolved'; file: string }

/**
 * Resolves an import by the rules this repository writes by: relative and `#…` imports name the file with its
 * extension; everything else is a package or a module of Node.
 */
export function resolveImport(
  from: string,
  specifier: string,
  imports: SubpathImports,
  exists: (file: string) => boolean,
): Resolved {
  const plain = specifier.replace(/\?.*$/, '')
  const target = plain.startsWith('.')
    ? path.posix.join(path.posix.dirname(from), plain)
    : plain.startsWith('#')
      ? resolveSubpath(plain, imports)
      : undefined
  if (target === undefined) return { kind: 'package', name: packageName(plain) }
  return exists(target) ? { kind: 'file', file: target } : { kind: 'unresolved', file: target }
}

function resolveSubpath(specifier: string, imports: SubpathImports): string {
  for (const [pattern, target] of Object.entries(imports)) {
    const prefix = pattern.replace('*', '')
    if (specifier.startsWith(prefix)) {
      return path.posix.normalize(target.replace('*', specifier.slice(prefix.length)))
    }
  }
  return specifier
}

function packageName(specifier: string): string {
  if (specifier.startsWith('node:')) return specifier
  const parts = specifier.split('/')
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? specifier)
}
