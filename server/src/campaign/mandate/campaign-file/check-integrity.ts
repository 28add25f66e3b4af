import type { CampaignFault } from './campaign-fault.ts'
import { findRepeated } from './find-repeated.ts'
import type { CampaignFiles } from './read-campaign-folder.ts'

/** Rules over the whole base: each id once, since findings, waivers and counts are kept by it. */
export function checkIntegrity({ integrity }: CampaignFiles): CampaignFault[] {
  return findRepeated((integrity?.rules ?? []).map(({ id }) => id)).map(({ value, index, first }) => ({
    file: 'integrity.yaml',
    path: `rules[${index}].id`,
    zh: `${value} 已用于 rules[${first}]`,
    en: `${value} is already used by rules[${first}]`,
  }))
}
