import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { stripVTControlCharacters } from 'node:util'

const SOURCES = ['web', 'contract/src', 'package-lock.json']
const NOT_SOURCES = /(^|\/)(dist[^/]*|node_modules)(\/|$)|\.test\.tsx?$/

/** The built web app: where it is, and whether it had to be built now. */
export type BuiltWeb = { directory: string; built: boolean }

/**
 * Builds the web app into `web/dist`, unless what is there was built from the very same sources.
 *
 * @param log told in one line what happens
 * @param root the repository; by default the one this file stands in
 * @throws Error with the end of what Vite said, when the build fails; what was there before stays
 */
export async function buildWeb({
  log,
  root = path.dirname(import.meta.dirname),
}: {
  log: (line: string) => void
  root?: string
}): Promise<BuiltWeb> {
  const directory = path.join(root, 'web', 'dist')
  const wanted = hashSources(root)
  if (readMarker(directory) === wanted) return { directory, built: false }

  log('正在构建网页（源码有变时一次）· building the web app (once after a change)')
  const started = performance.now()
  // Built beside and swapped in, so that a build cut short, or two at once, never leave half an app to be served.
  const fresh = path.join(root, 'web', `dist-${process.pid}`)
  try {
    await runVite(root, fresh)
    fs.writeFileSync(path.join(fresh, '.clearloop-sources'), wanted)
    swapIn(fresh, directory)
  } finally {
    fs.rmSync(fresh, { recursive: true, force: true })
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  log(`网页已构建，${seconds} 秒 · web app built in ${seconds} s`)
  return { directory, built: true }
}

function hashSources(root: string): string {
  const hash = createHash('sha256')
  for (const source of SOURCES) {
    const start = path.join(root, source)
    const files = fs.statSync(start).isFile() ? [start] : listFiles(start)
    for (const file of files) {
      const name = path.relative(root, file)
      if (NOT_SOURCES.test(name)) continue
      hash.update(`${name}\0`).update(fs.readFileSync(file)).update('\0')
    }
  }
  return hash.digest('hex')
}

function listFiles(directory: string): string[] {
  return fs
    .readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => path.join(entry.parentPath, entry.name))
    .toSorted()
}

function readMarker(directory: string): string | undefined {
  try {
    return fs.readFileSync(path.join(directory, '.clearloop-sources'), 'utf8')
  } catch {
    return undefined
  }
}

function swapIn(fresh: string, directory: string): void {
  const old = `${fresh}-old`
  if (fs.existsSync(directory)) fs.renameSync(directory, old)
  fs.renameSync(fresh, directory)
  fs.rmSync(old, { recursive: true, force: true })
}

function runVite(root: string, outDir: string): Promise<void> {
  const vite = path.join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const args = [vite, 'build', path.join(root, 'web'), '--outDir', outDir, '--emptyOutDir', '--manifest']
  return new Promise((resolve, reject) => {
    let said = ''
    const keep = (text: string) => {
      said = (said + text).slice(-8000)
    }
    const env = { ...process.env, NO_COLOR: '1', NODE_ENV: 'production' }
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
    child.stdout.setEncoding('utf8').on('data', keep)
    child.stderr.setEncoding('utf8').on('data', keep)
    child.on('error', reject)
    child.on('close', code => {
      if (code === 0) resolve()
      else reject(new Error(`网页构建失败 · the web app could not be built:\n${stripVTControlCharacters(said).trim()}`))
    })
  })
}

if (import.meta.main) await buildWeb({ log: line => console.log(line) })
