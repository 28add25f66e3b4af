import fs from 'node:fs'
import { StartRefusal } from './start-refusal.ts'

/**
 * Makes a data directory unless it is there. Others may pass through it to the database's data, which has an owner of
 * its own, but may not look around.
 *
 * @throws StartRefusal `home.unwritable`
 */
export function createHome(home: string): void {
  try {
    fs.mkdirSync(home, { recursive: true, mode: 0o711 })
    fs.accessSync(home, fs.constants.W_OK | fs.constants.X_OK)
  } catch (cause) {
    throw homeUnwritable(home, cause)
  }
}

/** The refusal for a data directory, or a file in it, that this account may not write. */
export function homeUnwritable(home: string, cause: unknown): StartRefusal {
  return new StartRefusal(
    'home.unwritable',
    `数据目录不可写：${home}。请用创建它的账户运行，或用 CLEARLOOP_HOME 指定一个可写的目录。`,
    `The data directory cannot be written: ${home}. Run as the account that created it, or name a writable directory in CLEARLOOP_HOME.`,
    { cause },
  )
}
