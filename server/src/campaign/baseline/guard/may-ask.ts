import type { GuardStep } from '#contract/mandate/guard-file.ts'
import type { Actor } from '#ground/database/claims.ts'
import { may } from '#ground/workflow/permit.ts'
import type { Guarding } from './guard.ts'

/** Whether a post may ask for steps of this kind: an approval is for the unit that takes them, so it must be able to. */
export function mayAsk({ watched }: Pick<Guarding, 'watched'>, actor: Actor, step: GuardStep): boolean {
  return may(actor, 'guard.ask') && (watched.get(step) ?? []).some(action => may(actor, action.may))
}
