import type { Baseline } from '#campaign/baseline/index.ts'
import type { Campaign } from '#campaign/mandate/index.ts'
import type { Remediation } from '#campaign/remediation/index.ts'
import type { Role } from '#contract/ground/role.ts'
import type { Ground } from '#ground/context.ts'
import type { Actor } from '#ground/database/claims.ts'
import { newId } from '#ground/database/new-id.ts'
import type { Pictures } from './draw-pictures.ts'
import type { Timeline } from './timeline.ts'

/** The city while its past is lived through: the same rules as a served one, under a clock that the timeline moves. */
export interface LivingCity {
  readonly ground: Ground
  readonly campaign: Campaign
  readonly baseline: Baseline
  readonly remediation: Remediation
  readonly timeline: Timeline
  readonly pictures: Pictures
  /** The day on which the demo stands, YYYY-MM-DD. */
  readonly lastDay: string
  /** The post of a role in a unit; the second person of an office is number 1. Throws where the city has none. */
  post(role: Role, unitId: string, number?: number): Actor
  /** Puts an enterprise on the list of an expert or a service provider, and gives the post as it then reaches it. */
  assign(role: Role, unitId: string, enterpriseId: string): Promise<Actor>
  /** Gives an enterprise a contact of its own, valid from today. */
  giveAccount(enterpriseId: string, name: string, contact: string, unitId: string): Promise<Actor>
}

export const requestId = ({ ground }: Pick<LivingCity, 'ground'>) => newId(ground.clock.realNow().getTime())

/** The department of an area in charge of an industry, and the city's. */
export function departmentsOf(campaign: Campaign, area: string, industry: string): { area: string; city: string } {
  const own = campaign.units.find(
    unit =>
      unit.area === area &&
      unit.level === 'area' &&
      unit.roles.includes('areaIndustry') &&
      unit.industries.includes(industry),
  )
  const lead = campaign.industries.find(({ id }) => id === industry)?.lead
  if (!own || !lead) throw new Error(`Nobody is in charge of ${industry} in ${area}`)
  return { area: own.id, city: lead }
}
