import type { CampaignFault } from './campaign-fault.ts'
import { findRepeated } from './find-repeated.ts'
import type { CampaignFiles } from './read-campaign-folder.ts'

/** 一刀切防线: each kind of step has one limit. */
export function checkGuard({ guard }: CampaignFiles): CampaignFault[] {
  return findRepeated((guard?.steps ?? []).map(({ step }) => step)).map(({ value, index, first }) => ({
    file: 'guard.yaml',
    path: `steps[${index}].step`,
    zh: `${value} 已用于 steps[${first}]`,
    en: `${value} is already used by steps[${first}]`,
  }))
}
