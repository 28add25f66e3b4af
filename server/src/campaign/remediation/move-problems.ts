import type { Moving, MovingRecords } from '#campaign/baseline/index.ts'
import type { problemStates } from '#contract/remediation/problem.states.ts'
import type { Tx } from '#ground/database/transaction.ts'
import { actWithin } from '#ground/workflow/act.ts'
import { deriveRequestId } from '#ground/workflow/derive-request-id.ts'
import type { Remediation } from './remediation.ts'

/** Problems hang on an enterprise: where two records turn out to be one they move with their measures, each by an act of its own. */
export function movingProblems({ context, workflows }: Remediation): MovingRecords {
  const reattach = (tx: Tx, id: string, { to, reason, requestId }: Moving) =>
    actWithin(tx, context, workflows.problem, {
      id,
      action: 'reattach',
      requestId: deriveRequestId(requestId, id),
      input: { enterpriseId: to.id, name: to.name, reason },
    })
  const key = 'problem'
  return {
    key,
    move: async (tx, moving) => {
      const found = await tx.query<{ id: string }>(
        'select id from remediation.problem where enterprise_id = $1 order by id',
        [moving.from],
      )
      const moved = []
      for (const { id } of found) {
        const { number } = await reattach(tx, id, moving)
        moved.push({ key, id, label: number })
      }
      return moved
    },
    moveBack: async (tx, records, moving) => {
      const left = []
      const found = await tx.query<{ id: string; enterpriseId: string; state: keyof typeof problemStates.states }>(
        'select id, enterprise_id as "enterpriseId", state from remediation.problem where id = any ($1)',
        [records.map(({ id }) => id)],
      )
      for (const { id, label } of records) {
        const problem = found.find(one => one.id === id)
        if (problem?.enterpriseId === moving.from) await reattach(tx, id, moving)
        else
          left.push({
            zh: `问题 ${label} 合并后又有变动，未移回`,
            en: `Problem ${label} has been moved on or is out of reach, so it stays`,
          })
      }
      const since = await tx.query<{ number: string }>(
        `select number from remediation.problem where enterprise_id = $1 and id in
           (select subject_id from ground.trail where noun = 'problem' and action = 'report' and enterprise_id = $1 and at >
             (select max(at) from ground.trail where noun = 'enterprise' and subject_id = $1 and action = 'absorb'))
         order by number limit 50`,
        [moving.from],
      )
      for (const { number } of since) {
        left.push({
          zh: `问题 ${number} 为合并后新增，留在原处，请核对归属`,
          en: `Problem ${number} was found after the merge and stays; see whose it is`,
        })
      }
      return left
    },
  }
}
