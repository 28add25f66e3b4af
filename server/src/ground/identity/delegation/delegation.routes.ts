import {
  delegatePost as delegatePostEndpoint,
  endDelegation as endDelegationEndpoint,
  findDelegates as findDelegatesEndpoint,
  listDelegations,
} from '#contract/ground/delegation.ts'
import { officialRoles } from '#contract/ground/role.ts'
import type { Clock } from '../../clock/create-clock.ts'
import { servicePost } from '../../database/claims.ts'
import type { Database } from '../../database/database.ts'
import { transaction } from '../../database/transaction.ts'
import { type Serving, servePerson } from '../../http/serve.ts'
import { type CampaignWords, placeNames, scopeWords, titleOf } from '../post-words.ts'
import { postsOfPerson } from '../posts-of-person.ts'
import { delegatePost, findDelegates } from './delegate-post.ts'
import { delegationsOf, delegationView } from './delegation.store.ts'
import { endDelegation } from './end-delegation.ts'

/** 委托 during leave: one's own posts to others, and others' to oneself. */
export function serveDelegations(
  serving: Serving,
  { database, clock, campaign }: { database: Database; clock: Clock; campaign: CampaignWords },
): void {
  const asIdentity = <Result>(work: Parameters<typeof transaction<Result>>[2]) =>
    transaction(database, servicePost('identity'), work)
  const today = () => ({ now: clock.realNow(), day: clock.businessDay() })

  servePerson(serving, listDelegations, ({ session: { personId } }) =>
    asIdentity(async tx => {
      const { day } = today()
      const { given, received } = await delegationsOf(tx, personId)
      const own = (await postsOfPerson(tx, personId, day)).filter(
        post => post.delegatedFrom === undefined && officialRoles.includes(post.role),
      )
      const place = await placeNames(tx, own)
      return {
        given: given.map(row => delegationView(row, personId, day)),
        received: received.map(row => delegationView(row, personId, day)),
        posts: own.map(post => ({
          id: post.id,
          unitName: post.unitName,
          roleTitle: titleOf(post.role, post.title),
          scopeWords: scopeWords(post, place, campaign),
          validUntil: post.validUntil,
        })),
      }
    }),
  )

  servePerson(serving, findDelegatesEndpoint, async ({ session, params, query }) => ({
    rows: await asIdentity(tx =>
      findDelegates(tx, session.personId, { postId: params.id, q: query.q }, clock.businessDay()),
    ),
  }))

  servePerson(serving, delegatePostEndpoint, ({ session, body }) =>
    asIdentity(tx => delegatePost(tx, session.personId, body, today())),
  )

  servePerson(serving, endDelegationEndpoint, ({ session, params }) =>
    asIdentity(tx => endDelegation(tx, params.id, session.personId, today())),
  )
}
