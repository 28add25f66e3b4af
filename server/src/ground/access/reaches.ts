import type { Scope } from '#contract/ground/role.ts'
import type { Dimension } from './extent.ts'
import { dimensions, extentOf } from './extent.ts'

/** Where a row lies. What it has not (null) bounds it out of every scope that asks for it. */
export interface Reachable {
  readonly area: string | null
  readonly county?: string | null
  readonly township: string | null
  /** One, or several where a record belongs to several industries. */
  readonly industry: string | readonly string[] | null
  readonly enterpriseId: string | null
  readonly grid?: string | null
}

const valueOf: { readonly [D in Dimension]: (cell: Reachable) => string | readonly string[] | null | undefined } = {
  areas: cell => cell.area,
  counties: cell => cell.county,
  townships: cell => cell.township,
  grids: cell => cell.grid,
  enterprises: cell => cell.enterpriseId,
  industries: cell => cell.industry,
}

/**
 * Whether a post of this scope reaches a row that lies there: the rule of `ground.protect`, said in TypeScript. Reading rights
 * (抄送) come on top, record by record. A property test holds this, `scopeFilter` and the policies together.
 */
export function reaches(scope: Scope, cell: Reachable): boolean {
  const extent = extentOf(scope)
  return dimensions.every(dimension => {
    const bound = extent[dimension]
    if (!bound) return true
    const value = valueOf[dimension](cell)
    if (value === null || value === undefined) return false
    return typeof value === 'string' ? bound.includes(value) : value.some(one => bound.includes(one))
  })
}
