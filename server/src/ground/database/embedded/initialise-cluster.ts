import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import type { PostgresAccount } from './postgres-account.ts'
import type { PostgresBinaries } from './postgres-binaries.ts'
import { postgresEnvironment } from './postgres-environment.ts'
import { StartRefusal } from './start-refusal.ts'

export const SUPERUSER = 'postgres'

/**
 * Characters must be classified as UTF-8 or Chinese text yields no trigrams and every search becomes a scan, hence
 * never plain `C`. macOS has no C.UTF-8.
 */
const CHARACTER_LOCALES: Partial<Record<NodeJS.Platform, string[]>> = {
  linux: ['C.UTF-8', 'C.utf8', 'en_US.UTF-8', 'zh_CN.UTF-8'],
  darwin: ['en_US.UTF-8', 'zh_CN.UTF-8'],
}

/**
 * Makes an empty database cluster. It is made beside its place and renamed into it, so that an initialisation cut
 * short is thrown away at the next start and never served.
 *
 * @param durable false only in tests: skips flushing to disk
 * @throws StartRefusal `postgres.not-initialised` with initdb's own words
 */
export function initialiseCluster(parts: {
  binaries: PostgresBinaries
  account: PostgresAccount | undefined
  place: string
  dataDirectory: string
  password: string
  durable: boolean
}): void {
  const { binaries, account, place, dataDirectory, password, durable } = parts
  const base = path.basename(dataDirectory)
  for (const name of fs.readdirSync(place)) {
    if (name.startsWith(`${base}.new-`)) fs.rmSync(path.join(place, name), { recursive: true, force: true })
  }
  const workplace = fs.mkdtempSync(path.join(place, `${base}.new-`))
  const passwordFile = path.join(workplace, 'password')
  const cluster = path.join(workplace, 'data')
  fs.writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  if (account) for (const file of [workplace, passwordFile]) fs.chownSync(file, account.uid, account.gid)

  try {
    let said = ''
    for (const locale of CHARACTER_LOCALES[process.platform] ?? ['C.UTF-8']) {
      const run = spawnSync(
        binaries.initdb,
        [
          ...['-D', cluster, '-U', SUPERUSER, `--pwfile=${passwordFile}`, '--encoding=UTF8'],
          ...['--auth-local=scram-sha-256', '--auth-host=scram-sha-256', '--no-instructions'],
          ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--lc-collate=C', `--lc-ctype=${locale}`],
          ...['--lc-messages=C', ...(durable ? [] : ['--no-sync'])],
        ],
        { ...account, cwd: '/', env: postgresEnvironment(), encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
      )
      if (run.status === 0) {
        fs.renameSync(cluster, dataDirectory)
        return
      }
      said = run.error?.message ?? (run.stderr.trim() || `exit ${run.status ?? run.signal}`)
      if (!/locale/i.test(said)) break
      fs.rmSync(cluster, { recursive: true, force: true })
    }
    throw new StartRefusal(
      'postgres.not-initialised',
      `无法在 ${place} 建立数据库：${said}`,
      `The database could not be created in ${place}: ${said}`,
    )
  } finally {
    fs.rmSync(workplace, { recursive: true, force: true })
  }
}
