import type { Actor } from '../database/claims.ts'
import type { Refusal } from '../errors/refusal.ts'
import { refuse } from '../errors/refuse.ts'
import type { Case, Decision, Moment, Workflow } from './workflow.ts'

/** What `ground.record_act` takes: everything an act leaves behind besides the record itself. */
export function record<This extends Case, State extends string, Action extends string>(
  workflow: Workflow<This, State, Action>,
  said: {
    action: Action
    before: This | null
    after: This
    decision: Decision<State>
    moment: Moment
    actor: Actor
    requestId: string
  },
): Record<string, unknown> {
  const { action, before, after, decision, moment, actor } = said
  return {
    noun: workflow.table.noun,
    subjectId: after.id,
    action,
    from: before?.state ?? null,
    to: after.state,
    version: after.version,
    at: moment.at.toISOString(),
    day: moment.day,
    personId: actor.personId,
    postId: actor.postId,
    unitId: actor.unitId,
    actorWords: actor.words,
    onBehalfOf: decision.onBehalfOf ?? null,
    basis: decision.basis ?? null,
    note: decision.note ?? null,
    changes: differences(before, decision.set),
    files: decision.files ?? [],
    requestId: said.requestId,
    cell: {
      area: after.area,
      township: after.township,
      industry: after.industry,
      enterpriseId: after.enterpriseId,
    },
    figures: figureDeltas(workflow, before, after),
    duties: decision.duties ?? [],
    hops: decision.hops ?? [],
    copies: decision.copies ?? [],
    parts: partsOf(workflow, action, decision, actor),
    tell: decision.tell ?? {},
  }
}

/** Field → what it was and what it became; for a new record only what it became. */
function differences(before: Case | null, set: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const found: Record<string, unknown> = {}
  for (const [name, now] of Object.entries(set)) {
    if (now === undefined) continue
    const was = before ? (before as unknown as Record<string, unknown>)[name] : undefined
    if (JSON.stringify(was ?? null) !== JSON.stringify(now ?? null))
      found[name] = before ? [was ?? null, now ?? null] : now
  }
  return found
}

interface FigureDelta {
  measure: string
  area: string
  county: string
  township: string
  industry: string
  amount: number
}

/** What counts after less what counted before, cell by cell; nothing where nothing moved. */
function figureDeltas<This extends Case, State extends string, Action extends string>(
  workflow: Workflow<This, State, Action>,
  before: This | null,
  after: This,
): FigureDelta[] {
  const sums = new Map<string, FigureDelta>()
  const add = (the: This, amount: number) => {
    for (const count of workflow.countsOf(the)) {
      const delta = {
        measure: count.measure,
        area: the.area,
        county: the.county ?? '',
        township: the.township ?? '',
        industry: count.industry ?? the.industry ?? '',
        amount,
      }
      const key = `${delta.measure}|${delta.area}|${delta.county}|${delta.township}|${delta.industry}`
      const known = sums.get(key)
      if (known) known.amount += amount
      else sums.set(key, delta)
    }
  }
  if (before) add(before, -1)
  add(after, 1)
  return [...sums.values()].filter(delta => delta.amount !== 0)
}

/**
 * The actor's part, the same for whose post it is (委托), the decider's where the decision was made on paper (代录), and the parts of others who took
 * part.
 */
function partsOf<This extends Case, State extends string, Action extends string>(
  workflow: Workflow<This, State, Action>,
  action: Action,
  decision: Decision<State>,
  actor: Actor,
): { personId: string; part: string }[] {
  const { part } = workflow.table.actions[action]
  const parts = new Map<string, string>()
  if (part) {
    parts.set(actor.personId, part)
    if (actor.delegator) parts.set(actor.delegator.personId, part)
    if (decision.basis?.deciderPersonId) parts.set(decision.basis.deciderPersonId, part)
  }
  for (const other of decision.parts ?? []) {
    parts.set(other.personId, other.part)
    if (other.personId === actor.personId && actor.delegator) parts.set(actor.delegator.personId, other.part)
  }
  return [...parts].map(([personId, taken]) => ({ personId, part: taken }))
}

/**
 * The database refuses a second part of one person in one record (`ground.participant`); here its refusal becomes a sentence.
 * Rethrows everything else.
 */
export function separationOf(error: { code?: string; table?: string; column?: string }): never {
  if (error.code === '23502' && error.table === 'participant') throw samePerson()
  throw error
}

/** 办理、核查、认定须由不同的人承担 (lifecycles, rules for every noun). */
export function samePerson(): Refusal {
  return refuse(
    403,
    'samePerson',
    {
      zh: '办理、核查、认定须由不同的人承担，您或所列人员已在这条记录中承担了另一项',
      en: 'Doer, checker and accepter must be different persons; you or a person named already took another part in this record',
    },
    { zh: '请由未参与的人员办理，或提请交叉核查', en: 'Let somebody who took no part do it, or ask for a cross-check' },
  )
}

/** Column `parts` of a lock statement, for the case whose id is `of`, e.g. `p.id`. */
export function partsTaken(of: string): string {
  return `(select coalesce(json_agg(json_build_object('personId', person_id, 'part', part)), '[]') from ground.participant where subject_id = ${of}) as parts`
}
