/** What of a unit decides who needs to ring its people. */
export interface UnitStanding {
  readonly level: string
  readonly area: string | null
}

const administrators = ['systemAdmin', 'securityAdmin', 'auditor']

/**
 * Whether a post needs the whole telephone number of a unit's people: within one area, and between the city's units and an area's
 * offices, work is arranged by telephone. A township rings its own area; the administrators ring nobody.
 */
export function mayOpenPhone(role: string, own: UnitStanding | undefined, theirs: UnitStanding | undefined): boolean {
  if (!own || !theirs || administrators.includes(role)) return false
  if (own.level === 'city') return true
  if (theirs.level === 'city') return own.level === 'area'
  return own.area !== null && own.area === theirs.area
}
