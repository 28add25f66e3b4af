import type { z } from 'zod'
import type { Campaign } from '#campaign/mandate/index.ts'
import type { EnterprisePlanState } from '#contract/remediation/enterprise-plan.states.ts'
import { enterprisePlanInputs } from '#contract/remediation/enterprise-plan.ts'
import { opinionVerdictWords } from '#contract/remediation/enterprise-plan-paper.ts'
import type { Ground } from '#ground/context.ts'
import type { Refusal } from '#ground/errors/refusal.ts'
import { refuse } from '#ground/errors/refuse.ts'
import { actWithin } from '#ground/workflow/act.ts'
import { deriveRequestId } from '#ground/workflow/derive-request-id.ts'
import { rule } from '#ground/workflow/workflow.ts'
import { basisOf } from '../problem/basis.ts'
import { withFiles } from '../with-files.ts'
import { type EnterprisePlan, keepIssuedText, type Opinion } from './enterprise-plan.store.ts'
import type { EnterprisePlanWorkflow } from './enterprise-plan.workflow.ts'
import { dutiesOfIssue, dutiesOfReturn } from './plan-duties.ts'
import { hashToApprove, readPlanPaper, textOf } from './plan-paper.ts'

type Input<Action extends keyof typeof enterprisePlanInputs> = z.output<(typeof enterprisePlanInputs)[Action]>

/** 三(三)1: experts advise, the area approves and issues, each another person than who drafted it. */
export function rulesOfReview(
  ground: Pick<Ground, 'clock' | 'calendar'>,
  campaign: Campaign,
  workflow: () => EnterprisePlanWorkflow,
) {
  return {
    opine: rule<EnterprisePlan, EnterprisePlanState, Input<'opine'>>(
      withFiles('enterprisePlan', 'paper', {
        takes: enterprisePlanInputs.opine,
        decide: (the, { verdict, words, expert, files }, moment, actor) => {
          if (actor.role !== 'expert') refuseUnproved({ expert, files })
          const opinion: Opinion = {
            byWords: actor.words,
            on: moment.day,
            verdict,
            words,
            expert: actor.role === 'expert' ? null : (expert ?? null),
            files,
          }
          return {
            to: the.state,
            set: { opinions: { by: [...the.opinions.by, opinion] }, updatedAt: moment.at },
            note: `${opinionVerdictWords[verdict].zh}：${words}`,
            files,
          }
        },
      }),
    ),
    approve: rule<EnterprisePlan, EnterprisePlanState, Input<'approve'>>(
      withFiles('enterprisePlan', 'basis', {
        takes: enterprisePlanInputs.approve,
        refuses: refusesToApprove,
        decide: (the, { words, basis }, moment, actor) => ({
          to: the.state,
          set: {
            approvedByWords: actor.words,
            approvedOn: moment.day,
            approvalWords: words || null,
            approvedHash: hashToApprove(the),
            updatedAt: moment.at,
          },
          note: words,
          ...basisOf(basis),
        }),
      }),
    ),
    return: rule<EnterprisePlan, EnterprisePlanState, Input<'return'>>({
      takes: enterprisePlanInputs.return,
      decide: (the, { reason }, moment) => ({
        to: 'returned',
        set: { returnReason: reason, updatedAt: moment.at },
        note: reason,
        duties: dutiesOfReturn(campaign, the, moment),
      }),
    }),
    issue: rule<EnterprisePlan, EnterprisePlanState, Input<'issue'>>({
      takes: enterprisePlanInputs.issue,
      refuses: refusesToIssue,
      decide: (the, { documentNumber }, moment) => ({
        to: 'issued',
        set: { issuedOn: moment.day, documentNumber: documentNumber || null, updatedAt: moment.at },
        note: documentNumber,
        duties: dutiesOfIssue(campaign, the, moment),
        also: async (tx, requestId) => {
          await keepIssuedText(tx, the, textOf(readPlanPaper(the)))
          if (the.amends === null) return
          await actWithin(tx, ground, workflow(), {
            id: the.amends,
            action: 'supersede',
            requestId: deriveRequestId(requestId, 'supersede'),
            input: {},
          })
        },
      }),
    }),
  }
}

/** A written opinion is recorded with the expert's name and its scan. */
function refuseUnproved({ expert, files }: Pick<Input<'opine'>, 'expert' | 'files'>): void {
  const fields = [
    ...(expert ? [] : [{ path: 'expert', zh: '请填写出具意见的专家', en: 'Name the expert whose opinion it is' }]),
    ...(files.length > 0 ? [] : [{ path: 'files', zh: '请附专家意见扫描件', en: 'Attach a scan of the opinion' }]),
  ]
  if (fields.length === 0) return
  throw refuse(
    422,
    'invalid',
    { zh: '代录专家意见须写明专家并附扫描件', en: 'A recorded opinion needs its expert and its scan' },
    undefined,
    { fields },
  )
}

/** The last word of the experts is no refusal, and there is something new to approve. */
function refusesToApprove(the: EnterprisePlan): Refusal | null {
  const last = the.opinions.by.at(-1)
  if (!last)
    return refuse(
      409,
      'plan.noOpinion',
      { zh: '还没有专家意见', en: 'No expert has given an opinion' },
      { zh: '请专家评审，或代录书面意见', en: 'Have an expert advise, or record a written opinion' },
    )
  if (last.verdict === 'disagree')
    return refuse(
      409,
      'plan.noOpinion',
      { zh: '最近一次专家意见为不同意', en: 'The latest opinion does not agree' },
      { zh: '请退回修改，或由专家重新评审', en: 'Return it, or have it looked at again' },
    )
  if (the.approvedHash !== null && the.approvedHash === hashToApprove(the))
    return refuse(
      409,
      'plan.approved',
      { zh: '已审核通过', en: 'It is approved already' },
      { zh: '可以下达', en: 'Issue it' },
    )
  return null
}

/** Approved, and the same since. */
function refusesToIssue(the: EnterprisePlan): Refusal | null {
  if (the.approvedHash === null)
    return refuse(
      409,
      'plan.notApproved',
      { zh: '还未审核通过', en: 'It is not approved yet' },
      { zh: '先由区块审核', en: 'The area approves first' },
    )
  if (the.approvedHash === hashToApprove(the)) return null
  return refuse(
    409,
    'plan.notApproved',
    {
      zh: '审核通过之后，评分、问题或措施有变动',
      en: 'Score, problems or measures have changed since it was approved',
    },
    { zh: '请重新审核', en: 'Approve it again' },
  )
}
