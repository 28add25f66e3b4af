import type { Campaign } from '#campaign/mandate/index.ts'
import type { Ground } from '#ground/context.ts'

/** What remediation is handed. */
export interface RemediationContext extends Ground {
  readonly campaign: Campaign
}
