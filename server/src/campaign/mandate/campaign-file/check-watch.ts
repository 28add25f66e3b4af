import type { CampaignFault } from './campaign-fault.ts'
import type { CampaignFiles } from './read-campaign-folder.ts'

/** 应纳未纳: what a sign comes to together is no less than what it earns once, and speaks the same way. */
export function checkWatch({ watch }: CampaignFiles): CampaignFault[] {
  if (!watch) return []
  return Object.entries(watch.signs)
    .filter(([, { points, most }]) => Math.sign(points) !== Math.sign(most) || Math.abs(most) < Math.abs(points))
    .map(([sign, { points, most }]) => ({
      file: 'watch.yaml',
      path: `signs.${sign}.most`,
      zh: `合计上限 ${most} 应与单次分值 ${points} 同号，且不小于它`,
      en: `comes to ${most} together and to ${points} once; expected the same sign and no less`,
    }))
}
