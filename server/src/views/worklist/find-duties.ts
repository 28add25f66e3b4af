import { z } from 'zod'
import { actsForUnit } from '#contract/ground/role.ts'
import type { Actor } from '#ground/database/claims.ts'
import { readPageKey, writePageKey } from '#ground/database/page-key.ts'
import type { Tx } from '#ground/database/transaction.ts'

/** An open duty, as the worklist reads it. */
export interface DutyRow extends Record<string, unknown> {
  readonly id: string
  readonly noun: string
  readonly subjectId: string
  readonly kind: string
  readonly clause: string
  readonly subjectWords: string
  readonly setFor: string
  readonly standsAt: string
  readonly pausedSince: string | null
  readonly area: string
  readonly township: string | null
  readonly industry: string | null
  /** The problem of a measure. */
  readonly problemId: string | null
  readonly enterpriseId: string | null
}

/** Days between which present terms end, both included; null is open. */
export interface Between {
  readonly from: string | null
  readonly to: string | null
}

const Key = z.tuple([z.iso.date(), z.uuid()])
const start = ['-infinity', '00000000-0000-0000-0000-000000000000'] as const

// an enterprise's contact holds what its enterprises owe, whoever acts for a unit what that owes: each reads its own index in order
const held = {
  unit: 'holder_unit = $1 and (holder_role is null or holder_role = $2) and (holder_person is null or holder_person = $3)',
  enterprise:
    'holder_enterprise = any ($1::uuid[]) and (holder_role is null or holder_role = $2) and (holder_person is null or holder_person = $3)',
}

function holding(actor: Actor): { kind: keyof typeof held; values: unknown[] } {
  const kind = actor.role === 'enterpriseContact' ? 'enterprise' : 'unit'
  const unit = actsForUnit(actor.role) ? actor.unitId : null
  const holder = actor.scope.kind === 'enterprises' && kind === 'enterprise' ? actor.scope.enterprises : unit
  return { kind, values: [holder, actor.role, actor.personId] }
}

// the limit stands in the text: one plan is kept for all values, and of a limit it does not know it expects far too much
const pageOf = (kind: keyof typeof held, rows: number) => ({
  name: `worklist of ${kind} ${rows}`,
  text: `select id, noun, subject_id as "subjectId", kind, clause, subject_words as "subjectWords", set_for as "setFor", stands_at as "standsAt",
      paused_since as "pausedSince", area, township, industry, enterprise_id as "enterpriseId",
      case when noun = 'measure' then (select problem_id from remediation.fact_measure as measure where measure.id = subject_id) end as "problemId"
    from ground.duty where ${held[kind]} and done_at is null and (stands_at, id) > ($4::date, $5::uuid)
      and stands_at >= $6::date and stands_at <= $7::date
    order by stands_at, id limit ${rows}`,
})

/** A page of what waits for a post, by present term. */
export async function findDuties(
  tx: Tx,
  { after, limit, between }: { after?: string | undefined; limit: number; between: Between },
): Promise<{ duties: DutyRow[]; next: string | null }> {
  const { kind, values } = holding(tx.actor)
  const key = readPageKey(after, Key) ?? start
  const rows = await tx.run<DutyRow>(pageOf(kind, limit + 1), [
    ...values,
    ...key,
    between.from ?? '-infinity',
    between.to ?? 'infinity',
  ])
  const duties = rows.slice(0, limit)
  const last = duties.at(-1)
  return { duties, next: last && rows.length > limit ? writePageKey([last.standsAt, last.id]) : null }
}

const mostCounted = 1_000
const counted = (kind: keyof typeof held, condition: string) =>
  `(select count(*) from (select from ground.duty where ${held[kind]} and done_at is null and ${condition} limit ${mostCounted + 1}) as counted)`

const countsOf = (kind: keyof typeof held) => ({
  name: `worklist counters of ${kind}`,
  text: `select ${counted(kind, 'stands_at < $4::date and paused_since is null')} as overdue,
    ${counted(kind, 'stands_at = $4::date')} as today,
    ${counted(kind, 'stands_at >= $4::date and stands_at <= $5::date')} as week,
    ${counted(kind, 'true')} as "all"`,
})

export type Counters = Record<'overdue' | 'today' | 'week' | 'all', { count: number; more: boolean }>

/** How many duties wait, each figure up to 1,000. A paused duty is not overdue. */
export async function countDuties(tx: Tx, today: string, sunday: string): Promise<Counters> {
  const { kind, values } = holding(tx.actor)
  const [row] = await tx.run<Record<keyof Counters, number>>(countsOf(kind), [...values, today, sunday])
  const figure = (name: keyof Counters) => {
    const count = row?.[name] ?? 0
    return { count: Math.min(count, mostCounted), more: count > mostCounted }
  }
  return { overdue: figure('overdue'), today: figure('today'), week: figure('week'), all: figure('all') }
}
