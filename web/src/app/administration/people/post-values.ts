import type { PostInput } from '#contract/ground/organisation.ts'
import { Role, type Scope } from '#contract/ground/role.ts'
import { scopesOfRole } from '#contract/ground/scopes-of-role.ts'

/** A post as its form holds it; empty text is nothing. */
export interface PostValues {
  readonly role: string
  readonly unitId: string
  readonly title: string
  readonly scopeKind: string
  readonly areas: readonly string[]
  readonly townships: readonly string[]
  readonly grids: readonly string[]
  readonly industries: readonly string[]
  /** Addresses of enterprises' pages or their ids, one a line. */
  readonly enterprises: string
  readonly validFrom: string
  readonly validUntil: string
}

export const emptyPost = (today: string): PostValues => ({
  role: '',
  unitId: '',
  title: '',
  scopeKind: '',
  areas: [],
  townships: [],
  grids: [],
  industries: [],
  enterprises: '',
  validFrom: today,
  validUntil: '',
})

/** Kinds of scope that a post of the chosen role may have; none while no role is chosen. */
export function scopeKindsOf(role: string): readonly Scope['kind'][] {
  const known = Role.safeParse(role)
  return known.success ? scopesOfRole[known.data] : []
}

/** The kind of scope that holds: the one chosen, where the role allows it, else the role's first. */
export function scopeKindOf(values: Pick<PostValues, 'role' | 'scopeKind'>): Scope['kind'] | undefined {
  const kinds = scopeKindsOf(values.role)
  return kinds.find(kind => kind === values.scopeKind) ?? kinds[0]
}

/** The post as the server takes it. What is missing stays missing, so that the answer says which field it is. */
export function postOf(values: PostValues): PostInput {
  const kind = scopeKindOf(values)
  const industries = values.industries.length > 0 ? [...values.industries] : null
  return {
    role: values.role as Role,
    title: values.title,
    unitId: values.unitId,
    scope: scopeOf(),
    validFrom: values.validFrom,
    ...(values.validUntil === '' ? {} : { validUntil: values.validUntil }),
  }

  function scopeOf(): Scope {
    switch (kind) {
      case 'city':
        return { kind, industries }
      case 'areas':
        return { kind, areas: [...values.areas], industries }
      case 'townships':
        return { kind, townships: [...values.townships], industries }
      case 'grids':
        return { kind, grids: [...values.grids] }
      case 'enterprises':
        return { kind, enterprises: idsIn(values.enterprises) }
      default:
        return { kind: 'none' }
    }
  }
}

/** The ids in a text of addresses or ids. */
export function idsIn(text: string): string[] {
  return text.toLowerCase().match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? []
}

/** Where the form shows what the server says of a proposal's field: `proposal.posts.0.scope.areas` at `scopeKind`, others at their own. */
export function fieldOfProposal(path: string): string {
  const [first = '', second = ''] = path.replace(/^proposal\.(?:posts\.0\.|post\.)?/, '').split('.')
  if (first !== 'scope') return first
  return second === '' || second === 'kind' ? 'scopeKind' : second
}
