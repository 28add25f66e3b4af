import { GrantProposal } from '#contract/ground/organisation.ts'
import type { Sealing } from '../sealing/index.ts'

const place = 'grant.phone'

/** A proposal as it is kept: the telephone in it sealed. */
export function sealProposal(sealing: Sealing, proposal: GrantProposal): Record<string, unknown> {
  if (!('phone' in proposal) || proposal.phone === undefined) return proposal
  return { ...proposal, phone: sealing.seal(proposal.phone, place).toString('base64') }
}

/** The proposal as it was made; parsed again, since what lies in the database may be older than the contract. */
export function openProposal(sealing: Sealing, kept: Readonly<Record<string, unknown>>): GrantProposal {
  const phone = typeof kept.phone === 'string' ? { phone: sealing.open(Buffer.from(kept.phone, 'base64'), place) } : {}
  return GrantProposal.parse({ ...kept, ...phone })
}
