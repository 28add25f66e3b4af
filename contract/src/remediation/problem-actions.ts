import { z } from 'zod'
import { said } from '#contract/ground/said.ts'
import { ExitProof } from '../baseline/exit-proof.ts'
import { ChangeRequest, Day, endpoint, Id } from '../ground/endpoint.ts'
import { DecisionBasis, handOverInputs, OnBehalf, Receivers } from '../ground/hand-over.ts'
import { JobView } from '../ground/job.ts'
import { LevelId } from '../mandate/campaign-file.ts'
import { type ProblemAction, problemStates } from './problem.states.ts'
import { ProblemFacts, ProblemView } from './problem.ts'

const text = (most: number) => z.string().trim().max(most)
const reason = text(1000).min(2, said('请说明理由', 'Give a reason'))
const files = z.array(Id).max(30).default([])
const decided = { basis: DecisionBasis.optional() }
const served = { onBehalfOf: OnBehalf.optional() }

/** What was seen on site, by whom accompanied. */
export const OnSiteRecord = z.object({
  visitedOn: Day,
  present: text(200).min(1, said('请填写在场人员', 'Name who was there')),
  findings: text(2000).min(2, said('请填写现场情况', 'Say what was found on site')),
  files: z.array(Id).min(1, said('请上传现场照片', 'Upload photos of the site')).max(30),
})
export type OnSiteRecord = z.infer<typeof OnSiteRecord>

const exitReason = { reason, files, ...decided }

/** Input of each action that a person takes on a problem, but for `report`, which makes one. */
export const problemInputs = {
  amend: ProblemFacts.partial().extend({ files }),
  setLevel: z.object({ level: LevelId, reason, ...decided }),
  setLeader: z.object({ personId: Id, ...decided }),
  assign: z.object({ to: Receivers, due: Day, words: text(1000).optional(), ...decided }),
  ...handOverInputs,
  receive: handOverInputs.receive.extend(served),
  decline: handOverInputs.decline.extend(served),
  requestCheck: z.object({ words: text(1000).optional(), files, ...served }),
  pass: z.object({ opinion: text(1000).default('核查通过'), onSite: OnSiteRecord.optional(), files }),
  return: z.object({
    reason,
    /** `rectifying`, or the id of an earlier checkpoint. */
    backTo: text(60).default('rectifying'),
    /** Measures that have to be done again. */
    measures: z.array(Id).max(100).default([]),
    onSite: OnSiteRecord.optional(),
    files,
  }),
  askCrossCheck: z.object({ unitId: text(80), reason }),
  publish: z.object({}),
  upholdObjection: z.object({ reason, backTo: text(60).optional() }),
  close: z.object({
    /** 销号表: what was wrong, what was done, what was found when it was checked, in a few sentences each. */
    form: z.object({
      rectification: text(2000).min(2, said('请填写整改情况', 'Say what was put right')),
      conclusion: text(2000).min(2, said('请填写销号意见', 'Give the opinion on closing')),
      files,
    }),
    ...decided,
  }),
  merge: z.object({ into: Id, ...exitReason }),
  void: z.object(exitReason),
  transfer: z.object({
    receiver: text(80).min(2, said('请填写受移送单位', 'Name the unit that takes it over')),
    ...exitReason,
    files: z.array(Id).min(1, said('请上传移送回执', 'Upload the receipt of the transfer')).max(30),
  }),
  closeByExit: z.object({ ...exitReason, proof: ExitProof }),
  suspend: z.object({ ...exitReason, reviewOn: Day }),
  confirmExit: z.object({
    words: text(1000).optional(),
    /** 随关停销号: the second person's own visit. */
    proof: ExitProof.optional(),
    ...decided,
  }),
  refuseExit: z.object({ reason }),
  resume: z.object({ reason, ...decided }),
  requestExtension: z.object({
    reason,
    progressWords: text(1000).min(2, said('请写明目前进展', 'Say how far it has come')),
    until: Day,
    files,
    ...served,
  }),
  grantExtension: z.object({
    until: Day.optional(),
    words: text(1000).optional(),
    leadingGroupFile: Id.optional(),
    ...decided,
  }),
  refuseExtension: z.object({ reason, ...decided }),
  resetTerm: z.object({ until: Day, reason, leadingGroupFile: Id.optional(), ...decided }),
} as const satisfies Record<Exclude<ProblemAction, 'report' | 'raise' | 'undoImport' | 'reattach'>, z.ZodType>
export type ProblemInputs = typeof problemInputs

function act<Action extends keyof ProblemInputs>(action: Action) {
  const said = problemStates.actions[action]
  return endpoint({
    name: `problem.${action}`,
    method: 'POST',
    path: `/api/problems/:id/${action}`,
    may: said.may,
    summary: said.words,
    params: z.object({ id: Id }),
    body: ChangeRequest.extend({ input: problemInputs[action] }),
    reply: ProblemView,
  })
}

/** One endpoint per action: `POST /api/problems/:id/<action>` with request id, version and the action's own input. */
export const actOnProblem = {
  amend: act('amend'),
  setLevel: act('setLevel'),
  setLeader: act('setLeader'),
  assign: act('assign'),
  receive: act('receive'),
  passOn: act('passOn'),
  decline: act('decline'),
  reassign: act('reassign'),
  recall: act('recall'),
  urge: act('urge'),
  copy: act('copy'),
  answer: act('answer'),
  requestCheck: act('requestCheck'),
  pass: act('pass'),
  return: act('return'),
  askCrossCheck: act('askCrossCheck'),
  publish: act('publish'),
  upholdObjection: act('upholdObjection'),
  close: act('close'),
  merge: act('merge'),
  void: act('void'),
  transfer: act('transfer'),
  closeByExit: act('closeByExit'),
  suspend: act('suspend'),
  confirmExit: act('confirmExit'),
  refuseExit: act('refuseExit'),
  resume: act('resume'),
  requestExtension: act('requestExtension'),
  grantExtension: act('grantExtension'),
  refuseExtension: act('refuseExtension'),
  resetTerm: act('resetTerm'),
} as const satisfies Record<keyof ProblemInputs, unknown>

/** Actions that make sense for many problems at once. */
export const BulkAction = z.enum([
  'assign',
  'receive',
  'urge',
  'grantExtension',
  'refuseExtension',
  'setLeader',
  'copy',
])
export type BulkAction = z.infer<typeof BulkAction>
export const bulkAtMost = 2000

/** What the acting post may begin from the list: reporting a problem, and acting on many. */
export const showProblemOffers = endpoint({
  name: 'showProblemOffers',
  method: 'GET',
  path: '/api/problem-offers',
  may: 'problem.read',
  summary: { zh: '问题清单上可办理的事项', en: 'What may be begun from the list of problems' },
  reply: z.object({ report: z.boolean(), bulk: z.array(BulkAction) }),
})

/**
 * Starts a job; each problem is answered by itself. `input` is that of the action and is read before anything begins. The outcome's
 * rows carry the problem's id as `key` and its number as `label`; stale ones have the code `staleVersion`.
 */
export const actOnProblems = endpoint({
  name: 'actOnProblems',
  method: 'POST',
  path: '/api/problems/bulk',
  may: 'problem.read',
  summary: { zh: '批量办理', en: 'Take an action on many problems' },
  body: z.object({
    requestId: Id,
    action: BulkAction,
    items: z
      .array(z.object({ id: Id, version: z.number().int().min(1) }))
      .min(1, said('请至少选择一个问题', 'Choose at least one problem'))
      .max(bulkAtMost, said(`一次最多 ${bulkAtMost} 个问题`, `At most ${bulkAtMost} problems at once`)),
    input: z.unknown(),
  }),
  reply: JobView,
})
