import type { Words } from '#contract/ground/endpoint.ts'
import { minuteOf } from '../clock/shanghai.ts'
import type { Actor } from '../database/claims.ts'
import type { Tx } from '../database/transaction.ts'

/** The name of the unit whose post takes the list home. */
export async function unitNameOf(tx: Tx, { unitId }: Actor): Promise<string> {
  const [unit] = await tx.query<{ name: string }>('select name from ground.unit where id = $1', [unitId])
  return unit?.name ?? unitId
}

/** 填报单位, 统计时间 and 筛选, in the words by which an import knows the line again. */
export function unitLineOf(unitName: string, at: Date, narrowed: readonly Words[]): Words {
  const minute = minuteOf(at)
  const filter = {
    zh: narrowed.map(({ zh }) => zh).join('；'),
    en: narrowed.map(({ en }) => en).join('; '),
  }
  return {
    zh: [`填报单位：${unitName}`, `统计时间：${minute}`, ...(filter.zh ? [`筛选：${filter.zh}`] : [])].join(
      '\u3000\u3000',
    ),
    en: [`Unit: ${unitName}`, `As of: ${minute}`, ...(filter.en ? [`Filter: ${filter.en}`] : [])].join('    '),
  }
}
