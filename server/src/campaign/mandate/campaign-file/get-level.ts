import type { LevelId } from '#contract/mandate/campaign-file.ts'
import type { Campaign, CampaignLevel } from './campaign.ts'

/** A problem level with its checkpoints; loading has seen to it that all three are there. */
export function getLevel(campaign: Campaign, id: LevelId): CampaignLevel {
  const level = campaign.levels.find(candidate => candidate.id === id)
  if (!level) throw new Error(`the campaign has no level ${id}`)
  return level
}
