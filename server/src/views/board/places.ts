import type { Campaign } from '#campaign/mandate/index.ts'
import type { Scope } from '#contract/ground/role.ts'
import type { BoardCut } from '#contract/views/board.ts'

/** Places of a cut in the campaign's order: the areas, or the statutory counties. */
export function placesOf(campaign: Campaign, by: BoardCut): { code: string; name: string }[] {
  return campaign.areas
    .filter(area => by === 'area' || area.kind === 'county')
    .map(({ code, name }) => ({ code, name }))
}

/** The areas in which a county's ground lies: its own, and the zones that run some of its streets. */
export function areasOfCounty(campaign: Campaign, county: string): string[] {
  const running = campaign.townships.filter(township => township.county === county).map(({ area }) => area)
  return [...new Set([county, ...running])]
}

/** Whether a post reaches the whole of a cell. `industry` is empty for what belongs to no single industry. */
export function reachesCell(
  campaign: Campaign,
  scope: Scope,
  by: BoardCut,
  cell: { place: string; industry: string },
): boolean {
  if (scope.kind !== 'city' && scope.kind !== 'areas') return false
  if (scope.industries !== null && !scope.industries.includes(cell.industry)) return false
  if (scope.kind === 'city') return true
  const areas = by === 'area' ? [cell.place] : areasOfCounty(campaign, cell.place)
  return areas.every(area => scope.areas.includes(area))
}
