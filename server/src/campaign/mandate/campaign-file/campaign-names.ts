import type { Scope } from '#contract/ground/role.ts'
import type { Campaign } from './campaign.ts'

/** What the codes of a campaign are called; a code it does not know is said as it is. */
export interface CampaignNames {
  readonly area: (code: string) => string
  readonly township: (code: string) => string
  readonly industry: (id: string) => string
  readonly dimension: (id: string) => string
  readonly unit: (id: string) => string
  /** The one place that a post's rows under a filter lie in: the township or area where it is one, else the city. */
  readonly placeOf: (scope: Scope, filter: PlaceFilter) => string
}

interface PlaceFilter {
  readonly area?: readonly string[] | undefined
  readonly township?: readonly string[] | undefined
}

/** Made once: an export asks for every cell of its rows. */
export function campaignNames(campaign: Campaign): CampaignNames {
  const area = namesBy(campaign.areas, ({ code }) => code)
  const township = namesBy(campaign.townships, ({ code }) => code)
  return {
    area,
    township,
    industry: namesBy(campaign.industries, ({ id }) => id),
    dimension: namesBy(campaign.dimensions, ({ id }) => id),
    unit: namesBy(campaign.units, ({ id }) => id),
    placeOf: (scope, filter) => {
      const townships = filter.township ?? (scope.kind === 'townships' ? scope.townships : undefined)
      if (townships?.length === 1) return township(townships[0] ?? '')
      const areas = filter.area ?? (scope.kind === 'areas' ? scope.areas : undefined)
      return areas?.length === 1 ? area(areas[0] ?? '') : campaign.city.name
    },
  }
}

function namesBy<Named extends { readonly name: string }>(
  named: readonly Named[],
  keyOf: (one: Named) => string,
): (key: string) => string {
  const names = new Map(named.map(one => [keyOf(one), one.name]))
  return key => names.get(key) ?? key
}
