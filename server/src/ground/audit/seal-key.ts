import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The key that signs seals (Ed25519). Whoever reads it can forge seals, so only the process that seals does. */
export interface SealKey {
  /** The start of the public key's SHA-256; stands on every seal, so that keys can be changed. */
  readonly name: string
  sign(bytes: Buffer): Buffer
}

const publicFolder = (home: string) => join(home, 'audit', 'keys')

/**
 * Opens `<home>/secrets/audit-seal.key`, or makes it. Its public half goes to `<home>/audit/keys`, where keys of former times stay,
 * so that old seals can still be checked. Throws when others than this user may read the key.
 */
export function openSealKey(home: string): SealKey {
  const path = join(home, 'secrets', 'audit-seal.key')
  if (!existsSync(path)) {
    mkdirSync(join(home, 'secrets'), { recursive: true, mode: 0o700 })
    const { privateKey } = generateKeyPairSync('ed25519')
    writeFileSync(path, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' })
    chmodSync(path, 0o600)
  }
  if ((statSync(path).mode & 0o077) !== 0) {
    throw new Error(
      `审计封存密钥 ${path} 可被其他用户读取，请执行 chmod 600 后重新启动 / Others may read the audit key ${path}; run chmod 600 on it and start again`,
    )
  }
  const privateKey = createPrivateKey(readFileSync(path))
  const publicKey = createPublicKey(privateKey)
  const name = nameOf(publicKey)
  mkdirSync(publicFolder(home), { recursive: true, mode: 0o700 })
  const publicPath = join(publicFolder(home), `${name}.pem`)
  if (!existsSync(publicPath))
    writeFileSync(publicPath, publicKey.export({ type: 'spki', format: 'pem' }), { mode: 0o600 })
  return { name, sign: bytes => sign(null, bytes, privateKey) }
}

/** The public keys by which seals of any time are checked. */
export function readSealKeys(home: string): ReadonlyMap<string, KeyObject> {
  const folder = publicFolder(home)
  const files = existsSync(folder) ? readdirSync(folder).filter(file => file.endsWith('.pem')) : []
  return new Map(
    files.map(file => {
      const key = createPublicKey(readFileSync(join(folder, file)))
      return [nameOf(key), key]
    }),
  )
}

function nameOf(publicKey: KeyObject): string {
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16)
}
