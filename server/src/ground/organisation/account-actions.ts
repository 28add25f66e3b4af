import type { AccountAction, PersonRow } from '#contract/ground/organisation.ts'
import type { Actor } from '../database/claims.ts'
import { may } from '../workflow/permit.ts'

/** What an administrator may do with an account as it stands: propose, or what belongs to the sign-in at once. */
export function accountActions(
  actor: Actor,
  person: Pick<PersonRow, 'id' | 'ended' | 'locked' | 'secondFactor' | 'posts'>,
  day: string,
): AccountAction[] {
  if (person.ended) return []
  const actions: AccountAction[] = []
  if (may(actor, 'organisation.manage')) {
    actions.push('addPost')
    if (person.posts.some(post => post.validUntil === null || post.validUntil > day)) actions.push('endPost')
    actions.push('changePhone', 'resetPassword', 'endPerson')
  }
  if (may(actor, 'session.revokeAny')) actions.push('showSessions')
  if (may(actor, 'account.lock')) {
    if (person.locked === null && person.id !== actor.personId) actions.push('lock')
    if (person.locked !== null) actions.push('unlock')
    if (person.secondFactor && person.id !== actor.personId) actions.push('resetSecondFactor')
  }
  return actions
}
