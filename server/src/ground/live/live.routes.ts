import { openLiveStream } from '#contract/ground/notification.ts'
import type { Role } from '#contract/ground/role.ts'
import { officialRoles } from '#contract/ground/role.ts'
import { type Serving, servePerson } from '../http/serve.ts'
import type { Session } from '../http/session.ts'
import type { LiveHub } from './live-hub.ts'
import { openStream, type StreamTimes } from './open-stream.ts'

/** `GET /api/live`: what has changed, for whoever is signed in. */
export function serveLive(serving: Serving, { hub, times }: { hub: LiveHub; times?: StreamTimes }): void {
  servePerson(serving, openLiveStream, async ({ session, request, reply }) => {
    reply.hijack()
    openStream(
      hub,
      reply.raw,
      {
        sessionId: session.id,
        personId: session.personId,
        seesCells: session.actor !== null && officialRoles.includes(session.actor.role as Role),
        stillHolds: async () => sameClaims(session, await serving.readSession(request)),
      },
      times,
    )
    return undefined
  })
}

/** A stream belongs to a session in one post with one scope; with any of them changed it ends and the client opens another. */
function sameClaims(then: Session, now: Session | null): boolean {
  if (!now) return false
  const claims = ({ id, personId, actor }: Session) =>
    JSON.stringify([id, personId, actor && [actor.postId, actor.role, actor.unitId, actor.scope]])
  return claims(then) === claims(now)
}
