import type { Campaign } from '#campaign/mandate/index.ts'
import type { Actor } from '#ground/database/claims.ts'
import type { Cell } from '#ground/workflow/workflow.ts'
import { areaInText, townshipInText } from './place-of-text.ts'

/** The cell of what no enterprise is known for: where its source says it is, within the reach of whoever received it; the city's own where it says nothing. */
export function cellOfPlace(campaign: Campaign, { scope }: Actor, place: string | undefined): Cell {
  const named = townshipInText(campaign, place)
  const nowhere = { county: null, township: null, industry: null, enterpriseId: null }
  if (scope.kind === 'townships') {
    const own = scope.townships.includes(named?.code ?? '') ? named?.code : scope.townships[0]
    const township = campaign.townships.find(({ code }) => code === own)
    return { ...nowhere, area: township?.area ?? campaign.city.code, township: township?.code ?? null }
  }
  if (scope.kind === 'areas') {
    const inReach = named && scope.areas.includes(named.area) ? named : null
    return { ...nowhere, area: inReach?.area ?? scope.areas[0] ?? '', township: inReach?.code ?? null }
  }
  const area = named?.area ?? areaInText(campaign, place) ?? campaign.city.code
  return { ...nowhere, area, township: named?.code ?? null }
}
