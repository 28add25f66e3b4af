import type { Campaign } from '#campaign/mandate/index.ts'
import type { Ground } from '#ground/context.ts'
import type { Sealing } from '#ground/sealing/index.ts'

/** What the views are handed. They only read. */
export interface ViewsContext extends Ground {
  readonly campaign: Campaign
  readonly sealing: Sealing
}
