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
import { WordsShape } from '../ground/identity.ts'
import { said } from '../ground/said.ts'
import { several } from '../ground/several.ts'
import { GuardStep } from '../mandate/guard-file.ts'
import { type GuardApprovalAction, guardApprovalStateNames, guardApprovalStates } from './guard-approval.states.ts'

export const guardStepWords: Readonly<Record<GuardStep, { zh: string; en: string }>> = {
  inclusion: { zh: '认定纳入', en: 'Inclusion' },
  exclusion: { zh: '认定不纳入、移出', en: 'Exclusion' },
  closure: { zh: '关停', en: 'Closing down' },
  problemExtension: { zh: '月末延期', en: 'Extensions at the month’s end' },
  problemClosure: { zh: '月末销号', en: 'Closing of problems at the month’s end' },
}

/** The law that such steps touch, in our own words. */
export const GuardLaw = z.object({ name: WordsShape, article: WordsShape, says: WordsShape })
export type GuardLaw = z.infer<typeof GuardLaw>

const cell = { step: GuardStep, area: z.string().max(20), industry: z.string().max(60) }
const figures = {
  /** Enterprises of the industry in the area that the kind of step has touched within the window, each once. */
  touched: z.number().int(),
  /** Those on list one, with those touched that have left it since. */
  whole: z.number().int(),
  /** The limit. */
  sharePercent: z.number(),
  /** First day counted. */
  since: Day,
}

/** The most that may be touched without an approval. */
const mostWithout = z.number().int()

/** What a refusal `guard.held` carries as `current`: `touched` and `whole` with what was to be done, and what would let it through. */
export const GuardHeld = z.object({
  ...cell,
  ...figures,
  /** How many of those to be touched need an approval. */
  needed: z.number().int(),
  law: GuardLaw,
  /** Last day an approval may be asked until. */
  untilAtMost: Day,
  mayAsk: z.boolean(),
})
export type GuardHeld = z.infer<typeof GuardHeld>

const reason = z.string().trim().min(2, said('请说明理由', 'Give a reason')).max(1000)

/** What a person fills in; the rest is the step that was held. */
export const GuardAsking = z.object({
  atMost: z.coerce.number().int().min(1, said('至少一家', 'One at least')).max(2000),
  validUntil: Day,
  reason,
  /** Number of a paper that has been sealed, in reach of who asks. */
  paperNumber: z.string().trim().max(80).optional(),
})

export const GuardApprovalInput = GuardAsking.extend({ ...cell, files: z.array(Id).max(30).default([]) }).refine(
  ({ files, paperNumber }) => files.length > 0 || (paperNumber?.length ?? 0) > 0,
  {
    path: ['files'],
    message: said('请附文书，或填写已用印文书的文号', 'Attach a paper, or give the number of one that is sealed'),
  },
)
export type GuardApprovalInput = z.infer<typeof GuardApprovalInput>

export const GuardApprovalRow = z.object({
  id: Id,
  version: z.number().int(),
  ...cell,
  state: z.enum(guardApprovalStateNames),
  /** Approved, and its last day is over. */
  expired: z.boolean(),
  atMost: z.number().int(),
  /** Enterprises whose step rests on it so far. */
  used: z.number().int(),
  validUntil: Day,
  reason: z.string(),
  askedByWords: z.string(),
  askedAt: Moment,
})
export type GuardApprovalRow = z.infer<typeof GuardApprovalRow>

const Enterprise = z.object({ id: Id, name: z.string(), at: Moment, actorWords: z.string() })
export const GuardApprovalView = GuardApprovalRow.extend({
  /** As they stood when it was asked for. */
  asked: z.object(figures),
  /** As they stand; null for steps that are not judged today. */
  now: z.object({ ...figures, mostWithout }).nullable(),
  law: GuardLaw,
  draft: z.boolean(),
  paperNumber: z.string().nullable(),
  files: z.array(FileView),
  decidedByWords: z.string().nullable(),
  decidedAt: Moment.nullable(),
  decisionWords: z.string().nullable(),
  /** Touched within the window, the latest first, at most a hundred. */
  enterprises: z.array(Enterprise),
  /** Those whose step rests on it. */
  resting: z.array(Enterprise),
  actions: z.array(ActionOffer),
})
export type GuardApprovalView = z.infer<typeof GuardApprovalView>

const where = {
  step: several(GuardStep),
  area: several(z.string().max(20)),
  industry: several(z.string().max(60)),
}

export const listGuardApprovals = endpoint({
  name: 'listGuardApprovals',
  method: 'GET',
  path: '/api/guard-approvals',
  may: 'guard.read',
  summary: { zh: '一刀切防线审批', en: 'Guard approvals' },
  query: PageQuery.extend({ ...where, state: several(z.enum(guardApprovalStateNames)) }),
  reply: page(GuardApprovalRow),
})

export const showGuardApproval = endpoint({
  name: 'showGuardApproval',
  method: 'GET',
  path: '/api/guard-approvals/:id',
  may: 'guard.read',
  summary: { zh: '一项一刀切防线审批', en: 'One guard approval' },
  params: z.object({ id: Id }),
  reply: GuardApprovalView,
})

/** Refusals: 422 `invalid` (fields), 404 out of scope. */
export const askGuardApproval = endpoint({
  name: 'askGuardApproval',
  method: 'POST',
  path: '/api/guard-approvals',
  may: guardApprovalStates.actions.ask.may,
  summary: guardApprovalStates.actions.ask.words,
  body: z.object({ requestId: RequestId, input: GuardApprovalInput }),
  reply: z.object({ id: Id }),
})

export const guardApprovalInputs = {
  approve: z.object({ words: z.string().trim().max(1000).optional() }),
  decline: z.object({ reason }),
  withdraw: z.object({ reason }),
} as const satisfies Record<Exclude<GuardApprovalAction, 'ask' | 'use'>, z.ZodType>
export type GuardApprovalInputs = typeof guardApprovalInputs

function act<Action extends keyof GuardApprovalInputs>(action: Action) {
  const rule = guardApprovalStates.actions[action]
  return endpoint({
    name: `guardApproval.${action}`,
    method: 'POST',
    path: `/api/guard-approvals/:id/${action}`,
    may: rule.may,
    summary: rule.words,
    params: z.object({ id: Id }),
    body: ChangeRequest.extend({ input: guardApprovalInputs[action] }),
    reply: z.object({ id: Id }),
  })
}

export const actOnGuardApproval = {
  approve: act('approve'),
  decline: act('decline'),
  withdraw: act('withdraw'),
} as const satisfies Record<keyof GuardApprovalInputs, unknown>

export const GuardShareRow = z.object({
  ...cell,
  ...figures,
  mostWithout,
  /** `touched` of `whole`, to one place. */
  percent: z.number(),
  /** Whether this post takes such steps, and so may ask for them. */
  mayAsk: z.boolean(),
})
export type GuardShareRow = z.infer<typeof GuardShareRow>

/** How far each area × industry × step in reach that is judged today has come: those touched at all, the fullest first. */
export const listGuardShares = endpoint({
  name: 'listGuardShares',
  method: 'GET',
  path: '/api/guard-shares',
  may: 'guard.read',
  summary: { zh: '一刀切防线占比', en: 'Shares under the guard' },
  query: z.object(where),
  reply: z.object({
    rows: z.array(GuardShareRow),
    law: GuardLaw,
    draft: z.boolean(),
    /** Last day an approval may be asked until. */
    untilAtMost: Day,
    asOf: Moment,
  }),
})
