import { z } from 'zod'
import { said } from '#contract/ground/said.ts'
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
import { ExportFormat, exportTypes } from '../ground/export.ts'
import { FileView } from '../ground/file.ts'
import { DecisionBasis } from '../ground/hand-over.ts'
import { JobView } from '../ground/job.ts'
import { several } from '../ground/several.ts'
import { type InclusionAction, inclusionStates } from './inclusion.states.ts'
import { ClosureItem, ListTwoState, Route, Standing, Verdict } from './inclusion-words.ts'

const words = (most: number) => z.string().trim().max(most)
const reason = words(1000).min(2, said('请说明理由', 'Give a reason'))
const files = z.array(Id).max(30).default([])

/** What the area proposes. For in a clause of the checklist (`MJ-B1`) or a reason; for out a reason. */
export const ProposalInput = z
  .object({
    proposal: z.enum(['in', 'out']),
    clause: words(60).optional(),
    reason: words(1000).optional(),
  })
  .superRefine(({ proposal, clause, reason: why }, context) => {
    if ((why?.length ?? 0) >= 2 || (proposal === 'in' && (clause?.length ?? 0) > 0)) return
    context.addIssue({
      code: 'custom',
      path: ['reason'],
      message:
        proposal === 'in'
          ? said('请填写依据的技术规范条款，或说明理由', 'Name the clause of the checklist, or give a reason')
          : said('拟不纳入须说明理由', 'To propose out, give a reason'),
    })
  })
export type ProposalInput = z.infer<typeof ProposalInput>

const RouteFacts = z.object({
  route: Route,
  /** 整合入园: where to. */
  destination: words(120).optional(),
  /** By when; the industry's own deadline where left out. */
  plannedOn: Day.optional(),
})
type RouteFacts = z.infer<typeof RouteFacts>
function judgeRoute({ route, destination, plannedOn }: RouteFacts, context: z.RefinementCtx): void {
  if (route !== 'relocation') return
  if ((destination?.length ?? 0) < 2)
    context.addIssue({
      code: 'custom',
      path: ['destination'],
      message: said('请填写整合入园的去向', 'Say where it moves to'),
    })
  if (plannedOn === undefined)
    context.addIssue({ code: 'custom', path: ['plannedOn'], message: said('请填写入园时间', 'Say by when it moves') })
}

const decision = z.object({ words: words(1000).optional(), basis: DecisionBasis.optional() })

/** Input of each action on a record, but for `propose`, which begins one, and `follow`, which nobody takes by hand. */
export const inclusionInputs = {
  proposeAgain: ProposalInput,
  countersign: z
    .object({
      verdict: Verdict,
      words: words(1000).optional(),
      /** Hash of the proposal that was read; a signature binds to it. */
      hash: z.string().regex(/^[0-9a-f]{64}$/, said('请重新打开后会签', 'Open it again, then sign')),
    })
    .refine(input => input.verdict !== 'dissent' || (input.words?.length ?? 0) >= 2, {
      path: ['words'],
      message: said('有异议的，请写明意见', 'A dissent says why'),
    }),
  include: decision,
  exclude: decision,
  returnProposal: z.object({ reason }),
  reopen: z.object({ reason, signalId: Id.optional() }),
  setRoute: RouteFacts.superRefine(judgeRoute),
  amendRoute: RouteFacts.extend({ reason }).superRefine(judgeRoute),
  attachStopDecision: z.object({
    number: words(80).min(2, said('请填写决定文号', 'Give the number of the decision')),
    decidedOn: Day,
    files: files.pipe(z.array(Id).min(1, said('请附决定文书', 'Attach the decision'))),
  }),
  verifyClosure: z.object({
    item: ClosureItem,
    seenOn: Day,
    words: words(500).optional(),
    files: files.pipe(z.array(Id).min(1, said('请附现场照片', 'Attach a photo taken on site'))),
  }),
  cultivate: z.object({ reason }),
  endCultivation: z.object({ reason }),
} as const satisfies Record<Exclude<InclusionAction, 'propose' | 'follow'>, z.ZodType>
export type InclusionInputs = typeof inclusionInputs

/** One enterprise × industry on list two. `id` and `version` are null while nothing has been proposed. */
export const InclusionRow = z.object({
  id: Id.nullable(),
  version: z.number().int().nullable(),
  enterpriseId: Id,
  name: z.string(),
  code: z.string(),
  industry: z.string(),
  area: z.string(),
  township: z.string(),
  state: ListTwoState,
  clause: z.string().nullable(),
  reason: z.string().nullable(),
  verdict: Verdict.nullable(),
  /** Last day of the countersignature and of the decision, while it is proposed. */
  signDue: Day.nullable(),
  decideDue: Day.nullable(),
  /** The term of the countersignature is over and nobody has signed: shown, never taken for consent. */
  silent: z.boolean(),
  decidedOn: Day.nullable(),
  route: Route.nullable(),
  cultivated: z.boolean(),
  openProblems: z.number().int(),
  proposalHash: z.string().nullable(),
  /** What this post is expected to do next, if anything. */
  next: z.enum(['propose', 'proposeAgain', 'countersign', 'decide', 'setRoute']).nullable(),
})
export type InclusionRow = z.infer<typeof InclusionRow>

export const InclusionFilter = z.object({
  area: several(z.string().max(20)),
  township: several(z.string().max(20), 120),
  industry: several(z.string().max(60)),
  state: several(ListTwoState),
  route: several(Route),
  cultivated: z.stringbool().optional(),
  /** Included, and no route set yet. */
  withoutRoute: z.stringbool().optional(),
  /** What waits for this post: to propose, to sign, to decide. */
  mine: z.stringbool().optional(),
  /** Two characters of a name, former name or code, or pinyin initials. */
  text: words(80).optional(),
})
export type InclusionFilter = z.infer<typeof InclusionFilter>

/** 整治企业清单 (清单二): the latest decided or proposed first, then those undecided. */
export const listInclusions = endpoint({
  name: 'listInclusions',
  method: 'GET',
  path: '/api/inclusions',
  may: 'inclusion.read',
  summary: { zh: '整治企业清单', en: 'List two: who must be remediated' },
  query: InclusionFilter.extend(PageQuery.shape),
  /** `more` says that the total is at least the number given. */
  reply: page(InclusionRow).extend({ more: z.boolean() }),
})

export const exportInclusions = endpoint({
  name: 'exportInclusions',
  method: 'GET',
  path: '/api/inclusions/export',
  may: 'inclusion.read',
  summary: { zh: '导出整治企业清单', en: 'Export list two' },
  query: InclusionFilter.extend({ format: ExportFormat }),
  produces: exportTypes.xlsx,
})

const counts = z.record(z.string(), z.number().int())

/** How many of what the post reaches stand where, by the counters: in all, by area and by industry; for posts of whole areas on any day. */
export const countInclusions = endpoint({
  name: 'countInclusions',
  method: 'GET',
  path: '/api/inclusions/counts',
  may: 'board.read',
  summary: { zh: '整治企业清单计数', en: 'List two in figures' },
  query: InclusionFilter.pick({ area: true, industry: true }).extend({ day: Day.optional() }),
  reply: z.object({
    states: z.record(ListTwoState, z.number().int()),
    /** Included, by route; `unset` where none is set yet. */
    routes: counts,
    cultivated: z.number().int(),
    /** Closures whose 两断三清 are verified by two in every item. */
    closuresVerified: z.number().int(),
    byArea: z.array(z.object({ area: z.string(), states: counts, routes: counts })),
    byIndustry: z.array(z.object({ industry: z.string(), states: counts, routes: counts })),
    asOf: Moment,
  }),
})

const ClosureSight = z.object({
  personName: z.string(),
  unitName: z.string(),
  seenOn: Day,
  words: z.string().nullable(),
  files: z.array(FileView),
})

/** The page's view of one membership. */
export const InclusionView = InclusionRow.extend({
  standing: Standing,
  proposedBy: z.string().nullable(),
  proposedOn: Day.nullable(),
  signUnit: z.string(),
  signedBy: z.string().nullable(),
  signedOn: Day.nullable(),
  signWords: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decisionWords: z.string().nullable(),
  reopenReason: z.string().nullable(),
  destination: z.string().nullable(),
  plannedOn: Day.nullable(),
  stopDecision: z.object({ number: z.string(), decidedOn: Day, files: z.array(FileView) }).nullable(),
  /** Empty unless the route is closure. */
  closure: z.array(z.object({ item: ClosureItem, sights: z.array(ClosureSight) })),
  /** `propose` where nothing has been proposed; else those of the record. */
  actions: z.array(ActionOffer),
})
export type InclusionView = z.infer<typeof InclusionView>

export const showInclusions = endpoint({
  name: 'showInclusions',
  method: 'GET',
  path: '/api/enterprises/:id/inclusions',
  may: 'enterprise.read',
  summary: { zh: '企业的纳入认定', en: 'Inclusion of an enterprise, industry by industry' },
  params: z.object({ id: Id }),
  reply: z.object({ rows: z.array(InclusionView), asOf: Moment }),
})

/** Refusals: 404 out of scope; 409 `inclusion.begun` where it has been proposed already, `wrongState` where the record is not verified. */
export const proposeInclusion = endpoint({
  name: 'proposeInclusion',
  method: 'POST',
  path: '/api/enterprises/:id/inclusions',
  may: 'inclusion.propose',
  summary: inclusionStates.actions.propose.words,
  params: z.object({ id: Id }),
  body: z.object({ requestId: RequestId, industry: words(60), input: ProposalInput }),
  reply: InclusionView,
})

function act<Action extends keyof InclusionInputs>(action: Action) {
  const { may, words: summary } = inclusionStates.actions[action]
  return endpoint({
    name: `inclusion.${action}`,
    method: 'POST',
    path: `/api/inclusions/:id/${action}`,
    may,
    summary,
    params: z.object({ id: Id }),
    body: ChangeRequest.extend({ input: inclusionInputs[action] }),
    reply: InclusionView,
  })
}

/** One endpoint per action: `POST /api/inclusions/:id/<action>`. */
export const actOnInclusion = {
  proposeAgain: act('proposeAgain'),
  countersign: act('countersign'),
  include: act('include'),
  exclude: act('exclude'),
  returnProposal: act('returnProposal'),
  reopen: act('reopen'),
  setRoute: act('setRoute'),
  amendRoute: act('amendRoute'),
  attachStopDecision: act('attachStopDecision'),
  verifyClosure: act('verifyClosure'),
  cultivate: act('cultivate'),
  endCultivation: act('endCultivation'),
} as const satisfies Record<keyof InclusionInputs, unknown>

/** Steps that make sense for many at once. */
export const InclusionBulkAction = z.enum(['propose', 'countersign', 'include', 'exclude'])
export type InclusionBulkAction = z.infer<typeof InclusionBulkAction>
export const inclusionsAtMost = 2000

/** Which of these steps the post's role takes; a button of the list. */
export const showInclusionOffers = endpoint({
  name: 'showInclusionOffers',
  method: 'GET',
  path: '/api/inclusions/offers',
  may: 'inclusion.read',
  summary: { zh: '本岗位可批量办理的事项', en: 'Steps this post takes on many' },
  reply: z.object({ bulk: z.array(InclusionBulkAction), recordEmissions: z.boolean() }),
})

/** What one step says of all; what only one record can say, such as the hash that a signature binds to, stands on its item. */
export const InclusionBulkInput = z.object({
  proposal: z.enum(['in', 'out']).optional(),
  clause: words(60).optional(),
  reason: words(1000).optional(),
  verdict: Verdict.optional(),
  words: words(1000).optional(),
})

/**
 * Starts a job; each row is answered by itself, by name, under the key `enterpriseId industry`. Nothing is written for a row that
 * has changed since it was seen.
 */
export const actOnInclusions = endpoint({
  name: 'actOnInclusions',
  method: 'POST',
  path: '/api/inclusions/bulk',
  may: 'inclusion.work',
  summary: { zh: '批量认定', en: 'Propose, sign or decide many' },
  body: z.object({
    requestId: RequestId,
    action: InclusionBulkAction,
    items: z
      .array(
        z.object({
          enterpriseId: Id,
          industry: words(60),
          id: Id.nullable(),
          version: z.number().int().min(1).nullable(),
          hash: z.string().max(64).nullable(),
        }),
      )
      .min(1, said('请至少选择一家企业', 'Choose at least one enterprise'))
      .max(
        inclusionsAtMost,
        said(`一次最多 ${inclusionsAtMost} 家`, `At most ${inclusionsAtMost} enterprises at once`),
      ),
    input: InclusionBulkInput,
  }),
  reply: JobView,
})
