import type { FastifyRequest } from 'fastify'
import type { Actor } from '../database/claims.ts'

/** Who is signed in, as the routes see it. Made by identity, read by http. */
export interface Session {
  readonly id: string
  readonly personId: string
  /** Until it is changed, nothing but the password routes answers. */
  readonly mustChangePassword: boolean
  /** Until a second factor is set up, nothing but its routes answers. */
  readonly mustEnrol?: boolean
  /** The post one acts in; null while a person with several has not chosen, or holds none. */
  readonly actor: Actor | null
}

/** How http asks who it is. Answers null for no, ended or revoked sessions. */
export type ReadSession = (request: FastifyRequest) => Promise<Session | null>
