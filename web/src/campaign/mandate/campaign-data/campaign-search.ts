import { z } from 'zod'

/** Which part of the campaign's data is in sight, and whether only what is a draft. */
export const campaignParts = [
  'industries',
  'clocks',
  'levels',
  'checklists',
  'assessment',
  'watch',
  'templates',
] as const
export const CampaignSearch = z.object({
  part: z.enum(campaignParts).optional(),
  industry: z.string().max(60).optional(),
  drafts: z.enum(['true']).optional(),
})
