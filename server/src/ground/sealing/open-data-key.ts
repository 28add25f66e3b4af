import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'

const keyBytes = 32

/**
 * The installation's data key, `<home>/secrets/data.key` (directory 700, file 600), made at the first start. Without it no sealed
 * column can be read again, so it is in every backup, sealed where the backup has a passphrase.
 *
 * @throws Error when others may read the file, or when it is not a key
 */
export function openDataKey(home: string): Buffer {
  const file = path.join(home, 'secrets', 'data.key')
  fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  try {
    // never over an existing one: what was sealed with it would be lost
    fs.writeFileSync(file, `${randomBytes(keyBytes).toString('base64')}\n`, { mode: 0o600, flag: 'wx', flush: true })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  const { mode } = fs.statSync(file)
  if (mode & 0o077) {
    throw new Error(
      `数据密钥可被其他用户读取，拒绝启动：${file}。请执行 chmod 600 后重试。 / The data key is readable by others; run chmod 600 on ${file}.`,
    )
  }
  const key = Buffer.from(fs.readFileSync(file, 'utf8').trim(), 'base64')
  if (key.length !== keyBytes) {
    throw new Error(
      `数据密钥文件已损坏：${file}。请从备份恢复，不要新建。 / The data key is damaged; restore ${file} from its backup, do not make a new one.`,
    )
  }
  return key
}
