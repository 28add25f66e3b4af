import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'

/** Where the embedded database's superuser password is kept, readable by Clearloop's own account alone. */
function passwordFile(home: string): string {
  return path.join(home, 'secrets', 'postgres-superuser')
}

/** @returns the password kept in the home, or undefined when there is none */
export function readSuperuserPassword(home: string): string | undefined {
  try {
    return fs.readFileSync(passwordFile(home), 'utf8').trim() || undefined
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

/** Makes a random password of 192 bits and keeps it in `<home>/secrets/` (directory 700, file 600). */
export function createSuperuserPassword(home: string): string {
  const file = passwordFile(home)
  fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  const password = randomBytes(24).toString('base64url')
  fs.writeFileSync(`${file}.new`, `${password}\n`, { mode: 0o600, flush: true })
  fs.renameSync(`${file}.new`, file)
  return password
}
