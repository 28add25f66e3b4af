import {
  approveGrant as approveGrantEndpoint,
  endSessionOfPerson,
  endSessionsOfPerson,
  findPeople as findPeopleEndpoint,
  listGrants as listGrantsEndpoint,
  listPeople as listPeopleEndpoint,
  listPlaces as listPlacesEndpoint,
  listSessionsOfPerson,
  listUnitPeople as listUnitPeopleEndpoint,
  listUnits as listUnitsEndpoint,
  lockAccount,
  proposeGrant as proposeGrantEndpoint,
  refuseGrant,
  showPhone as showPhoneEndpoint,
  unlockAccount,
  withdrawGrant,
} from '#contract/ground/organisation.ts'
import { resetSecondFactor } from '#contract/ground/second-factor.ts'
import type { Clock } from '../clock/create-clock.ts'
import type { Database } from '../database/database.ts'
import { reading, transaction } from '../database/transaction.ts'
import { refuse } from '../errors/refuse.ts'
import type { Serving } from '../http/serve.ts'
import { serve } from '../http/serve.ts'
import type { CampaignWords, IdentityAdapter } from '../identity/index.ts'
import { newPassword } from '../identity/index.ts'
import type { Sealing } from '../sealing/index.ts'
import { may } from '../workflow/permit.ts'
import { accountActions } from './account-actions.ts'
import { approveGrant } from './approve-grant.ts'
import { lockGrant, writeDecision } from './decide-grant.ts'
import { findPeople } from './find-people.ts'
import { listGrants, showGrant } from './list-grants.ts'
import { listPeople } from './list-people.ts'
import { listPlaces } from './list-places.ts'
import { listUnitPeople } from './list-unit-people.ts'
import { listUnits } from './list-units.ts'
import { proposeGrant } from './propose-grant.ts'
import { showPhone } from './show-phone.ts'

export interface ServingOrganisation {
  readonly database: Database
  readonly clock: Clock
  readonly sealing: Sealing
  readonly identity: IdentityAdapter
  readonly campaign: CampaignWords
}

/** The directory; and accounts and posts, proposed by one administrator and approved by another. */
export function registerOrganisation(serving: Serving, deps: ServingOrganisation): void {
  serveDirectory(serving, deps)
  serveGrants(serving, deps)
  serveAccounts(serving, deps)
}

function serveDirectory(serving: Serving, deps: ServingOrganisation): void {
  const { database, clock } = deps

  serve(serving, listPlacesEndpoint, async ({ actor, query }) => ({
    rows: await reading(database, actor, tx => listPlaces(tx, query)),
  }))

  serve(serving, listUnitsEndpoint, async ({ actor, query }) => ({
    rows: await reading(database, actor, tx => listUnits(tx, query, clock.businessDay())),
  }))

  serve(serving, listUnitPeopleEndpoint, async ({ actor, params }) => ({
    rows: await reading(database, actor, tx => listUnitPeople(tx, params.id, { ...deps, day: clock.businessDay() })),
  }))

  serve(serving, findPeopleEndpoint, async ({ actor, query }) => ({
    rows: await reading(database, actor, tx => findPeople(tx, query.q, clock.businessDay())),
  }))

  serve(serving, showPhoneEndpoint, async ({ actor, params, reply }) => {
    reply.header('cache-control', 'no-store')
    const phone = await transaction(database, actor, tx =>
      showPhone(tx, params.id, { ...deps, day: clock.businessDay() }),
    )
    return { phone }
  })

  serve(serving, listPeopleEndpoint, async ({ actor, query }) => {
    const { people, next } = await reading(database, actor, tx => listPeople(tx, query, deps))
    const locks = await deps.identity.locksOf(people)
    const withFactor = await deps.identity.secondFactors.among(people.map(({ id }) => id))
    const day = clock.businessDay()
    return {
      rows: people.map(person => {
        const locked = locks.get(person.id) ?? null
        const standing = { ...person, locked, secondFactor: withFactor.has(person.id) }
        return { ...standing, actions: accountActions(actor, standing, day) }
      }),
      next,
      total: null,
      asOf: clock.realNow().toISOString(),
      mayPropose: may(actor, 'organisation.manage'),
    }
  })
}

function serveGrants(serving: Serving, deps: ServingOrganisation): void {
  const { database, clock, sealing, identity, campaign } = deps

  serve(serving, listGrantsEndpoint, async ({ actor, query }) => ({
    ...(await reading(database, actor, tx => listGrants(tx, query))),
    total: null,
    asOf: clock.realNow().toISOString(),
  }))

  serve(serving, proposeGrantEndpoint, ({ actor, body }) =>
    transaction(database, actor, async tx =>
      showGrant(
        tx,
        await proposeGrant(tx, body, { sealing, campaign, now: clock.realNow(), day: clock.businessDay() }),
      ),
    ),
  )

  serve(serving, approveGrantEndpoint, async ({ actor, params, reply }) => {
    const initialPassword = newPassword()
    const { approved, grant } = await transaction(database, actor, async tx => {
      const approved = await approveGrant(tx, params.id, {
        sealing,
        initialPassword,
        now: clock.realNow(),
        day: clock.businessDay(),
      })
      return { approved, grant: await showGrant(tx, params.id) }
    })
    // the sign-in service alone changes passwords and ends sessions; where that fails the old password stands, and is proposed anew
    if (approved.kind === 'resetPassword') await identity.setPassword(approved.personId, initialPassword, actor)
    if (approved.kind === 'endPerson') await identity.revokeAll(approved.personId, actor)
    reply.header('cache-control', 'no-store')
    const shown = approved.kind === 'createPerson' || approved.kind === 'resetPassword'
    return shown ? { grant, initialPassword } : { grant }
  })

  serve(serving, refuseGrant, ({ actor, params, body }) =>
    transaction(database, actor, async tx => {
      await lockGrant(tx, params.id, 'another')
      await writeDecision(tx, { id: params.id, decision: 'refused', reason: body.reason, now: clock.realNow() })
      return showGrant(tx, params.id)
    }),
  )

  serve(serving, withdrawGrant, ({ actor, params }) =>
    transaction(database, actor, async tx => {
      await lockGrant(tx, params.id, 'proposer')
      await writeDecision(tx, { id: params.id, decision: 'withdrawn', now: clock.realNow() })
      return showGrant(tx, params.id)
    }),
  )
}

function serveAccounts(serving: Serving, { identity }: ServingOrganisation): void {
  serve(serving, endSessionsOfPerson, async ({ actor, params }) => ({
    ended: await identity.revokeAll(params.id, actor),
  }))

  serve(serving, listSessionsOfPerson, async ({ session, params }) => ({
    rows: await identity.listSessions(params.id, session.id),
  }))

  serve(serving, endSessionOfPerson, async ({ actor, params }) => {
    await identity.endSession(params.id, actor)
    return {}
  })

  serve(serving, lockAccount, async ({ actor, params, body }) => {
    if (params.id === actor.personId) {
      throw refuse(
        422,
        'invalid',
        { zh: '不能锁定自己的账号', en: 'Nobody locks their own account' },
        {
          zh: '如怀疑账号被盗用，请修改密码并让其他设备退出',
          en: 'Change the password and sign other devices out instead',
        },
      )
    }
    await identity.lock(params.id, body.reason, actor)
    return {}
  })

  serve(serving, resetSecondFactor, async ({ actor, params, body }) => {
    if (params.id === actor.personId) {
      throw refuse(
        422,
        'invalid',
        { zh: '不能重置自己的动态口令', en: 'Nobody resets their own second factor' },
        {
          zh: '请由另一名安全管理员重置，或使用备用码',
          en: 'Another security administrator does it, or a recovery code',
        },
      )
    }
    await identity.secondFactors.reset(params.id, body.reason, actor)
    return {}
  })

  serve(serving, unlockAccount, async ({ actor, params }) => {
    await identity.unlock(params.id, actor)
    return {}
  })
}
