import { createHash } from 'node:crypto'
import type { Campaign } from './campaign.ts'

/**
 * Version of a campaign's data: the semantic version of campaign.yaml and twelve hexadecimal digits of the SHA-256 of the
 * content, as in `1.0.0+3f9a0c12b7de`. Comments and the order of keys in the files don't change it.
 */
export function campaignVersion(campaign: Campaign): string {
  const known = versions.get(campaign)
  if (known !== undefined) return known
  const hash = createHash('sha256').update(canonicalJson(campaign)).digest('hex').slice(0, 12)
  const version = `${campaign.version}+${hash}`
  versions.set(campaign, version)
  return version
}

/** A campaign is frozen when it is loaded, and asked with every record that names it. */
const versions = new WeakMap<Campaign, string>()

function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
