import type { Campaign } from '#campaign/mandate/index.ts'
import { type CampaignLookups, campaignLookups } from '#campaign/mandate/index.ts'
import type { Named } from './enterprise-candidate.ts'
import { emptyRegistry, type RegistryLookup } from './registry-lookup.ts'

/** What the importing post may bring in; `null` lists mean no limit of that kind. Codes of areas and townships, ids of industries. */
export interface ImportScope {
  areas: string[] | null
  townships: string[] | null
  industries: string[] | null
}

/** What the person chose for rows that do not say: names, codes or ids. */
export interface ImportDefaults {
  area?: string
  township?: string
  industry?: string
}

export interface EnterpriseContext {
  campaign: Campaign
  lookups: CampaignLookups
  registry: RegistryLookup
  scope: ImportScope | null
  defaults: { area: Named | null; township: Named | null; industry: Named | null }
  areaOf(code: string): Named | null
  townshipOf(code: string): { code: string; name: string; area: string; county: string } | null
}

/** Everything the target asks while it judges one file. Defaults that name nothing known are an error of the caller. */
export function enterpriseContext(
  campaign: Campaign,
  options: {
    registry?: RegistryLookup
    scope?: ImportScope | null
    defaults?: ImportDefaults
    lookups?: CampaignLookups
  } = {},
): EnterpriseContext {
  const lookups = shortTextsOnly(options.lookups ?? campaignLookups(campaign))
  const areas = new Map(campaign.areas.map(area => [area.code, { code: area.code, name: area.name }]))
  const townships = new Map(campaign.townships.map(township => [township.code, township]))
  const { area, township, industry } = options.defaults ?? {}
  const chosenArea = area === undefined ? null : lookups.resolveArea(area)
  const chosenTownship = township === undefined ? null : lookups.resolveTownship(township)
  const chosenIndustry = industry === undefined ? null : lookups.resolveIndustry(industry)
  return {
    campaign,
    lookups,
    registry: options.registry ?? emptyRegistry,
    scope: options.scope ?? null,
    defaults: {
      area: chosenArea && 'found' in chosenArea ? { code: chosenArea.found.code, name: chosenArea.found.name } : null,
      township:
        chosenTownship && 'found' in chosenTownship
          ? { code: chosenTownship.found.code, name: chosenTownship.found.name }
          : null,
      industry:
        chosenIndustry && 'found' in chosenIndustry
          ? { code: chosenIndustry.found.id, name: chosenIndustry.found.name }
          : null,
    },
    areaOf: code => areas.get(code) ?? null,
    townshipOf: code => townships.get(code) ?? null,
  }
}

/** Places and industries are named in few words; of a longer text only its beginning is looked at. */
const longestNamed = 120

function shortTextsOnly(lookups: CampaignLookups): CampaignLookups {
  return {
    resolveArea: text => lookups.resolveArea(text.slice(0, longestNamed)),
    resolveTownship: (text, area) => lookups.resolveTownship(text.slice(0, longestNamed), area),
    resolveIndustry: text => lookups.resolveIndustry(text.slice(0, longestNamed)),
  }
}
