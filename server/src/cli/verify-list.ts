import { verifyAllVersions } from '#campaign/baseline/index.ts'
import { servicePost } from '#ground/database/claims.ts'
import { withContext } from './with-context.ts'

/** `clearloop verify-list`: computes every frozen version's hashes again; exit code 0 where all are whole, 1 where one is not. */
export async function verifyListCommand(args: string[]): Promise<number> {
  const asJson = args.includes('--json')
  return withContext(async context => {
    const whole = await verifyAllVersions(context, servicePost('loader'), verification => {
      if (asJson) return console.log(JSON.stringify(verification))
      const { list, number, rows, fault, id } = verification
      const head = `${list} 第 ${number} 版 (${id}) ${rows} 行`
      console.log(fault ? `✗ ${head}：${fault.zh} / ${fault.en}` : `✓ ${head}`)
    })
    return whole ? 0 : 1
  })
}
