import type { z } from 'zod'
import { listedStates } from '#contract/baseline/enterprise.states.ts'
import type { draftEnterprisePlan as endpoint } from '#contract/remediation/enterprise-plan.ts'
import type { Actor } from '#ground/database/claims.ts'
import type { Refusal } from '#ground/errors/refusal.ts'
import { refuse } from '#ground/errors/refuse.ts'
import { absent } from '#ground/workflow/act.ts'
import { create } from '#ground/workflow/create.ts'
import { field } from '#ground/workflow/hand-over/index.ts'
import type { RemediationContext } from '../context.ts'
import { type EnterpriseFacts, findEnterprise } from '../problem/enterprise-facts.store.ts'
import { type EditionRow, editionsOf } from './enterprise-plan.store.ts'
import type { EnterprisePlanWorkflow } from './enterprise-plan.workflow.ts'
import { refuseLateNodes } from './rules-of-drafting.ts'

/**
 * 编制 (三(三)1): begins the plan of an enterprise in one industry, or the amendment of the one in force. Sent again it does nothing.
 *
 * @returns id of the plan
 * @throws Refusal 404 out of reach; 409 `plan.begun`, `plan.completed`, `wrongState`; 422 for an industry that is none of its own, a
 *   node after the industry's deadline, an amendment without its reason
 */
export async function draftPlan(
  context: RemediationContext,
  actor: Actor,
  workflow: EnterprisePlanWorkflow,
  enterpriseId: string,
  said: z.output<typeof endpoint.body>,
): Promise<string> {
  const { requestId, industry, content, amendReason } = said
  const made = create(context, actor, workflow, { action: 'draft', requestId }, async (tx, moment) => {
    const enterprise = await findEnterprise(tx, enterpriseId)
    if (!enterprise) throw absent()
    const editions = (await editionsOf(tx, enterpriseId)).filter(edition => edition.industry === industry)
    const refusal = refusesToDraft(enterprise, industry, editions)
    if (refusal) throw refusal
    const edition = (editions[0]?.edition ?? 0) + 1
    if (edition > 1 && (amendReason?.length ?? 0) < 2)
      throw field('amendReason', '请说明修订理由', 'Say why it is amended')
    refuseLateNodes(context.campaign, industry, content, moment)
    const { area, county, township, grid } = enterprise
    return {
      to: 'drafting',
      cell: { area, county, township, industry, enterpriseId },
      set: {
        grid,
        edition,
        amendReason: edition > 1 ? amendReason : null,
        content,
        draftedUnit: actor.unitId,
        updatedAt: moment.at,
      },
      note: edition > 1 ? amendReason : undefined,
    }
  })
  const { after } = await made.catch(error => {
    throw begunMeanwhile.includes((error as { constraint?: string }).constraint ?? '') ? alreadyBegun() : error
  })
  return after.id
}

const begunMeanwhile = ['one_plan_in_making', 'enterprise_plan_enterprise_id_industry_edition_key']

/** Why no plan can be begun for an industry of an enterprise now, or null: asked for the button and for the act. */
export function refusesToDraft(
  { state, industries }: Pick<EnterpriseFacts, 'state' | 'industries'>,
  industry: string,
  editions: readonly Pick<EditionRow, 'state'>[],
): Refusal | null {
  if (!(listedStates as readonly string[]).includes(state))
    return refuse(
      409,
      'wrongState',
      { zh: '该企业已不在册', en: 'The enterprise is no longer on the list' },
      { zh: '在册企业方可编制一企一策', en: 'Plans are made for enterprises on the list' },
    )
  if (!industries.includes(industry))
    return field('industry', '该企业不在这个行业名下', 'The enterprise is not listed in that industry')
  const [latest] = editions
  if (!latest || latest.state === 'issued' || latest.state === 'filed') return null
  if (latest.state === 'completed')
    return refuse(
      409,
      'plan.completed',
      { zh: '一企一策已认定完成', en: 'The plan has been declared complete' },
      { zh: '新问题按问题交办', en: 'New problems are assigned by themselves' },
    )
  return alreadyBegun()
}

function alreadyBegun(): Refusal {
  return refuse(
    409,
    'plan.begun',
    { zh: '该行业已有正在编制或审核的一企一策', en: 'One is in the making for this industry already' },
    { zh: '请在原稿上办理', en: 'Go on with that one' },
  )
}
