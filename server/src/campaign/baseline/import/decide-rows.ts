import type { RowDecision } from '#contract/baseline/import.ts'
import { RowDecision as RowDecisionShape } from '#contract/baseline/import.ts'
import type { Actor } from '#ground/database/claims.ts'
import { type Tx, transaction } from '#ground/database/transaction.ts'
import type { Refusal } from '#ground/errors/refusal.ts'
import { refuse } from '#ground/errors/refuse.ts'
import { absent } from '#ground/workflow/act.ts'
import { judgeCode, refusesCode } from '../enterprise/judge-code.ts'
import { type BatchCase, readBatch } from './batch.store.ts'
import { readCases } from './known-cases.store.ts'
import { possibleDecisions } from './possible-decisions.ts'
import { type KeptRow, keepDecisions, readRows } from './rows.store.ts'
import type { TakingIn } from './taking-in.ts'
import { type WantedEnterprise, wantedOf, whatIsMissing } from './wanted-enterprise.ts'

export interface DecisionWish {
  readonly rowId: string
  readonly decision: RowDecision | null
}

/**
 * 是同一家 · 不是 · 同一主体另一场所 · 改值 · 不导入, for rows that have not been written. All or none: a decision that cannot be taken names its row
 * and what it lacks.
 */
export async function decideRows(
  taking: TakingIn,
  actor: Actor,
  batchId: string,
  wishes: readonly DecisionWish[],
): Promise<{ batch: BatchCase; rows: KeptRow[] }> {
  return transaction(taking.database, actor, async tx => {
    const batch = await readBatch(tx, batchId)
    if (!batch) throw absent()
    if (batch.state !== 'judged' && batch.state !== 'imported') {
      throw refuse(409, 'wrongState', { zh: '该批次现在不能逐行决定', en: 'Its rows cannot be decided now' })
    }
    const ids = wishes.map(({ rowId }) => rowId)
    const rows = new Map(
      (await readRows(tx, taking.sealing, batchId, { ids }, { limit: ids.length })).map(row => [row.id, row]),
    )
    for (const { rowId, decision } of wishes) {
      const row = rows.get(rowId)
      if (!row) throw absent()
      if (!decision) continue
      refuseImpossible(batch, row, decision)
      await refuseIncomplete(tx, row, RowDecisionShape.parse(decision))
    }
    const kept = await keepDecisions(tx, batchId, wishes)
    const refused = wishes.find(({ rowId }) => !kept.has(rowId))
    if (refused) throw written(rows.get(refused.rowId))
    return { batch, rows: await readRows(tx, taking.sealing, batchId, { ids }, { limit: ids.length }) }
  })
}

function written(row: KeptRow | undefined): Refusal {
  return refuse(409, 'wrongState', {
    zh: `第 ${row?.row ?? '?'} 行已经导入，或不是数据行`,
    en: `Row ${row?.row ?? '?'} has been written, or is not data`,
  })
}

function refuseImpossible(batch: BatchCase, row: KeptRow, { kind }: RowDecision): void {
  const possible = possibleDecisions(batch, row)
  if (possible.includes(kind)) return
  if (possible.length === 0) throw written(row)
  throw refuse(
    409,
    'wrongState',
    { zh: `第 ${row.row} 行不能这样决定`, en: `Row ${row.row} cannot be decided in this way` },
    row.codes.includes('out_of_scope')
      ? {
          zh: '它不在本岗位范围内：更正乡镇或行业，或不导入',
          en: 'It is out of scope: correct its place or leave it out',
        }
      : { zh: '它重复或接续另一行：可以不导入', en: 'It repeats or continues another row: leave it out' },
  )
}

async function refuseIncomplete(tx: Tx, row: KeptRow, decision: RowDecision): Promise<void> {
  if (decision.kind === 'leaveOut') return
  const at = { zh: `第 ${row.row} 行`, en: `Row ${row.row}: ` }
  if (decision.kind === 'same' || decision.kind === 'otherSite') {
    const cases = await readCases(tx, [decision.enterpriseId])
    if (!cases.has(decision.enterpriseId)) {
      throw refuse(422, 'invalid', {
        zh: `${at.zh}所指的企业不存在，或不在您的范围内`,
        en: `${at.en}the enterprise named does not exist or is out of reach`,
      })
    }
    if (decision.kind === 'same') return
  }
  const wanted: WantedEnterprise = wantedOf(row.candidate, decision)
  const missing = whatIsMissing(wanted)
  if (missing.length > 0) {
    throw refuse(
      422,
      'missing',
      {
        zh: `${at.zh}还缺：${missing.map(({ zh }) => zh).join('、')}`,
        en: `${at.en}it lacks ${missing.map(({ en }) => en).join(', ')}`,
      },
      { zh: '请用「改值」补上', en: 'Fill it in' },
      { fields: missing },
    )
  }
  const refusal = refusesCode(judgeCode(wanted.facts.uscc ?? null), wanted.facts.usccReason)
  if (refusal) throw refusal
}
