import type { Tx } from '#ground/database/transaction.ts'
import type { Problem } from './problem.ts'

/** What hangs on a problem goes with it to another enterprise: its measures and reports, its open duties and the hop that waits. */
export async function moveChildren(tx: Tx, the: Pick<Problem, 'id' | 'enterpriseId'>, to: string): Promise<void> {
  await tx.query('update remediation.measure set enterprise_id = $2 where problem_id = $1', [the.id, to])
  await tx.query('update remediation.progress_report set enterprise_id = $2 where problem_id = $1', [the.id, to])
  const subjects = 'select $1::uuid union all select id from remediation.measure where problem_id = $1'
  await tx.query(
    `update ground.duty set enterprise_id = $2, holder_enterprise = case when holder_enterprise = $3 then $2 else holder_enterprise end
     where done_at is null and subject_id in (${subjects})`,
    [the.id, to, the.enterpriseId],
  )
  await tx.query(
    `update ground.hop set to_enterprise = $2 where subject_id = $1 and to_enterprise = $3 and state in ('sent', 'received', 'passedOn')`,
    [the.id, to, the.enterpriseId],
  )
}
