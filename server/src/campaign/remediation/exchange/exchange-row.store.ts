import type { ExchangeField } from '#contract/mandate/exchange-file.ts'
import type { ExchangeDecisionState } from '#contract/remediation/exchange.states.ts'
import type { ExchangeRowFilter } from '#contract/remediation/exchange.ts'
import type { ExchangeRowKind } from '#contract/remediation/exchange-words.ts'
import type { ProblemState } from '#contract/remediation/problem.states.ts'
import { extentOf, narrow, scopeFilter } from '#ground/access/index.ts'
import type { Tx } from '#ground/database/transaction.ts'
import type { WrittenValues } from './say-field.ts'

/** A kept line of a difference list, with what was decided on it, and how the problem stands now. */
export interface ExchangeRow extends Record<string, unknown> {
  readonly id: string
  readonly roundId: string
  readonly system: string
  readonly position: number
  readonly kind: ExchangeRowKind
  readonly source: string | null
  readonly label: string
  readonly area: string
  readonly township: string | null
  readonly industry: string | null
  readonly enterpriseId: string | null
  readonly subjectId: string | null
  readonly subjectNumber: string | null
  readonly subjectVersion: number | null
  readonly subjectState: ProblemState | null
  readonly externalNumber: string | null
  readonly newNumber: boolean
  readonly theirs: WrittenValues
  readonly ours: Readonly<Partial<Record<ExchangeField, string | null>>>
  readonly differing: readonly ExchangeField[]
  readonly faultZh: string | null
  readonly faultEn: string | null
  readonly decision: ExchangeDecisionState | null
  readonly reason: string | null
  readonly decidedWords: string | null
  readonly decidedAt: Date | null
  /** It was decided on the same line of an earlier round. */
  readonly earlier: boolean
}

// of lines alike only a decision to let it be holds on: what was taken is kept and is no difference any more
const decided = `left join remediation.exchange_decision own on own.row_id = r.id
  left join lateral (select d.* from remediation.exchange_row alike join remediation.exchange_decision d on d.row_id = alike.id
    where own.id is null and alike.digest = r.digest and alike.id <> r.id and d.state = 'ignored' order by d.decided_at desc limit 1) as before on true`

/** What of a line still asks for a person; of equal ones only those whose number is new. */
const waits = `own.id is null and before.id is null and r.kind <> 'unreadable' and (r.kind <> 'equal' or r.new_number)`

const columns = `r.id, r.round_id as "roundId", round.system, r.position, r.kind, r.source, r.label, r.area, r.township, r.industry,
  r.enterprise_id as "enterpriseId", coalesce(own.subject_id, r.subject_id) as "subjectId", coalesce(p.number, r.subject_number) as "subjectNumber",
  r.subject_version as "subjectVersion", p.state as "subjectState", r.external_number as "externalNumber",
  r.new_number as "newNumber", r.theirs, r.ours, r.differing, r.fault_zh as "faultZh", r.fault_en as "faultEn",
  coalesce(own.state, before.state) as decision, coalesce(own.reason, before.reason) as reason,
  coalesce(own.decided_words, before.decided_words) as "decidedWords", coalesce(own.decided_at, before.decided_at) as "decidedAt",
  own.id is null and before.id is not null as earlier`
const from = `from remediation.exchange_row r join remediation.exchange_round round on round.id = r.round_id ${decided}
  left join remediation.problem p on p.id = coalesce(own.subject_id, r.subject_id)`

/** A page of a round's lines in reach. */
export async function readExchangeRows(
  tx: Tx,
  roundId: string,
  { kind, standing, area, field }: ExchangeRowFilter,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<ExchangeRow[]> {
  const extent = narrow(extentOf(tx.actor.scope), area ? { areas: area } : {})
  const scope = scopeFilter(extent, { areas: 'r.area', townships: 'r.township', industries: 'r.industry' }, 6)
  return tx.query<ExchangeRow>(
    `select ${columns} ${from}
     where r.round_id = $1 and r.position > $2 and ($3::text[] is null or r.kind = any ($3)) and ($4::text[] is null or r.differing && $4)
       and ($5::text is null or ($5 = 'waiting') = (${waits})) and ${scope.text}
     order by r.position limit $${scope.values.length + 6}`,
    [roundId, after, kind ?? null, field ?? null, standing ?? null, ...scope.values, limit],
  )
}

/** One line; null where it is out of reach. */
export async function readExchangeRow(tx: Tx, id: string): Promise<ExchangeRow | null> {
  const [row] = await tx.query<ExchangeRow>(`select ${columns} ${from} where r.id = $1`, [id])
  return row ?? null
}

/** How many lines of each kind a round has. */
export async function countKinds(tx: Tx, roundId: string): Promise<Record<string, number>> {
  const rows = await tx.query<{ kind: string; count: number }>(
    'select kind, count(*)::int as count from remediation.exchange_row where round_id = $1 group by 1',
    [roundId],
  )
  return Object.fromEntries(rows.map(({ kind, count }) => [kind, count]))
}

/** How many lines of each of these rounds wait for a person. */
export async function countWaiting(tx: Tx, rounds: readonly string[]): Promise<(round: string) => number> {
  const rows = await tx.query<{ round: string; count: number }>(
    `select r.round_id as round, count(*)::int as count from remediation.exchange_row r ${decided}
     where r.round_id = any ($1) and ${waits} group by 1`,
    [rounds],
  )
  const counts = new Map(rows.map(({ round, count }) => [round, count]))
  return round => counts.get(round) ?? 0
}
