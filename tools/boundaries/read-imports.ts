import { parseSync } from 'oxc-parser'

/** One import or re-export as written. */
export type WrittenImport = {
  specifier: string
  /** Erased by type stripping: no code is loaded, though the knowledge is there. */
  typeOnly: boolean
  /** Loaded when called, so it closes no circle at start. */
  dynamic: boolean
  line: number
}

/**
 * Lists what a module imports: `import`, `export … from` and `import('…')` with a plain string.
 *
 * @throws Error when the module does not parse
 */
export function readImports(file: string, source: string): WrittenImport[] {
  const parsed = parseSync(file, source)
  const fault = parsed.errors.find(error => error.severity === 'Error')
  if (fault) throw new Error(`${file} does not parse: ${fault.message}`)

  const found: WrittenImport[] = []
  const lineAt = (offset: number) => source.slice(0, offset).split('\n').length
  for (const statement of parsed.module.staticImports) {
    found.push({
      specifier: statement.moduleRequest.value,
      typeOnly: statement.entries.length > 0 && statement.entries.every(entry => entry.isType),
      dynamic: false,
      line: lineAt(statement.start),
    })
  }
  for (const statement of parsed.module.staticExports) {
    const specifier = statement.entries.find(entry => entry.moduleRequest)?.moduleRequest?.value
    if (specifier === undefined) continue
    const typeOnly = statement.entries.every(entry => entry.isType)
    found.push({ specifier, typeOnly, dynamic: false, line: lineAt(statement.start) })
  }
  for (const call of parsed.module.dynamicImports) {
    const written = source.slice(call.moduleRequest.start, call.moduleRequest.end)
    const specifier = /^(['"`])(.*)\1$/s.exec(written)?.[2]
    if (specifier !== undefined) found.push({ specifier, typeOnly: false, dynamic: true, line: lineAt(call.start) })
  }
  return found
}
