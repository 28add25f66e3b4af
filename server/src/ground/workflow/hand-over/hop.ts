import type { HopShare, HopState } from '#contract/ground/hand-over.ts'
import { actsForUnit } from '#contract/ground/role.ts'
import type { Term } from '../../clock/term.ts'
import type { Actor } from '../../database/claims.ts'
import type { Refusal } from '../../errors/refusal.ts'
import type { Case, DutyChange, Moment } from '../workflow.ts'

/** An open hop of a case: sent, received or passed on. */
export interface Hop {
  readonly id: string
  readonly previousHop: string | null
  readonly fromUnit: string
  readonly toUnit: string | null
  readonly toEnterprise: string | null
  readonly share: HopShare
  readonly term: string
  readonly state: HopState
  /** Days of business time on which it was sent, and on which it last changed. */
  readonly sentOn: string
  readonly changedOn: string
}

/** What a noun that is handed on has. Its store's lock statement reads the first two with `openHops`. */
export interface HandedOn extends Case {
  readonly hops: readonly Hop[]
  /** How often it has been declined. */
  readonly declines: number
  readonly urgedOn: string | null
  readonly responsibleUnit: string | null
  readonly responsibleEnterprise: string | null
  /** Every unit it was handed to; they reach it whatever their scope. */
  readonly holders: readonly string[]
}

/** Columns `hops` and `declines` of a lock statement, for the case whose id is `of`, e.g. `p.id`. */
export function openHops(of: string): string {
  return `(select coalesce(json_agg(json_build_object('id', id, 'previousHop', previous_hop, 'fromUnit', from_unit, 'toUnit', to_unit,
      'toEnterprise', to_enterprise, 'share', share, 'term', term, 'state', state,
      'sentOn', (sent_at at time zone 'Asia/Shanghai')::date, 'changedOn', (changed_at at time zone 'Asia/Shanghai')::date) order by id), '[]')
    from ground.hop where subject_id = ${of} and state in ('sent', 'received', 'passedOn')) as hops,
  (select count(*)::int from ground.hop where subject_id = ${of} and state = 'declined') as declines`
}

/** What the hand-over rules must know of a noun. */
export interface HandOver<This extends HandedOn, State extends string> {
  readonly waiting: State
  readonly handedOn: State
  readonly underway: State
  readonly receiptTerm: Term
  readonly declineTerm: Term
  readonly clause: string
  /** Short words of the subject, for duties and messages. */
  readonly subject: (the: This) => string
  /** Page of the record in the app. */
  readonly link: (the: This) => string
  /** Columns to set when the lead goes to somebody else; null when nobody has it any more. */
  readonly hold: (the: This, to: Receiver | null) => Readonly<Record<string, unknown>>
  /** Why this actor may not act on behalf of the enterprise it is about, or null; asked where a hop ends at one. */
  readonly refusesOnBehalf: (the: This, actor: Actor, moment: Moment) => Refusal | null
  /** Kinds of the duties that `begin` opens. */
  readonly work: readonly string[]
  /** Duties that begin when the last responsible unit starts to work. */
  readonly begin: (the: This, hop: Hop, moment: Moment) => readonly DutyChange[]
}

export interface Receiver {
  readonly unit: string | null
  readonly enterprise: string | null
}

export const receiverOf = (hop: Hop): Receiver => ({ unit: hop.toUnit, enterprise: hop.toEnterprise })

/** Whether an actor receives a hop: its unit's, its enterprise's, or 代办 by the township or the grid. */
export function servesHop(hop: Hop, actor: Actor): 'unit' | 'enterprise' | 'onBehalf' | null {
  if (hop.toUnit !== null) return hop.toUnit === actor.unitId && actsForUnit(actor.role) ? 'unit' : null
  if (actor.role === 'enterpriseContact') {
    return actor.scope.kind === 'enterprises' && actor.scope.enterprises.includes(hop.toEnterprise ?? '')
      ? 'enterprise'
      : null
  }
  return actor.role === 'townshipOfficer' || actor.role === 'gridWorker' ? 'onBehalf' : null
}

/** The hop by which the actor holds the case, if it is in one of these states; the lead's first. */
export function hopServedBy(the: HandedOn, actor: Actor, states: readonly HopState[]): Hop | undefined {
  const served = the.hops.filter(hop => states.includes(hop.state) && servesHop(hop, actor) !== null)
  return served.find(hop => hop.share === 'lead') ?? served[0]
}

/** The hop and all that were passed on from it. */
export function hopWithLower(the: HandedOn, hop: Hop): Hop[] {
  const lower = the.hops.filter(other => other.previousHop === hop.id)
  return [hop, ...lower.flatMap(other => hopWithLower(the, other))]
}
