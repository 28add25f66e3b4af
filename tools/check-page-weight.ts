import fs from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { buildWeb } from './build-web.ts'

/** The part of Vite's manifest that says what loads what. */
export type BuildManifest = Record<
  string,
  { file: string; src?: string; isEntry?: boolean; isDynamicEntry?: boolean; imports?: string[] }
>

/** Script a page needs before it works, in kB (1000 bytes) gzipped, and what it may be. */
export type PageWeight = { page: string; kilobytes: number; limit: number }

/** Sign-in and worklist open on every start of every day; the others hold a table and its forms. */
const FIRST_PAGES = /(^|[/-])(sign-in|worklist)([./-]|$)/
const FIRST_PAGE_LIMIT = 350
const TABLE_PAGE_LIMIT = 480

const PAGE = /(^|[/.-])page\.tsx$/
const CHINESE_WORDS = /(^|[/.-])zh(-cn)?\.(ts|js|json)$/i
const SHARED = /^(src|\.\.\/contract\/src)\/(app|ground)\//

/**
 * Weighs the script each page loads before it works: what the entry imports, what the page imports, and the Chinese
 * words of the frame and of the page. Charts, maps and editors load when opened and don't count, which is why only
 * static imports are followed.
 *
 * @param sizeOf gzipped size in bytes of a built file
 */
export function weighPages(manifest: BuildManifest, sizeOf: (file: string) => number): PageWeight[] {
  const entries = keysWhere(manifest, chunk => chunk.isEntry === true)
  const words = keysWhere(manifest, chunk => chunk.isDynamicEntry === true && CHINESE_WORDS.test(chunk.src ?? ''))
  const pages = keysWhere(manifest, chunk => chunk.isDynamicEntry === true && PAGE.test(chunk.src ?? ''))
  const weigh = (page: string, starts: string[]): PageWeight => {
    const bytes = closureOf(manifest, starts).reduce((sum, file) => sum + sizeOf(file), 0)
    const limit = page === 'entry' || FIRST_PAGES.test(page) ? FIRST_PAGE_LIMIT : TABLE_PAGE_LIMIT
    return { page, kilobytes: bytes / 1000, limit }
  }
  const frame = [...entries, ...words.filter(key => SHARED.test(key))]
  return [
    weigh('entry', frame),
    ...pages.map(page => {
      const own = words.filter(key => path.posix.dirname(key) === path.posix.dirname(page))
      return weigh(page, [...frame, page, ...own])
    }),
  ]
}

function keysWhere(manifest: BuildManifest, holds: (chunk: BuildManifest[string]) => boolean): string[] {
  return Object.entries(manifest).flatMap(([key, chunk]) => (holds(chunk) ? [key] : []))
}

/** The script files loaded with the given chunks, each once. */
function closureOf(manifest: BuildManifest, starts: string[]): string[] {
  const seen = new Set<string>()
  const visit = (key: string): void => {
    if (seen.has(key)) return
    seen.add(key)
    for (const next of manifest[key]?.imports ?? []) visit(next)
  }
  for (const start of starts) visit(start)
  const files = [...seen].flatMap(key => manifest[key]?.file ?? [])
  return [...new Set(files)].filter(file => file.endsWith('.js'))
}

/** Builds the web app if need be and weighs its pages. */
export async function checkPageWeight(root: string): Promise<string[] | undefined> {
  if (!fs.existsSync(path.join(root, 'web', 'index.html'))) return undefined
  let directory: string
  try {
    directory = (await buildWeb({ root, log: () => {} })).directory
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)]
  }
  const manifest: BuildManifest = JSON.parse(fs.readFileSync(path.join(directory, '.vite', 'manifest.json'), 'utf8'))
  const weights = weighPages(manifest, file => gzipSync(fs.readFileSync(path.join(directory, file))).length)
  if (weights[0]?.kilobytes === 0) return ['the build has no entry to weigh; look at web/index.html']
  return weights
    .filter(({ kilobytes, limit }) => kilobytes > limit)
    .map(({ page, kilobytes, limit }) => {
      const weight = Math.ceil(kilobytes)
      return `${page} loads ${weight} kB of gzipped script before it works, ${limit} kB are allowed; load later what is not needed at once`
    })
}

if (import.meta.main) {
  const root = path.dirname(import.meta.dirname)
  const complaints = await checkPageWeight(root)
  for (const complaint of complaints ?? []) console.log(complaint)
  process.exitCode = complaints && complaints.length > 0 ? 1 : 0
}
