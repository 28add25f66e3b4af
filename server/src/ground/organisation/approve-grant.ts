import type { GrantProposal } from '#contract/ground/organisation.ts'
import type { Tx } from '../database/transaction.ts'
import { refuse } from '../errors/refuse.ts'
import { hashPassword } from '../identity/index.ts'
import type { Sealing } from '../sealing/index.ts'
import { addAccounts, addPost } from './add-accounts.ts'
import { lockGrant, writeDecision } from './decide-grant.ts'
import { judgeProposal } from './judge-proposal.ts'
import { sealPhone } from './seal-phone.ts'
import { openProposal } from './seal-proposal.ts'

/** What an approval leaves to be done outside its transaction, by the sign-in service. */
export interface Approved {
  readonly kind: GrantProposal['kind']
  readonly personId: string
}

/**
 * Approves a proposal and carries it out in the same transaction, under the security administrator's own claims. It is judged again
 * first: what could be done when it was proposed may not be possible any more.
 *
 * @param initialPassword for a new account; `resetPassword` is left to the caller, since only the sign-in service may change one
 * Throws what `lockGrant` and `judgeProposal` throw, and 409 `organisation.administratorsApart`.
 */
export async function approveGrant(
  tx: Tx,
  id: string,
  { sealing, initialPassword, now, day }: { sealing: Sealing; initialPassword: string; now: Date; day: string },
): Promise<Approved> {
  const open = await lockGrant(tx, id, 'another')
  const proposal = openProposal(sealing, open.proposal)
  const concerned = await judgeProposal(tx, proposal)
  const personId = await carryOut().catch(keptApart)
  if (proposal.kind === 'endPost' || proposal.kind === 'endPerson') await keepAdministrators(tx, day)
  await writeDecision(tx, { id, decision: 'approved', personId, now })
  return { kind: proposal.kind, personId }

  async function carryOut(): Promise<string> {
    if (proposal.kind === 'createPerson') {
      const passwordHash = await hashPassword(initialPassword)
      const made = await addAccounts(tx, [{ ...proposal, passwordHash, mustChangePassword: true }], { sealing, now })
      return personOf(made.get(proposal.username))
    }
    const person = personOf(concerned.personId)
    switch (proposal.kind) {
      case 'addPost':
        await addPost(tx, person, proposal.post, now)
        return person
      case 'endPost':
        await tx.query('update ground.post set valid_until = $2 where id = $1', [proposal.postId, proposal.lastDay])
        return person
      case 'endPerson':
        await tx.query('update ground.person set ended_at = $2 where id = $1', [person, now])
        // a post that has not begun can have no last day before its first; the person's end already keeps it from being acted in
        await tx.query(
          `update ground.post set valid_until = $2 where person_id = $1 and valid_from <= $2 and (valid_until is null or valid_until > $2)`,
          [person, day],
        )
        return person
      case 'changePhone': {
        const phone = sealPhone(sealing, proposal.phone)
        await tx.query('update ground.person set phone_sealed = $2, phone_index = $3 where id = $1', [
          person,
          phone?.sealed ?? null,
          phone?.index ?? null,
        ])
        return person
      }
      case 'resetPassword':
        return person
    }
  }
}

/** Refuses an end after which nobody could propose, or nobody approve: no one inside the system could put that right. */
async function keepAdministrators(tx: Tx, day: string): Promise<void> {
  // two ends at once would each see the other's post still there
  await tx.query(`select pg_advisory_xact_lock(hashtext('clearloop.administrators'))`)
  const left = await tx.query<{ role: string }>(
    `select distinct o.role from ground.post o join ground.person p on p.id = o.person_id and p.ended_at is null
     where o.role in ('systemAdmin', 'securityAdmin') and (o.valid_until is null or o.valid_until > $1)`,
    [day],
  )
  if (left.length === 2) return
  throw refuse(
    409,
    'organisation.lastAdministrator',
    {
      zh: '这是最后一名系统管理员或安全管理员，停用后将无人能够提出或审批授权',
      en: 'This is the last system or security administrator; nobody could propose or approve any more',
    },
    { zh: '请先增加另一名同类管理员', en: 'Add another administrator of the kind first' },
  )
}

function personOf(id: string | null | undefined): string {
  if (!id) throw new Error('A grant that was judged concerns nobody')
  return id
}

/** The database keeps the three administrators apart (0021); here its refusal becomes a sentence. */
function keptApart(error: { code?: string }): never {
  if (error.code === 'CL001') {
    throw refuse(
      409,
      'organisation.administratorsApart',
      {
        zh: '系统管理员、安全管理员、审计员须由不同的人担任，且不兼任业务岗位',
        en: 'System administrator, security administrator and auditor are different persons and hold no other post',
      },
      { zh: '请先停用此人的其他岗位，或另选人员', en: 'End that person’s other posts first, or choose somebody else' },
    )
  }
  throw error
}
