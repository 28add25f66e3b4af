import type { Campaign } from './campaign-file/campaign.ts'
import { campaignVersion } from './campaign-file/campaign-version.ts'

/** What the campaign's data say of each kind of paper, for the versions that are laid from it. */
export const templatesOfData = (campaign: Campaign) => ({
  templates: campaign.papers.templates,
  dataVersion: campaignVersion(campaign),
  cityCode: campaign.city.code,
})
