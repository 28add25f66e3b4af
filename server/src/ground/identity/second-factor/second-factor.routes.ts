import {
  confirmSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
  showSecondFactor,
  startSecondFactor,
} from '#contract/ground/second-factor.ts'
import { type Serving, servePerson } from '../../http/serve.ts'
import type { CampaignWords } from '../post-words.ts'
import type { SecondFactors } from './open-second-factor.ts'

/** One's own second factor. Secrets and recovery codes are shown once and kept by no cache. */
export function serveSecondFactor(
  serving: Serving,
  { factors, campaign }: { factors: SecondFactors; campaign: CampaignWords },
): void {
  servePerson(serving, showSecondFactor, ({ session }) => factors.show(session.personId))

  servePerson(serving, startSecondFactor, ({ session, body, reply }) => {
    reply.header('cache-control', 'no-store')
    const issuer = `清环 ${campaign.cityName.zh}`
    return factors.start({ personId: session.personId, code: body.code, issuer })
  })

  servePerson(serving, confirmSecondFactor, async ({ session, body, reply }) => {
    reply.header('cache-control', 'no-store')
    return {
      recoveryCodes: await factors.confirm({ personId: session.personId, sessionId: session.id, code: body.code }),
    }
  })

  servePerson(serving, renewRecoveryCodes, async ({ session, body, reply }) => {
    reply.header('cache-control', 'no-store')
    return { recoveryCodes: await factors.renewCodes({ personId: session.personId, code: body.code }) }
  })

  servePerson(serving, removeSecondFactor, async ({ session, body }) => {
    await factors.remove({ personId: session.personId, code: body.code })
    return {}
  })
}
