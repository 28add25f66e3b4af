import type { GuardApprovalView } from '#contract/baseline/guard.ts'
import type { Tx } from '#ground/database/transaction.ts'
import { attachmentsOf } from '#ground/files/index.ts'
import { absent } from '#ground/workflow/act.ts'
import { available } from '#ground/workflow/available.ts'
import type { Moment } from '#ground/workflow/workflow.ts'
import { rowOf } from './find-guard-approvals.ts'
import type { Guarding } from './guard.ts'
import { type GuardApproval, guardApprovalStore } from './guard-approval.store.ts'
import { beginningOf, mostWithout } from './reckon-guard.ts'
import { limitOn, watchedActions } from './weigh-step.store.ts'

const enterprisesAtMost = 100
interface Named extends Record<string, unknown> {
  id: string
  name: string
  at: Date
  actorWords: string
}

/** An approval with the figures as they were asked for and as they stand, the enterprises behind them, the paper and the law. */
export async function showGuardApproval(
  tx: Tx,
  guarding: Guarding,
  moment: Moment,
  id: string,
): Promise<GuardApprovalView> {
  const [row] = await tx.query(guardApprovalStore.lock, [id])
  if (!row) throw absent()
  const the = guardApprovalStore.read(row)
  const { guard } = guarding.campaign
  const resting = await tx.query<Named>(
    `select e.id, e.name, u.at, u.actor_words as "actorWords" from baseline.guard_use u join baseline.enterprise e on e.id = u.enterprise_id
     where u.approval_id = $1 order by u.at desc, e.id limit $2`,
    [id, enterprisesAtMost],
  )
  return {
    ...rowOf(the, moment.day),
    asked: {
      touched: the.touchedThen,
      whole: the.wholeThen,
      sharePercent: the.sharePercentThen,
      since: the.sinceThen,
    },
    ...(await asItStands(tx, guarding, moment.day, the)),
    law: guard.law,
    draft: guard.tag === 'I' || guard.tag === 'K',
    paperNumber: the.paperNumber,
    files: await attachmentsOf(tx, id),
    decidedByWords: the.decidedByWords,
    decidedAt: the.decidedAt?.toISOString() ?? null,
    decisionWords: the.decisionWords,
    resting: resting.map(sayNamed),
    actions: available(guarding.approvals, the, tx.actor, moment),
  }
}

async function asItStands(
  tx: Tx,
  guarding: Guarding,
  day: string,
  { step, area, industry, sinceThen }: GuardApproval,
): Promise<Pick<GuardApprovalView, 'now' | 'enterprises'>> {
  const judged = limitOn(guarding, step, day)
  const watched = watchedActions(guarding, step)
  const found = await tx.query<Named>(
    `select e.id, e.name, g.at, g.actor_words as "actorWords"
     from baseline.guarded_enterprises($1, $2, $3, $4, $5) g join baseline.enterprise e on e.id = g.enterprise_id order by g.at desc, e.id`,
    [watched, area, industry, beginningOf(judged?.since ?? sinceThen), enterprisesAtMost],
  )
  const enterprises = found.map(sayNamed)
  if (!judged) return { now: null, enterprises }
  const [cell] = await tx.query<{ touched: number; whole: number }>(
    'select touched, whole from baseline.guarded_shares($1, $2, $3) where industry = $4',
    [watched, [area], beginningOf(judged.since), industry],
  )
  if (!cell) return { now: null, enterprises }
  const { limit, since } = judged
  const now = { ...cell, sharePercent: limit.sharePercent, since, mostWithout: mostWithout(limit, cell.whole) }
  return { now, enterprises }
}

const sayNamed = ({ at, ...rest }: Named) => ({ ...rest, at: at.toISOString() })
