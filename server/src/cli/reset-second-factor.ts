import { parseArgs } from 'node:util'
import { servicePost } from '#ground/database/claims.ts'
import { reading } from '#ground/database/transaction.ts'
import { normaliseUsername } from '#ground/identity/index.ts'
import { withContext } from './with-context.ts'

const usage = `npm run -s clearloop -- reset-second-factor USERNAME --reason TEXT

  安全管理员本人无法登录时由服务器管理人员使用；记入审计 / for when no security administrator can sign in; it is audited`

/** `clearloop reset-second-factor`: what the security administrator does on the page, for whoever runs the server. */
export async function resetSecondFactorCommand(args: string[]): Promise<number> {
  const asked = readArguments(args)
  if (!asked) {
    console.error(usage)
    return 2
  }
  return withContext(async ({ database, identity }) => {
    const [person] = await reading(database, servicePost('loader'), tx =>
      tx.query<{ id: string }>('select id from ground.person where username = $1', [normaliseUsername(asked.username)]),
    )
    const has = person && (await identity.secondFactors.among([person.id])).has(person.id)
    if (!has) {
      console.error(
        `没有用户「${asked.username}」，或其未启用动态口令 / no such user, or the user has no second factor`,
      )
      return 1
    }
    await identity.secondFactors.reset(person.id, asked.reason, null)
    console.log(`已重置，所有设备已退出 / reset, and signed out everywhere: ${asked.username}`)
    return 0
  })
}

function readArguments(args: string[]) {
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { reason: { type: 'string' } } })
    const [username, ...more] = positionals
    const reason = values.reason?.trim() ?? ''
    return username === undefined || more.length > 0 || reason.length < 2 ? null : { username, reason }
  } catch {
    return null
  }
}
