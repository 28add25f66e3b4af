import type { Campaign } from '#campaign/mandate/index.ts'
import type { Ground } from '#ground/context.ts'
import type { Sealing } from '#ground/sealing/index.ts'

/** What the registry is handed: wired by hand, see the face of this stage. */
export interface Registering extends Ground {
  readonly campaign: Campaign
  readonly sealing: Sealing
}
