import type { FastifyRequest } from 'fastify'
import { openLiveStream } from '#contract/ground/notification.ts'
import type { Role } from '#contract/ground/role.ts'
import { officialRoles } from '#contract/ground/role.ts'
import { type Serving, servePerson } from '../http/serve.ts'
import type { Session } from '../http/session.ts'
import type { LiveHub } from './live-hub.ts'
import { openStream, type StreamTimes } from './open-stream.ts'

export interface ServingLive {
  readonly hub: LiveHub
  /** Whether a session still stands in the same post with the same scope; asking does not count as using it. */
  readonly holds: (request: FastifyRequest, session: Session) => Promise<boolean>
  readonly times?: StreamTimes | undefined
}

/** `GET /api/live`: what has changed, for whoever is signed in. */
export function serveLive(serving: Serving, { hub, holds, times }: ServingLive): void {
  servePerson(serving, openLiveStream, async ({ session, request, reply }) => {
    reply.hijack()
    openStream(
      hub,
      reply.raw,
      {
        sessionId: session.id,
        personId: session.personId,
        seesCells: session.actor !== null && officialRoles.includes(session.actor.role as Role),
        stillHolds: () => holds(request, session),
      },
      times,
    )
    return undefined
  })
}
