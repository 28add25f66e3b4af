import { createHash } from 'node:crypto'

/** What a countersignature binds to: for whom, what, and on which ground. Changed, it lapses. */
export function proposalHash(said: {
  readonly enterpriseId: string
  readonly industry: string
  readonly proposal: 'in' | 'out'
  readonly clause: string | null
  readonly reason: string | null
}): string {
  const { enterpriseId, industry, proposal, clause, reason } = said
  return createHash('sha256')
    .update(JSON.stringify([enterpriseId, industry, proposal, clause, reason]))
    .digest('hex')
}
