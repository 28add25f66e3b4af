import type { Campaign } from '#campaign/mandate/index.ts'
import type { EnterpriseState } from '#contract/baseline/enterprise.states.ts'
import type { InclusionRow } from '#contract/baseline/inclusion.ts'
import { roleMay } from '#contract/ground/permission.ts'
import type { Role } from '#contract/ground/role.ts'
import type { Actor } from '#ground/database/claims.ts'
import { signingUnit } from './inclusion-holders.ts'

/** What of a row decides whose turn it is. */
export interface Turn {
  readonly state: InclusionRow['state']
  readonly recordState: EnterpriseState
  readonly industry: string
  readonly signed: boolean
  readonly silent: boolean
  readonly route: InclusionRow['route']
}

/** Whose turn it is, as `nextStep` says it of one row and `waitingCondition` of all. */
export function nextStep(campaign: Campaign, actor: Actor, the: Turn): InclusionRow['next'] {
  const { role } = actor
  const proposed = the.state === 'proposedIn' || the.state === 'proposedOut'
  if (roleMay(role as Role, 'inclusion.propose')) {
    if (the.state === 'undecided' && (the.recordState === 'verified' || the.recordState === 'confirmed'))
      return 'propose'
    if (the.state === 'reopened') return 'proposeAgain'
  }
  if (roleMay(role as Role, 'route.set') && the.state === 'included' && the.route === null) return 'setRoute'
  if (roleMay(role as Role, 'inclusion.countersign') && proposed && !the.signed) {
    return signingUnit(campaign, the.industry) === actor.unitId ? 'countersign' : null
  }
  if (roleMay(role as Role, 'inclusion.decide') && proposed && (the.signed || the.silent)) return 'decide'
  return null
}

/** The rows of `membership m` with `inclusion i` that wait for this post; `add` gives a value its parameter. */
export function waitingCondition(
  campaign: Campaign,
  actor: Actor,
  day: string,
  add: (value: unknown, type: string) => string,
): string {
  const { role } = actor
  const arms: string[] = []
  if (roleMay(role as Role, 'inclusion.propose'))
    arms.push(
      `(m.inclusion_state = 'undecided' and m.state in ('verified', 'confirmed'))`,
      `m.inclusion_state = 'reopened'`,
    )
  if (roleMay(role as Role, 'route.set')) arms.push(`(m.inclusion_state = 'included' and i.route is null)`)
  const proposed = `m.inclusion_state in ('proposedIn', 'proposedOut')`
  if (roleMay(role as Role, 'inclusion.countersign')) {
    const led = campaign.industries.map(({ id }) => id).filter(id => signingUnit(campaign, id) === actor.unitId)
    arms.push(`(${proposed} and i.signed_on is null and m.industry = any (${add(led, 'text[]')}))`)
  }
  if (roleMay(role as Role, 'inclusion.decide'))
    arms.push(`(${proposed} and (i.signed_on is not null or i.sign_due < ${add(day, 'date')}))`)
  return arms.length === 0 ? 'false' : `(${arms.join(' or ')})`
}
