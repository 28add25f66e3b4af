import type { HangingRecords, Moving } from '#campaign/baseline/index.ts'
import { problemStates } from '#contract/remediation/problem.states.ts'
import type { Tx } from '#ground/database/transaction.ts'
import { actWithin } from '#ground/workflow/act.ts'
import { deriveRequestId } from '#ground/workflow/derive-request-id.ts'
import type { Remediation } from './remediation.ts'

type ProblemState = keyof typeof problemStates.states
const ended = Object.entries(problemStates.states).flatMap(([state, said]) =>
  'final' in said && said.final ? [state] : [],
)

/**
 * Problems hang on an enterprise: where two records turn out to be one, or one turns out to be two, they move with their measures; where it closes
 * down, each is proposed to end with it. Each by an act of its own.
 */
export function hangingProblems({ context, workflows }: Remediation): HangingRecords {
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
    open: async (tx, enterpriseId) => {
      const found = await tx.query<{
        id: string
        label: string
        words: string
        state: ProblemState
        exit: string | null
      }>(
        `select id, number as label, words, state, pending_exit as exit from remediation.problem
         where enterprise_id = $1 and state <> all ($2) order by id`,
        [enterpriseId, ended],
      )
      return found.map(({ id, label, words, state, exit }) => ({
        ...{ id, label, words },
        state: problemStates.states[state],
        answered: exit !== null || state === 'suspended',
      }))
    },
    endWith: async (tx, records, { enterpriseId, reason, proof, requestId }) => {
      for (const { id } of records) {
        await actWithin(tx, context, workflows.problem, {
          id,
          action: 'closeByExit',
          requestId: deriveRequestId(requestId, `${enterpriseId} ${id}`),
          input: { reason, proof },
        })
      }
    },
    move: async (tx, moving) => {
      const found = await tx.query<{ id: string }>(
        'select id from remediation.problem where enterprise_id = $1 and ($2::uuid[] is null or id = any ($2)) order by id',
        [moving.from, moving.only ?? null],
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
