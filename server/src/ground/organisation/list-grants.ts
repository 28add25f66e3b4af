import type { Words } from '#contract/ground/endpoint.ts'
import type { GrantRow } from '#contract/ground/organisation.ts'
import type { Tx } from '../database/transaction.ts'
import { may } from '../workflow/permit.ts'

interface Row {
  readonly id: string
  readonly kind: GrantRow['kind']
  readonly words: Words
  readonly proposed_at: Date
  readonly proposed_by: string
  readonly proposer: string
  readonly decision: GrantRow['decision']
  readonly decided_at: Date | null
  readonly decider: string | null
  readonly reason: string | null
}

const columns = `g.id, g.kind, g.words, g.proposed_at, g.proposed_by, p.name as proposer, g.decision, g.decided_at, d.name as decider, g.reason
  from ground.grant_request g join ground.person p on p.id = g.proposed_by left join ground.person d on d.id = g.decided_by`

/** Proposals, the latest first; with `open`, those that wait. */
export async function listGrants(
  tx: Tx,
  { open, after, limit }: { open: boolean; after?: string | undefined; limit: number },
): Promise<{ rows: GrantRow[]; next: string | null }> {
  const rows = await tx.query<Row>(
    `select ${columns} where (not $1 or g.decision is null)
       and ($2::uuid is null or (g.proposed_at, g.id) < (select proposed_at, id from ground.grant_request where id = $2))
     order by g.proposed_at desc, g.id desc limit $3`,
    [open, after && /^[0-9a-f-]{36}$/.test(after) ? after : null, limit + 1],
  )
  const shown = rows.slice(0, limit)
  return {
    rows: shown.map(row => view(tx, row)),
    next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
  }
}

/** One proposal as it stands. */
export async function showGrant(tx: Tx, id: string): Promise<GrantRow> {
  const [row] = await tx.query<Row>(`select ${columns} where g.id = $1`, [id])
  if (!row) throw new Error(`The proposal ${id} cannot be read by whoever acts on it`)
  return view(tx, row)
}

function view({ actor }: Tx, row: Row): GrantRow {
  const own = row.proposed_by === actor.personId
  const actions: GrantRow['actions'] = []
  if (row.decision === null && !own && may(actor, 'grant.approve')) actions.push('approve', 'refuse')
  if (row.decision === null && own && may(actor, 'organisation.manage')) actions.push('withdraw')
  return {
    id: row.id,
    kind: row.kind,
    words: row.words,
    proposedAt: row.proposed_at.toISOString(),
    proposedBy: row.proposer,
    decision: row.decision,
    decidedAt: row.decided_at?.toISOString() ?? null,
    decidedBy: row.decider,
    reason: row.reason,
    actions,
  }
}
