import type { Area, Campaign, CampaignIndustry, Township } from './campaign.ts'
import type { Resolution } from './resolution.ts'
import { areaResolver } from './resolve-area.ts'
import { industryResolver } from './resolve-industry.ts'
import { townshipResolver } from './resolve-township.ts'

/** What an import asks of the campaign. Pure; build once and ask for every row. */
export interface CampaignLookups {
  readonly resolveArea: (text: string) => Resolution<Area>
  /** `area` is the code of the area or county the row already names. */
  readonly resolveTownship: (text: string, area?: string) => Resolution<Township>
  readonly resolveIndustry: (text: string) => Resolution<CampaignIndustry>
}

/** Builds the word lists of a campaign once. */
export function campaignLookups(campaign: Campaign): CampaignLookups {
  return {
    resolveArea: areaResolver(campaign),
    resolveTownship: townshipResolver(campaign),
    resolveIndustry: industryResolver(campaign),
  }
}
