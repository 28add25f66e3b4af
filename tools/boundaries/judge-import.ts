import { type Place, placeOf, STAGES } from './place-of.ts'
import type { WrittenImport } from './read-imports.ts'
import type { Resolved } from './resolve-import.ts'

/** The rules by the names the report uses. */
export type Rule =
  | 'resolves'
  | 'contract-imports-zod-alone'
  | 'no-test-from-code'
  | 'parts-apart'
  | 'never-up-or-forward'
  | 'stage-by-its-index'
  | 'states-are-pure'
  | 'sql-in-stores'
  | 'known-stage'
  | 'no-cycle'

/** A forbidden import: where, which rule, and what would be right. */
export type Violation = { file: string; line: number; rule: Rule; message: string }

type Judged = { rule: Rule; message: string }

/** Tests, and what only tests share: `*.test-support.ts`, a folder `testing/`, `server/test/`. */
const TEST = /\.(test|spec|test-support)\.tsx?$|(^|\/)testing\/|^(server\/test|e2e)\//
const STORE = /(\.store|(^|\/)find-[^/]*)\.ts$/
const SQL_PACKAGES = ['pg']
const TEST_PACKAGES = ['vitest', 'fast-check']

/** Judges one import by the directions of ARCHITECTURE.md. */
export function judgeImport(from: string, written: WrittenImport, target: Resolved): Judged[] {
  const place = placeOf(from)
  if (!place) {
    const message = `campaign/ has the folders ${STAGES.join(', ')}; move the file into one of them`
    return [{ rule: 'known-stage', message }]
  }
  if (target.kind === 'unresolved') {
    const message = `${written.specifier} names no file; write the path with its extension`
    return [{ rule: 'resolves', message }]
  }
  return target.kind === 'package'
    ? judgePackage(from, place, written, target.name)
    : judgeFile(from, place, written, target.file)
}

function judgePackage(from: string, place: Place, written: WrittenImport, name: string): Judged[] {
  const found: Judged[] = []
  const test = TEST.test(from)
  if (place.part === 'contract' && name !== 'zod' && !test) {
    found.push({
      rule: 'contract-imports-zod-alone',
      message: `contract/ imports zod alone, not ${name}; server and web both load it`,
    })
  }
  if (place.part === 'web' && !test && (name.startsWith('node:') || SQL_PACKAGES.includes(name))) {
    found.push({ rule: 'parts-apart', message: `${name} does not exist in a browser` })
  }
  const sql = SQL_PACKAGES.includes(name)
  if (sql && from.endsWith('.states.ts')) found.push(statesArePure(name))
  if (sql && place.part === 'server' && place.stage && !written.typeOnly && !test && !STORE.test(from)) {
    found.push({
      rule: 'sql-in-stores',
      message: `${name} is imported in *.store.ts and find-*.ts; move the query there and call it`,
    })
  }
  if (TEST_PACKAGES.includes(name) && !test && place.part !== 'workshop') {
    found.push({ rule: 'no-test-from-code', message: `${name} belongs to tests` })
  }
  return found
}

function judgeFile(from: string, place: Place, written: WrittenImport, file: string): Judged[] {
  const found: Judged[] = []
  if (TEST.test(file) && !TEST.test(from)) {
    found.push({ rule: 'no-test-from-code', message: `${file} is a test; move what is shared out of it` })
  }
  if (from.endsWith('.states.ts') && (STORE.test(file) || file.startsWith('server/src/ground/database/'))) {
    found.push(statesArePure(file))
  }
  const target = placeOf(file)
  if (!target) return found
  if (target.part !== place.part) {
    if (!mayCross(from, place, target)) {
      found.push({ rule: partRule(place), message: `${place.part} does not import ${target.part} (${file})` })
    }
    return found
  }
  if (place.floor !== undefined && target.floor !== undefined && target.floor > place.floor) {
    found.push({
      rule: 'never-up-or-forward',
      message: `${nameOf(place)} comes before ${nameOf(target)}; let ${nameOf(target)} register a handler at wiring time`,
    })
  }
  const enters = place.part === 'server' && target.stage !== undefined && target.stage !== place.stage
  if (enters && !/\/index\.tsx?$/.test(file)) {
    found.push({
      rule: 'stage-by-its-index',
      message: `${target.stage} is entered by its index.ts, not by ${file}${written.typeOnly ? ', for types too' : ''}`,
    })
  }
  return found
}

function mayCross(from: string, place: Place, target: Place): boolean {
  if (place.part === 'workshop') return true
  if (target.part === 'contract') return true
  // Starting builds the web app, and tests on all floors may use what the workshop has for them.
  return place.part === 'server' && target.part === 'workshop' && (place.floor === STAGES.length + 2 || TEST.test(from))
}

function partRule(place: Place): Rule {
  return place.part === 'contract' ? 'contract-imports-zod-alone' : 'parts-apart'
}

function statesArePure(what: string): Judged {
  return {
    rule: 'states-are-pure',
    message: `a table of states knows no database, not even its types (${what}); hand it plain values`,
  }
}

function nameOf(place: Place): string {
  if (place.stage) return place.stage
  return place.floor === 0 ? 'ground' : place.floor === STAGES.length + 1 ? 'views' : 'app'
}
