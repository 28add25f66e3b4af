import type { EnrolmentView, SecondFactorView } from '#contract/ground/second-factor.ts'
import { servicePost } from '../../database/claims.ts'
import { type Tx, transaction } from '../../database/transaction.ts'
import { refuse } from '../../errors/refuse.ts'
import { absent } from '../../workflow/act.ts'
import { endSessions } from '../end-sessions.ts'
import { note } from '../note.ts'
import type { Administrator } from '../open-identity.ts'
import { postsOfPerson } from '../posts-of-person.ts'
import type { IdentityContext } from '../sign-in.ts'
import { needsSecondFactor } from '../sign-in-rules.ts'
import { confirmEnrolment, startEnrolment } from './enrol.ts'
import { takeOwnCode } from './own-code.ts'
import { renewRecoveryCodes } from './recovery-codes.ts'

/** 动态口令: what a person does with their own, and what the security administrator does with another's. */
export interface SecondFactors {
  show(personId: string): Promise<SecondFactorView>
  start(wish: { personId: string; code: string | undefined; issuer: string }): Promise<EnrolmentView>
  confirm(wish: { personId: string; sessionId: string; code: string }): Promise<string[]>
  renewCodes(wish: { personId: string; code: string }): Promise<string[]>
  /** Throws 409 `secondFactorRequired` for a post that may not be without. */
  remove(wish: { personId: string; code: string }): Promise<void>
  /**
   * Takes another's factor away, as when the device is lost, and ends the sessions. `by` is null for the operator's command. Throws 404 where there
   * is none.
   */
  reset(personId: string, reason: string, by: Administrator | null): Promise<void>
  /** Which of these people have one in use. */
  among(people: readonly string[]): Promise<ReadonlySet<string>>
}

/** @param told of sessions that end, and of one that stands otherwise than it is remembered */
export function openSecondFactors(
  context: IdentityContext,
  told: { ended(ids: readonly string[]): void; changed(id: string): void },
): SecondFactors {
  const { database, clock, sealing, rules } = context
  const asIdentity = <Result>(work: (tx: Tx) => Promise<Result>) => transaction(database, servicePost('identity'), work)

  const show = (personId: string) =>
    asIdentity(async tx => {
      const [row] = await tx.query<{ since: Date | null; left: number }>(
        `select (select confirmed_at from identity.second_factor where person_id = $1) as since,
           (select count(*) from identity.recovery_code where person_id = $1 and used_at is null) as left`,
        [personId],
      )
      const posts = await postsOfPerson(tx, personId, clock.businessDay())
      return {
        since: row?.since?.toISOString() ?? null,
        recoveryCodesLeft: row?.left ?? 0,
        required: needsSecondFactor(
          rules,
          posts.map(({ role }) => role),
        ),
      }
    })

  return {
    show,
    start: wish => startEnrolment(context, wish),
    async confirm(wish) {
      const { recoveryCodes, ended: ids } = await confirmEnrolment(context, wish)
      told.ended(ids)
      told.changed(wish.sessionId)
      return recoveryCodes
    },
    async renewCodes({ personId, code }) {
      await takeOwnCode(context, { personId, code })
      return asIdentity(async tx => {
        await note(tx, { action: 'recoveryCodesRenewed', personId })
        return renewRecoveryCodes(tx, sealing, personId)
      })
    },
    async remove({ personId, code }) {
      if ((await show(personId)).required) throw required()
      await takeOwnCode(context, { personId, code })
      await asIdentity(async tx => {
        await forget(tx, personId)
        await note(tx, { action: 'secondFactorRemoved', personId })
      })
    },
    async reset(personId, reason, by) {
      const ids = await asIdentity(async tx => {
        if (!(await forget(tx, personId))) throw absent()
        const now = clock.realNow()
        await tx.query(
          'insert into identity.second_factor_reset (person_id, reset_by, reason, reset_at) values ($1, $2, $3, $4)',
          [personId, by?.personId ?? null, reason, now],
        )
        await note(tx, {
          action: 'secondFactorReset',
          personId: by?.personId ?? null,
          postId: by?.postId,
          subjectId: personId,
        })
        await tellPerson(tx, personId, reason)
        return endSessions(tx, { personId, by: 'administrator', now })
      })
      told.ended(ids)
    },
    among: people =>
      asIdentity(async tx => {
        const rows = await tx.query<{ id: string }>(
          'select person_id as id from identity.second_factor where person_id = any ($1::uuid[]) and confirmed_at is not null',
          [people],
        )
        return new Set(rows.map(({ id }) => id))
      }),
  }
}

/** @returns whether there was one */
async function forget(tx: Tx, personId: string): Promise<boolean> {
  await tx.query('delete from identity.recovery_code where person_id = $1', [personId])
  const gone = await tx.query('delete from identity.second_factor where person_id = $1 returning confirmed_at', [
    personId,
  ])
  return gone.length > 0
}

async function tellPerson(tx: Tx, personId: string, reason: string): Promise<void> {
  const words = {
    zh: `您的动态口令已被重置：${reason}。如非您本人要求，请立即联系安全管理员`,
    en: `Your second factor was reset: ${reason}. If you did not ask for it, tell the security administrator at once`,
  }
  await tx.query(
    `insert into ground.outbox (topic, cell, noun, subject_id, event, payload) values ('account', '', 'person', $1, 'secondFactorReset', $2)`,
    [personId, { persons: [personId], words, link: '/account' }],
  )
}

function required() {
  return refuse(
    409,
    'secondFactorRequired',
    { zh: '您的岗位必须使用动态口令，不能停用', en: 'Your post may not be without a second factor' },
    {
      zh: '更换手机请用「更换设备」；手机遗失请联系安全管理员重置',
      en: 'For a new phone set it up anew; if the phone is lost, the security administrator resets it',
    },
  )
}
