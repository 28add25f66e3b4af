import type { ActionOffer } from '#contract/ground/endpoint.ts'
import type { Actor } from '../database/claims.ts'
import type { Refusal } from '../errors/refusal.ts'
import { judge, may } from './permit.ts'
import type { Case, Moment, Workflow } from './workflow.ts'

/**
 * The actions a record goes to the web with. Shown are those of its present state that the actor's post may use at all: allowed
 * ones, and refused ones with the sentence of what would be accepted. What later stages registered comes last.
 */
export function available<This extends Case, State extends string, Action extends string>(
  workflow: Workflow<This, State, Action>,
  the: This,
  actor: Actor,
  moment: Moment,
): ActionOffer[] {
  const offers: ActionOffer[] = []
  for (const action of Object.keys(workflow.table.actions) as Action[]) {
    const said = workflow.table.actions[action]
    if (said.from === 'new' || said.onLists || said.follows || !said.from.includes(the.state as State)) continue
    if (!may(actor, said.may)) continue
    offers.push(offer(action, judge(workflow, action, the, actor, moment), said.primary))
  }
  for (const registered of workflow.registered.offers) {
    const made = registered.offer(the, actor)
    if (made) offers.push(offer(made.action, made.refusal, false))
  }
  return offers
}

/** An offer as it goes to the web: a refusal with what would be accepted. */
export function offer(action: string, refusal: Refusal | null, primary = false): ActionOffer {
  if (!refusal) return { action, allowed: true, primary }
  return {
    action,
    allowed: false,
    primary,
    refusal: {
      code: refusal.code,
      zh: refusal.accepted ? `${refusal.zh}。${refusal.accepted.zh}` : refusal.zh,
      en: refusal.accepted ? `${refusal.en}. ${refusal.accepted.en}` : refusal.en,
    },
  }
}
