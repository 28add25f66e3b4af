import type { DelegationView } from '#contract/ground/delegation.ts'
import type { Clock } from '../../clock/create-clock.ts'
import type { Tx } from '../../database/transaction.ts'
import type { DailyTurn } from '../../duty/turn-of-day.ts'
import { refuse } from '../../errors/refuse.ts'
import { absent } from '../../workflow/act.ts'
import { delegationView, lockOwnDelegation, overBy } from './delegation.store.ts'
import { postInWords, tellOfDelegation } from './tell-of-delegation.ts'

/** Ends a delegation before its last day, by whoever gave or received it. Throws 404 for another's, 409 once it has ended. */
export async function endDelegation(
  tx: Tx,
  id: string,
  personId: string,
  { now, day }: { now: Date; day: string },
): Promise<DelegationView> {
  const row = await lockOwnDelegation(tx, id, personId)
  if (!row) throw absent()
  if (!delegationView(row, personId, day).mayEnd) {
    throw refuse(409, 'wrongState', { zh: '这项委托已经结束', en: 'This delegation has ended already' })
  }
  await tx.query('update ground.delegation set ended_at = $2, ended_by = $3 where id = $1', [id, now, personId])
  const who = personId === row.delegatorId ? row.delegatorName : row.delegateName
  await tellOfDelegation(tx, row, {
    event: 'delegationEnded',
    by: personId,
    words: {
      zh: `${who} 提前结束了委托：${row.delegateName} 不再代行 ${postInWords(row)} 的岗位`,
      en: `${who} ended the delegation early: ${row.delegateName} acts in the post of ${postInWords(row)} no more`,
    },
  })
  return delegationView({ ...row, endedAt: now, endedBy: personId }, personId, day)
}

/** The morning after the last day: both are told that it is over. It has stopped by itself already. */
export function tellOfOverDelegations({ realNow }: Pick<Clock, 'realNow'>): DailyTurn {
  return {
    name: 'delegations over',
    post: 'identity',
    batch: async (tx, day) => {
      const over = await overBy(tx, day, 200)
      for (const row of over) {
        await tx.query('update ground.delegation set ended_at = $2 where id = $1', [row.id, realNow()])
        await tellOfDelegation(tx, row, {
          event: 'delegationEnded',
          by: null,
          words: {
            zh: `委托已到期：${row.delegateName} 代行 ${postInWords(row)} 的岗位至 ${row.until}`,
            en: `The delegation is over: ${row.delegateName} acted in the post of ${postInWords(row)} until ${row.until}`,
          },
        })
      }
      return over.length
    },
  }
}
