import { z } from 'zod'
import {
  ActionOffer,
  ChangeRequest,
  Day,
  endpoint,
  Id,
  Moment,
  PageQuery,
  page,
  RequestId,
} from '../ground/endpoint.ts'
import { FileView } from '../ground/file.ts'
import { DecisionBasis, OnBehalf } from '../ground/hand-over.ts'
import { WordsShape } from '../ground/identity.ts'
import { said } from '../ground/said.ts'
import { several } from '../ground/several.ts'
import { Urgency } from '../ground/trail.ts'
import { type EnterprisePlanAction, type EnterprisePlanState, enterprisePlanStates } from './enterprise-plan.states.ts'
import { CutPollutant, OpinionVerdict, PlanContent, PlanPaper } from './enterprise-plan-paper.ts'

const text = (most: number) => z.string().trim().max(most)
const reason = text(1000).min(2, said('请说明理由', 'Give a reason'))
const files = z.array(Id).max(30).default([])

export const EnterprisePlanStateName = z.enum(
  Object.keys(enterprisePlanStates.states) as [EnterprisePlanState, ...EnterprisePlanState[]],
)

/** Taken with another record's act, never by a button. */
type Following = 'draft' | 'supersede' | 'follow'

/** Input of each action on a plan, but for `draft`, which makes one. */
export const enterprisePlanInputs = {
  revise: z.object({ content: PlanContent }),
  promise: z.object({ onBehalfOf: OnBehalf.optional() }),
  submit: z.object({ words: text(1000).optional() }),
  opine: z.object({
    verdict: OpinionVerdict,
    words: text(2000).min(2, said('请填写意见', 'Give the opinion')),
    /** Whose written opinion it is, where an official records it; its scan is among the files. */
    expert: text(40).optional(),
    files,
  }),
  approve: z.object({ words: text(1000).optional(), basis: DecisionBasis.optional() }),
  return: z.object({ reason }),
  issue: z.object({ documentNumber: text(80).optional() }),
  file: z.object({ filingNumber: text(80).optional(), words: text(1000).optional() }),
  reachNode: z.object({
    nodeId: Id,
    on: Day,
    words: text(1000).min(2, said('请写明完成情况', 'Say what was done')),
    files,
    onBehalfOf: OnBehalf.optional(),
  }),
  complete: z.object({ words: text(1000).optional(), basis: DecisionBasis.optional() }),
} as const satisfies Record<Exclude<EnterprisePlanAction, Following>, z.ZodType>
export type EnterprisePlanInputs = typeof enterprisePlanInputs

/** One line of the list: a plan in one of its editions. */
export const EnterprisePlanRow = z.object({
  id: Id,
  enterpriseId: Id,
  name: z.string(),
  industry: z.string(),
  area: z.string(),
  township: z.string(),
  edition: z.number().int(),
  state: EnterprisePlanStateName,
  documentNumber: z.string().nullable(),
  issuedOn: Day.nullable(),
  filedOn: Day.nullable(),
  nodes: z.object({ all: z.number().int(), reached: z.number().int() }),
  /** The next node that is not reached; of a plan that is issued. */
  nextNode: z.object({ words: z.string(), due: Day, urgency: Urgency, lateDays: z.number().int() }).nullable(),
  /** 万元 */
  money: z.number(),
  updatedAt: Moment,
})
export type EnterprisePlanRow = z.infer<typeof EnterprisePlanRow>

export const EnterprisePlanFilter = z.object({
  area: several(z.string().max(20)),
  township: several(z.string().max(20), 120),
  industry: several(z.string().max(60)),
  state: several(EnterprisePlanStateName),
  /** In review, without an expert's opinion yet. */
  withoutOpinion: z.stringbool().optional(),
  /** Two characters of a name, former name or code, or pinyin initials. */
  text: text(80).optional(),
})
export type EnterprisePlanFilter = z.infer<typeof EnterprisePlanFilter>

/** 一企一策: what changed last first. */
export const listEnterprisePlans = endpoint({
  name: 'listEnterprisePlans',
  method: 'GET',
  path: '/api/enterprise-plans',
  may: 'enterprisePlan.read',
  summary: { zh: '一企一策', en: 'Enterprise plans' },
  query: EnterprisePlanFilter.extend(PageQuery.shape),
  /** `more` says that the total is at least the number given. */
  reply: page(EnterprisePlanRow).extend({ more: z.boolean() }),
})

/** What the records reach of it by now, beside the paper. */
const PlanStanding = z.object({
  nodes: z.array(
    z.object({
      id: Id,
      urgency: Urgency,
      lateDays: z.number().int(),
      reached: z
        .object({ on: Day, words: z.string(), files: z.array(FileView), by: z.string(), onBehalf: z.boolean() })
        .nullable(),
    }),
  ),
  problems: z.array(z.object({ id: Id, stateWords: WordsShape, done: z.boolean() })),
})

const Edition = z.object({
  id: Id,
  edition: z.number().int(),
  state: EnterprisePlanStateName,
  issuedOn: Day.nullable(),
})

export const EnterprisePlanView = z.object({
  id: Id,
  version: z.number().int(),
  state: EnterprisePlanStateName,
  stateWords: WordsShape,
  paper: PlanPaper,
  /** The last day a node may end on: the industry's own deadline, null once that has passed. */
  lastDay: Day.nullable(),
  standing: PlanStanding,
  /** Why it came back; not told to the enterprise. */
  returnReason: z.string().nullable(),
  /** What it emitted by the latest figures, beside which the cuts are read; t/a. */
  emissions: z.array(z.object({ pollutant: CutPollutant, year: z.number().int(), amount: z.number() })),
  issued: z.object({ on: Day, documentNumber: z.string().nullable(), hash: z.string(), sound: z.boolean() }).nullable(),
  filed: z.object({ on: Day, filingNumber: z.string().nullable(), words: z.string().nullable() }).nullable(),
  completed: z.object({ on: Day, words: z.string().nullable() }).nullable(),
  /** All editions of this enterprise and industry, the latest first. */
  editions: z.array(Edition),
  actions: z.array(ActionOffer),
  /** Whether this post would act for the enterprise, and whether it would record somebody else's opinion. */
  asks: z.object({ onBehalf: z.boolean(), expert: z.boolean() }),
  asOf: Moment,
})
export type EnterprisePlanView = z.infer<typeof EnterprisePlanView>

/** The plans of an enterprise by industry, the latest edition first, and where one may be begun or amended. */
export const showPlansOfEnterprise = endpoint({
  name: 'showPlansOfEnterprise',
  method: 'GET',
  path: '/api/enterprises/:id/plans',
  may: 'enterprisePlan.read',
  summary: { zh: '企业的一企一策', en: 'The plans of an enterprise' },
  params: z.object({ id: Id }),
  reply: z.object({
    enterprise: z.object({ id: Id, name: z.string() }),
    industries: z.array(
      z.object({
        industry: z.string(),
        editions: z.array(Edition),
        /** To draft the first one or to amend the one in force; null where the post drafts none. */
        offer: ActionOffer.nullable(),
      }),
    ),
    asOf: Moment,
  }),
})

export const showEnterprisePlan = endpoint({
  name: 'showEnterprisePlan',
  method: 'GET',
  path: '/api/enterprise-plans/:id',
  may: 'enterprisePlan.read',
  summary: { zh: '一企一策全文', en: 'A plan in full' },
  params: z.object({ id: Id }),
  reply: EnterprisePlanView,
})

/**
 * Begins a plan, or an amendment where one is in force, for which it asks the reason. Refusals: 404 out of reach; 409 `plan.begun`
 * where one is in the making already, `wrongState` where the enterprise is not on the list.
 */
export const draftEnterprisePlan = endpoint({
  name: 'draftEnterprisePlan',
  method: 'POST',
  path: '/api/enterprises/:id/plans',
  may: 'enterprisePlan.draft',
  summary: enterprisePlanStates.actions.draft.words,
  params: z.object({ id: Id }),
  body: z.object({
    requestId: RequestId,
    industry: text(60),
    content: PlanContent,
    amendReason: text(1000).optional(),
  }),
  reply: EnterprisePlanView,
})

function act<Action extends keyof EnterprisePlanInputs>(action: Action) {
  const { may, words: summary } = enterprisePlanStates.actions[action]
  return endpoint({
    name: `enterprisePlan.${action}`,
    method: 'POST',
    path: `/api/enterprise-plans/:id/${action}`,
    may,
    summary,
    params: z.object({ id: Id }),
    body: ChangeRequest.extend({ input: enterprisePlanInputs[action] }),
    reply: EnterprisePlanView,
  })
}

/** One endpoint per action: `POST /api/enterprise-plans/:id/<action>`. */
export const actOnEnterprisePlan = {
  revise: act('revise'),
  promise: act('promise'),
  submit: act('submit'),
  opine: act('opine'),
  approve: act('approve'),
  return: act('return'),
  issue: act('issue'),
  file: act('file'),
  reachNode: act('reachNode'),
  complete: act('complete'),
} as const satisfies Record<keyof EnterprisePlanInputs, unknown>
