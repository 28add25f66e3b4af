import fs from 'node:fs'
import { StartRefusal } from './start-refusal.ts'

/** The account PostgreSQL runs under when it may not be ours. */
export type PostgresAccount = { uid: number; gid: number }

const PREFERRED_NAMES = ['postgres', '_postgres', 'nobody']

/**
 * PostgreSQL refuses to run as root, so a root process hands it to another account: the owner of the data if there is
 * data already (a home made by an ordinary user stays that user's), else `postgres`, else `nobody`.
 *
 * @param dataDirectory where the data is or will be
 * @returns undefined for an ordinary user, who runs PostgreSQL as itself
 * @throws StartRefusal `postgres.no-account` when root finds none of the accounts
 */
export function choosePostgresAccount(dataDirectory: string): PostgresAccount | undefined {
  if (process.getuid?.() !== 0) return undefined
  const owner = fs.statSync(dataDirectory, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }

  const accounts = readAccounts()
  for (const name of PREFERRED_NAMES) {
    const account = accounts.get(name)
    if (account) return account
  }
  throw new StartRefusal(
    'postgres.no-account',
    '以 root 运行时需要一个名为 postgres 或 nobody 的系统账户来运行数据库，本机没有。请创建其中之一，或改用普通用户运行。',
    'Running as root needs a system account named postgres or nobody to run the database under; this machine has neither. Create one, or run as an ordinary user.',
  )
}

function readAccounts(): Map<string, PostgresAccount> {
  const accounts = new Map<string, PostgresAccount>()
  for (const line of fs.readFileSync('/etc/passwd', 'utf8').split('\n')) {
    const [name, , uid, gid] = line.split(':')
    if (name && uid && gid && uid !== '0') accounts.set(name, { uid: Number(uid), gid: Number(gid) })
  }
  return accounts
}
