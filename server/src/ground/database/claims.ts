import type { Role, Scope } from '#contract/ground/role.ts'
import { actsForUnit, officialRoles } from '#contract/ground/role.ts'

/** Roles of the named service posts under which jobs run; none of them can sign in. */
export type ServiceRole = 'dispatcher' | 'folder' | 'sealer' | 'identity' | 'turnOfDay' | 'keeper' | 'loader'

/**
 * Who acts in a transaction, in which post. Everything row-level security decides rests on this, and nothing the client sends
 * gets into it.
 */
export interface Actor {
  readonly postId: string
  readonly personId: string
  readonly unitId: string
  readonly role: Role | ServiceRole
  readonly scope: Scope
  /** 「××镇 王敏」, by delegation 「××镇 王敏（受李强委托）」: unit and name as they stand today, kept on the trail. */
  readonly words: string
  /** Whose post it is, where the person acts in it by delegation (委托). */
  readonly delegator?: { readonly personId: string } | undefined
}

/**
 * Whether what this person did counts as done by who acts: by themselves, or by the one in whose post they act (lifecycles: compared over doer,
 * delegator, decider and recorder alike).
 */
export function countsFor(actor: Actor, personId: string | null): boolean {
  return personId !== null && (personId === actor.personId || personId === actor.delegator?.personId)
}

/** The name of who acts, as it stands beside the unit; by delegation with the name of whose post it is. */
export function actorWords(unitName: string, personName: string, delegatorName: string | null): string {
  return `${unitName} ${personName}${delegatorName === null ? '' : `（受${delegatorName}委托）`}`
}

const array = (values: readonly string[]) =>
  `{${values.map(value => `"${value.replaceAll(/["\\]/g, '\\$&')}"`).join(',')}}`

/** The claims as the settings that the SQL functions of 0001-read-claims.sql read; empty text means none. */
export function claimSettings(actor: Actor): Record<string, string> {
  const { scope } = actor
  return {
    scope: scope.kind,
    role: actor.role,
    post: actor.postId,
    person: actor.personId,
    unit: actsForUnit(actor.role) ? actor.unitId : '',
    areas: scope.kind === 'areas' ? array(scope.areas) : '',
    townships: scope.kind === 'townships' ? array(scope.townships) : '',
    grids: scope.kind === 'grids' ? array(scope.grids) : '',
    enterprises: scope.kind === 'enterprises' ? array(scope.enterprises) : '',
    industries: 'industries' in scope && scope.industries ? array(scope.industries) : '*',
    board: (officialRoles as readonly string[]).includes(actor.role) ? 'yes' : '',
  }
}

const noOne = '00000000-0000-0000-0000-000000000000'

/**
 * A service post: jobs act as one of these, never without claims. `loader` and `turnOfDay` see the whole city; the others see
 * only what a policy opens to their role.
 */
export function servicePost(role: ServiceRole): Actor {
  const words: Record<ServiceRole, string> = {
    dispatcher: '系统 消息分发',
    folder: '系统 数据汇总',
    sealer: '系统 审计封存',
    identity: '系统 身份认证',
    turnOfDay: '系统 每日轮转',
    keeper: '系统 数据备份',
    loader: '系统 数据装载',
  }
  const wide = role === 'loader' || role === 'turnOfDay'
  return {
    postId: noOne,
    personId: noOne,
    unitId: 'system',
    role,
    scope: wide ? { kind: 'city', industries: null } : { kind: 'none' },
    words: words[role],
  }
}
