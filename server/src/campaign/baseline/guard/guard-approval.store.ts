import type { GuardApprovalState } from '#contract/baseline/guard-approval.states.ts'
import type { GuardStep } from '#contract/mandate/guard-file.ts'
import type { Tx } from '#ground/database/transaction.ts'
import { camelRow } from '#ground/workflow/camel-row.ts'
import { partsTaken } from '#ground/workflow/record.ts'
import type { Case, CaseStore } from '#ground/workflow/workflow.ts'

/** A row of `baseline.guard_approval`, with how many enterprises' steps rest on it. */
export interface GuardApproval extends Case {
  readonly state: GuardApprovalState
  readonly step: GuardStep
  readonly industry: string
  readonly atMost: number
  readonly used: number
  readonly validUntil: string
  readonly reason: string
  readonly paperNumber: string | null
  readonly touchedThen: number
  readonly wholeThen: number
  readonly sharePercentThen: number
  readonly sinceThen: string
  readonly askedUnit: string
  readonly askedByWords: string
  readonly askedAt: Date
  readonly decidedByWords: string | null
  readonly decidedAt: Date | null
  readonly decisionWords: string | null
}

export const approvalColumns = `a.*, (select count(*)::int from baseline.guard_use u where u.approval_id = a.id) as used`

export const readApproval = (row: Record<string, unknown>) => camelRow(row) as unknown as GuardApproval

export const guardApprovalStore: CaseStore<GuardApproval> = {
  table: 'baseline.guard_approval',
  lock: `select ${approvalColumns}, ${partsTaken('a.id')} from baseline.guard_approval a where a.id = $1`,
  read: readApproval,
  givenByDatabase: [],
}

/** What steps of this kind may rest on, for the unit of the present post on that day: the one that ends first. */
export async function findStanding(
  tx: Tx,
  of: { readonly step: GuardStep; readonly area: string; readonly industry: string; readonly day: string },
): Promise<GuardApproval | null> {
  const [row] = await tx.query(
    `select ${approvalColumns} from baseline.guard_approval a
     where a.state = 'approved' and a.area = $1 and a.industry = $2 and a.step = $3 and a.asked_unit = $4 and a.valid_until >= $5
     order by a.valid_until, a.id limit 1`,
    [of.area, of.industry, of.step, tx.actor.unitId, of.day],
  )
  return row ? readApproval(row) : null
}

/** How many more enterprises the approvals that stand let through. */
export async function leftOfStanding(
  tx: Tx,
  of: { readonly step: GuardStep; readonly area: string; readonly industry: string; readonly day: string },
): Promise<number> {
  const [row] = await tx.query<{ left: number }>(
    `select coalesce(sum(a.at_most - (select count(*) from baseline.guard_use u where u.approval_id = a.id)), 0)::int as left
     from baseline.guard_approval a
     where a.state = 'approved' and a.area = $1 and a.industry = $2 and a.step = $3 and a.asked_unit = $4 and a.valid_until >= $5`,
    [of.area, of.industry, of.step, tx.actor.unitId, of.day],
  )
  return row?.left ?? 0
}
