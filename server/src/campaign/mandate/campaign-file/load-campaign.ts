import { assembleCampaign } from './assemble-campaign.ts'
import type { Campaign } from './campaign.ts'
import { CampaignFileError } from './campaign-fault.ts'
import { checkCampaign } from './check-campaign.ts'
import { freezeDeep } from './freeze-deep.ts'
import { readCampaignFolder } from './read-campaign-folder.ts'

/**
 * Reads a campaign's folder of YAML files, holds every file against its schema and all files against each other.
 *
 * @param folder path of the folder, such as `campaigns/quzhou`
 * @returns the campaign, frozen
 * @throws CampaignFileError naming every fault found, each with its file, its path inside the file and what was expected
 */
export function loadCampaign(folder: string): Campaign {
  const { files, faults } = readCampaignFolder(folder)
  const all = [...faults, ...checkCampaign(files)]
  if (all.length > 0) throw new CampaignFileError(folder, all)
  return freezeDeep(assembleCampaign(files))
}
