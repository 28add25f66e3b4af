import type { z } from 'zod'
import type { Campaign } from '#campaign/mandate/index.ts'
import type { EnterprisePlanState } from '#contract/remediation/enterprise-plan.states.ts'
import { enterprisePlanInputs } from '#contract/remediation/enterprise-plan.ts'
import type { PlanContent } from '#contract/remediation/enterprise-plan-paper.ts'
import type { Refusal } from '#ground/errors/refusal.ts'
import { refuse } from '#ground/errors/refuse.ts'
import { attachFiles } from '#ground/files/index.ts'
import { type Moment, rule } from '#ground/workflow/workflow.ts'
import { behalfOf, type Held, refusesUnlessResponsible } from '../problem/responsible.ts'
import type { EnterprisePlan } from './enterprise-plan.store.ts'
import { dutiesOfReview } from './plan-duties.ts'
import { readPlanPaper } from './plan-paper.ts'

type Input<Action extends keyof typeof enterprisePlanInputs> = z.output<(typeof enterprisePlanInputs)[Action]>

/** What lapses when the content changes: a promise, opinions and an approval were given to another text. */
const lapsed = {
  promisedByWords: null,
  promisedOn: null,
  promisedOnBehalf: false,
  opinions: { by: [] },
  approvedByWords: null,
  approvedOn: null,
  approvalWords: null,
  approvedHash: null,
}

/** The plan as the work of its enterprise, done by itself or on its behalf. */
export const heldByEnterprise = (the: EnterprisePlan): Held => ({
  ...the,
  subjectName: the.enterprise.name,
  responsibleUnit: null,
  responsibleEnterprise: the.enterpriseId,
})

/** 三(三)1: it is written, the enterprise promises it, and it goes to the area. */
export function rulesOfDrafting(campaign: Campaign) {
  return {
    revise: rule<EnterprisePlan, EnterprisePlanState, Input<'revise'>>({
      takes: enterprisePlanInputs.revise,
      decide: (the, { content }, moment) => {
        refuseLateNodes(campaign, the.industry, content, moment)
        return { to: 'drafting', set: { content, ...lapsed, updatedAt: moment.at } }
      },
    }),
    promise: rule<EnterprisePlan, EnterprisePlanState, Input<'promise'>>({
      takes: enterprisePlanInputs.promise,
      refuses: (the, actor, moment) =>
        refusesUnlessResponsible(heldByEnterprise(the), actor, moment.day) ?? refusesToPromise(the),
      decide: (the, input, moment, actor) => {
        const { ground, files, ...behalf } = behalfOf(heldByEnterprise(the), actor, input.onBehalfOf)
        return {
          to: the.state,
          set: {
            promisedByWords: actor.words,
            promisedOn: moment.day,
            promisedOnBehalf: behalf.onBehalfOf !== undefined,
            updatedAt: moment.at,
          },
          note: ground,
          files,
          ...behalf,
          also: tx => attachFiles(tx, { noun: 'enterprisePlan', id: the.id, cell: the }, 'paper', files),
        }
      },
    }),
    submit: rule<EnterprisePlan, EnterprisePlanState, Input<'submit'>>({
      takes: enterprisePlanInputs.submit,
      refuses: refusesToSubmit,
      decide: (the, { words }, moment) => ({
        to: 'areaReview',
        set: { returnReason: null, updatedAt: moment.at },
        note: words,
        duties: dutiesOfReview(campaign, the, moment),
      }),
    }),
  }
}

/** What its enterprise would promise to is written down. */
function refusesToPromise(the: EnterprisePlan): Refusal | null {
  const lacking = lackingInContent(the.content)
  return lacking.length === 0 ? null : incomplete(lacking)
}

/** Complete, assessed, answered problem by problem, and promised. */
function refusesToSubmit(the: EnterprisePlan): Refusal | null {
  const paper = readPlanPaper(the)
  const unanswered = paper.problems.filter(({ measures, proposed }) => measures.length + proposed.length === 0)
  const lacking = [
    ...(paper.score ? [] : [{ zh: '基线评估', en: 'a baseline assessment' }]),
    ...lackingInContent(the.content),
    ...(unanswered.length > 0
      ? [
          {
            zh: `问题 ${unanswered.map(({ number }) => number).join('、')} 的整改措施`,
            en: `measures for ${unanswered.map(({ number }) => number).join(', ')}`,
          },
        ]
      : []),
    ...(paper.promise ? [] : [{ zh: '企业承诺', en: 'the enterprise’s promise' }]),
  ]
  return lacking.length === 0 ? null : incomplete(lacking)
}

interface Lacking {
  readonly zh: string
  readonly en: string
}

function lackingInContent({ situation, process, points, nodes, promises }: PlanContent): Lacking[] {
  return [
    ...(situation.length < 2 ? [{ zh: '企业概况', en: 'the situation' }] : []),
    ...(process.length < 2 ? [{ zh: '生产工艺', en: 'the process' }] : []),
    ...(points.length === 0 ? [{ zh: '产污环节', en: 'the points of pollution' }] : []),
    ...(nodes.length === 0 ? [{ zh: '进度节点', en: 'nodes' }] : []),
    ...(promises.length === 0 ? [{ zh: '承诺事项', en: 'promises' }] : []),
  ]
}

function incomplete(lacking: readonly Lacking[]): Refusal {
  return refuse(
    409,
    'plan.incomplete',
    {
      zh: `一企一策还缺：${lacking.map(({ zh }) => zh).join('、')}`,
      en: `The plan still lacks ${lacking.map(({ en }) => en).join(', ')}`,
    },
    { zh: '补齐后再办理', en: 'Complete it first' },
  )
}

/** The last day of a plan's nodes: the industry's own deadline, while that has not passed. */
export function lastDayOfNodes(campaign: Campaign, industry: string, { day }: Pick<Moment, 'day'>): string | null {
  const last = campaign.industries.find(({ id }) => id === industry)?.deadline ?? null
  return last !== null && last >= day ? last : null
}

/** Throws 422 naming each node that ends after the industry's deadline, or twice the same node. */
export function refuseLateNodes(
  campaign: Campaign,
  industry: string,
  { nodes }: PlanContent,
  moment: Pick<Moment, 'day'>,
): void {
  const last = lastDayOfNodes(campaign, industry, moment)
  const fields = nodes.flatMap(({ id, due }, at) => {
    if (last !== null && due > last) {
      return [
        {
          path: `content.nodes.${at}.due`,
          zh: `节点不得晚于本行业整治时限 ${last}`,
          en: `No node ends after the industry’s deadline, ${last}`,
        },
      ]
    }
    return nodes.findIndex(other => other.id === id) === at
      ? []
      : [{ path: `content.nodes.${at}.words`, zh: '节点重复', en: 'The node is there twice' }]
  })
  if (fields.length === 0) return
  throw refuse(422, 'invalid', { zh: '进度节点须更正', en: 'The nodes are to be corrected' }, undefined, { fields })
}
