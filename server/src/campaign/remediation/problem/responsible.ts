import type { OnBehalf } from '#contract/ground/hand-over.ts'
import { actsForUnit } from '#contract/ground/role.ts'
import { refusesOnBehalf } from '#ground/access/index.ts'
import type { Actor } from '#ground/database/claims.ts'
import type { Refusal } from '#ground/errors/refusal.ts'
import { refuse } from '#ground/errors/refuse.ts'
import { type Served, served } from '#ground/workflow/hand-over/index.ts'
import type { Problem } from './problem.ts'

/** What of a problem, or of what belongs to it, says who does the work. */
export type Held = Pick<
  Problem,
  | 'responsibleUnit'
  | 'responsibleEnterprise'
  | 'subjectName'
  | 'accounts'
  | 'area'
  | 'county'
  | 'township'
  | 'grid'
  | 'industry'
  | 'enterpriseId'
>

/** How an actor stands to the work: its own, 代办 for an enterprise, or not at all. */
export function standingOf(the: Held, actor: Actor): 'own' | 'onBehalf' | null {
  if (the.responsibleEnterprise === null)
    return the.responsibleUnit === actor.unitId && actsForUnit(actor.role) ? 'own' : null
  if (actor.role === 'enterpriseContact') {
    return actor.scope.kind === 'enterprises' && actor.scope.enterprises.includes(the.responsibleEnterprise)
      ? 'own'
      : null
  }
  return actor.role === 'townshipOfficer' || actor.role === 'gridWorker' ? 'onBehalf' : null
}

/** Why an actor may not do the responsible one's part, or null. */
export function refusesUnlessResponsible(the: Held, actor: Actor, day: string): Refusal | null {
  const standing = standingOf(the, actor)
  if (standing === 'own') return null
  if (standing === 'onBehalf') return refusesToServe(the, actor, day)
  return refuse(
    403,
    'problem.notResponsible',
    { zh: '本单位不是该问题的责任单位', en: 'Your unit is not responsible for this problem' },
    the.responsibleEnterprise
      ? {
          zh: `由${the.subjectName}办理；没有账号的由所在乡镇（街道）、网格代办`,
          en: 'The enterprise does it; without an account its township or grid on its behalf',
        }
      : { zh: '由责任单位办理', en: 'The responsible unit does it' },
  )
}

/** Why this post may not act on behalf of the enterprise on a day, or null. */
export function refusesToServe(the: Held, actor: Actor, day: string): Refusal | null {
  const hasAccount = the.accounts.some(({ from, until }) => from <= day && (until === null || day <= until))
  return refusesOnBehalf(actor, { ...the, name: the.subjectName, hasAccount })
}

/**
 * 代办 as the trail shows it: for whom, on what ground, with which proof; whoever entered it may not check.
 *
 * @throws Refusal 422 where an official acts for an enterprise without saying on what ground, or without its proof
 */
export function behalfOf(
  the: Held,
  actor: Actor,
  said: OnBehalf | undefined,
): Omit<Served, 'onBehalfOf'> & Partial<Pick<Served, 'onBehalfOf'>> {
  if (standingOf(the, actor) !== 'onBehalf') return { ground: undefined, files: [] }
  return served(the.subjectName, actor, said)
}

/** Whoever acts for an enterprise on a measure or a report is a doer of its problem too, and may check neither. */
export const doerOfProblem = (the: { readonly problemId: string }, { personId }: Actor) =>
  ({ subjectId: the.problemId, noun: 'problem', personId, part: 'doer' }) as const
