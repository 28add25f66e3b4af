import type { Scope } from '#contract/ground/role.ts'

/** The columns of `ground.post` that say which rows it reaches. */
export interface PostScopeColumns {
  readonly scope_kind: string
  readonly areas: string[]
  readonly townships: string[]
  readonly grids: string[]
  readonly industries: string[] | null
  readonly enterprises: string[]
}

/** A post's scope. A list that is empty reaches nothing, never everything. */
export function scopeOfPost(row: PostScopeColumns): Scope {
  const { industries } = row
  switch (row.scope_kind) {
    case 'city':
      return { kind: 'city', industries }
    case 'areas':
      return row.areas.length > 0 ? { kind: 'areas', areas: row.areas, industries } : { kind: 'none' }
    case 'townships':
      return row.townships.length > 0 ? { kind: 'townships', townships: row.townships, industries } : { kind: 'none' }
    case 'grids':
      return row.grids.length > 0 ? { kind: 'grids', grids: row.grids } : { kind: 'none' }
    case 'enterprises':
      return { kind: 'enterprises', enterprises: row.enterprises }
    default:
      return { kind: 'none' }
  }
}
