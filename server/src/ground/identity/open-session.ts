import { newId } from '../database/new-id.ts'
import type { Tx } from '../database/transaction.ts'
import { digestOf, newToken } from './session-token.ts'

/** Starts a session under a new token; never under one that a browser brought along. Returns the token, which is kept nowhere. */
export async function openSession(
  tx: Tx,
  said: {
    personId: string
    postId: string | null
    startedAt: Date
    mustEnrol: boolean
    /** Of single sign-on; null for a password. */
    provider: string | null
    address: string
    agent: string
    now: Date
  },
): Promise<{ id: string; token: string }> {
  const id = newId(said.now.getTime())
  const token = newToken()
  await tx.query(
    `insert into identity.session (id, token_hash, person_id, post_id, started_at, seen_at, address, agent, must_enrol, provider)
     values ($1, decode($2, 'hex'), $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      id,
      digestOf(token),
      said.personId,
      said.postId,
      said.startedAt,
      said.now,
      said.address.slice(0, 64),
      said.agent.slice(0, 300),
      said.mustEnrol,
      said.provider,
    ],
  )
  return { id, token }
}
