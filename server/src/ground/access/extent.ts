import type { Scope } from '#contract/ground/role.ts'

/** The ways in which rows are bounded. Each is a column of a protected table. */
export type Dimension = 'areas' | 'counties' | 'townships' | 'grids' | 'industries' | 'enterprises'

export const dimensions: readonly Dimension[] = ['areas', 'counties', 'townships', 'grids', 'enterprises', 'industries']

/**
 * Which rows are meant: those that meet every bound. A dimension without values is unbounded; with an empty list it holds
 * nothing. A post's scope is such an extent, and so is what is left of it after a filter: never one thing or another.
 */
export type Extent = { readonly [D in Dimension]?: readonly string[] }

const nothing: Extent = { areas: [] }

/** What a post reaches, by its scope. `none` (the three administrators) reaches nothing. */
export function extentOf(scope: Scope): Extent {
  switch (scope.kind) {
    case 'city':
      return byIndustries(scope.industries)
    case 'areas':
      return { areas: scope.areas, ...byIndustries(scope.industries) }
    case 'townships':
      return { townships: scope.townships, ...byIndustries(scope.industries) }
    case 'grids':
      return { grids: scope.grids }
    case 'enterprises':
      return { enterprises: scope.enterprises }
    case 'none':
      return nothing
  }
}

function byIndustries(industries: readonly string[] | null): Extent {
  return industries ? { industries } : {}
}

/** An extent narrowed by a filter: where both bound a dimension, what is in both. Empty lists of the filter bound nothing. */
export function narrow(extent: Extent, filter: Extent): Extent {
  const narrowed: { [D in Dimension]?: readonly string[] } = { ...extent }
  for (const dimension of dimensions) {
    const wanted = filter[dimension]
    if (!wanted || wanted.length === 0) continue
    const within = extent[dimension]
    narrowed[dimension] = within ? wanted.filter(value => within.includes(value)) : wanted
  }
  return narrowed
}

/** Whether an extent holds nothing, so that nobody need be asked. */
export function isNothing(extent: Extent): boolean {
  return dimensions.some(dimension => extent[dimension]?.length === 0)
}
