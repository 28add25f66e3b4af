import type { Permission } from '#contract/ground/permission.ts'
import { roleMay } from '#contract/ground/permission.ts'
import type { Role } from '#contract/ground/role.ts'
import type { ActionRule } from '#contract/ground/workflow.ts'
import { type Actor, countsFor } from '../database/claims.ts'
import type { Refusal } from '../errors/refusal.ts'
import { refuse } from '../errors/refuse.ts'
import { samePerson } from './record.ts'
import type { Case, Moment, Workflow } from './workflow.ts'

/** Whether a post may use a verb at all. Service posts do what they were wired for. */
export function may(actor: Actor, permission: Permission): boolean {
  return actor.role === 'loader' || actor.role === 'turnOfDay' || roleMay(actor.role as Role, permission)
}

/**
 * Why an action is refused on a record to this actor now, or null: the one judgement behind both the button and the act.
 * Order: the post's right, the record's state, separation of persons, the noun's own rule, the guards of later stages.
 */
export function judge<This extends Case, State extends string, Action extends string>(
  workflow: Workflow<This, State, Action>,
  action: Action,
  the: This,
  actor: Actor,
  moment: Moment,
): Refusal | null {
  const said: ActionRule<State> = workflow.table.actions[action]
  if (!may(actor, said.may)) {
    return refuse(403, 'notPermitted', {
      zh: `您的岗位不能${said.words.zh}`,
      en: `Your post may not take the action “${said.words.en}”`,
    })
  }
  if (said.from === 'new' || !said.from.includes(the.state as State)) {
    const states = said.from === 'new' ? [] : said.from.map(state => workflow.table.states[state])
    const now = workflow.table.states[the.state as State]
    return refuse(
      409,
      'wrongState',
      {
        zh: `${workflow.table.words.zh}现为「${now?.zh ?? the.state}」，不能${said.words.zh}`,
        en: `It is “${now?.en ?? the.state}” now, so “${said.words.en}” cannot be taken`,
      },
      {
        zh: `可在「${states.map(state => state.zh).join('」「')}」时${said.words.zh}`,
        en: `Possible when ${states.map(state => state.en).join(', ')}`,
      },
    )
  }
  if (said.part && the.parts?.some(taken => countsFor(actor, taken.personId) && taken.part !== said.part))
    return samePerson()
  const own = workflow.rules[action].refuses?.(the, actor, moment)
  if (own) return own
  for (const guard of workflow.registered.guards) {
    if (guard.action !== action) continue
    const refusal = guard.refuses(the, actor, moment)
    if (refusal) return refusal
  }
  return null
}
