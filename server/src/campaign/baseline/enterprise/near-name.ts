import type { Campaign } from '#campaign/mandate/index.ts'
import { coreNames, isOneCharacterApart } from '../import/enterprise-target/fold-core-name.ts'

const cores = new WeakMap<Campaign, (name: string) => string>()

/** What is left of a name for comparing (no place before it, company forms as one), and whether another name is the same or one character apart. */
export function nearName(campaign: Campaign, name: string): { core: string; isNear: (other: string) => boolean } {
  let coreOf = cores.get(campaign)
  if (!coreOf) {
    coreOf = coreNames(campaign)
    cores.set(campaign, coreOf)
  }
  const core = coreOf(name)
  const read = coreOf
  return { core, isNear: other => core.length >= 4 && isOneCharacterApart(read(other), core) }
}
