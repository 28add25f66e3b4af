import type { z } from 'zod'
import type { FactConfirmationState } from '#contract/baseline/fact-confirmation.states.ts'
import type { confirmFacts as endpoint } from '#contract/baseline/fact-confirmation.ts'
import type { Actor } from '#ground/database/claims.ts'
import { refuse } from '#ground/errors/refuse.ts'
import { create } from '#ground/workflow/create.ts'
import { findEnterprise } from '../assessment/find-enterprise.ts'
import type { Registering } from '../registering.ts'
import { type FactConfirmation, heldFacts } from './fact-confirmation.store.ts'
import { dutyToAnswer, type FactConfirmationWorkflow } from './fact-confirmation.workflow.ts'

/**
 * 确认无变化 (三(一)-1): an enterprise confirms the facts it saw, or proposes what has changed since; the record itself stays as it is. Sent
 * again it does nothing.
 *
 * @returns id of the confirmation
 * @throws Refusal 404 out of reach, 409 `staleVersion` where the record is another by now, 409 `facts.pending` while a proposal waits
 */
export async function confirmFacts(
  registering: Registering,
  actor: Actor,
  workflow: FactConfirmationWorkflow,
  enterpriseId: string,
  { requestId, version, changes }: z.output<typeof endpoint.body>,
): Promise<string> {
  const action = changes.length === 0 ? 'confirm' : 'propose'
  const made = create<FactConfirmation, FactConfirmationState, typeof action>(
    registering,
    actor,
    workflow as never,
    { action, requestId },
    async (tx, moment) => {
      const enterprise = await findEnterprise(tx, enterpriseId)
      if (enterprise.version !== version) throw changedSince(enterprise)
      const { area, county, township, industry } = enterprise
      return {
        to: action === 'confirm' ? 'unchanged' : 'proposed',
        cell: { area, county, township, industry, enterpriseId },
        set: {
          facts: { held: heldFacts(enterprise) },
          recordVersion: enterprise.version,
          changes: { proposed: changes },
          confirmedByWords: tx.actor.words,
          confirmedOn: moment.day,
        },
        ...(action === 'propose' ? { duties: [dutyToAnswer(registering.campaign, enterprise, moment)] } : {}),
      }
    },
  )
  const { after } = await made.catch(error => {
    throw (error as { constraint?: string }).constraint === 'one_proposal' ? pending() : error
  })
  return after.id
}

const changedSince = (current: { readonly version: number; readonly state: string }) =>
  refuse(
    409,
    'staleVersion',
    { zh: '打开之后，企业信息已更新', en: 'The record has been changed since you opened it' },
    { zh: '请核对现在的信息后再确认', en: 'Look at it as it stands, then confirm' },
    { current: { version: current.version, state: current.state, since: [] } },
  )

const pending = () =>
  refuse(
    409,
    'facts.pending',
    { zh: '上次提出的变化还在等乡镇（街道）答复', en: 'A change proposed before still waits for its answer' },
    { zh: '答复后可再提出', en: 'Propose another once it is answered' },
  )
