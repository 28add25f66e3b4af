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
import { WordsShape } from '../ground/identity.ts'
import { JobView } from '../ground/job.ts'
import { several } from '../ground/several.ts'
import { OmissionSign } from '../mandate/watch-file.ts'
import { EnterpriseKind } from './enterprise-words.ts'
import { type OmissionAction, omissionStateNames, omissionStates } from './omission.states.ts'
import { RosterKind } from './omission-words.ts'
import { rosterEntryStates } from './roster-entry.states.ts'

const text = (most: number) => z.string().trim().max(most)
const reason = text(1000).min(2, said('请说明理由', 'Give a reason'))

export const OmissionState = z.enum(omissionStateNames)

export const OmissionRow = z.object({
  id: Id,
  version: z.number().int(),
  state: OmissionState,
  /** The enterprise of the registry; null for a row of a roster. */
  enterprise: z.object({ id: Id, name: z.string() }).nullable(),
  /** The row of a roster as its source wrote it; null for an enterprise. */
  roster: z
    .object({
      kind: RosterKind,
      namedAs: z.string(),
      code: z.string().nullable(),
      place: z.string().nullable(),
      number: z.string().nullable(),
    })
    .nullable(),
  industry: z.string(),
  area: z.string(),
  township: z.string().nullable(),
  /** The sum of its signs' points. */
  score: z.number(),
  signs: z.array(OmissionSign),
  sentence: WordsShape,
  /** What the sentence says was found, without whom of. */
  grounds: WordsShape,
  foundAt: Moment,
  decidedBy: z.string().nullable(),
  decidedOn: Day.nullable(),
  decidedReason: z.string().nullable(),
  actions: z.array(ActionOffer),
})
export type OmissionRow = z.infer<typeof OmissionRow>

export const OmissionFilter = z.object({
  state: several(OmissionState),
  area: several(z.string().max(20)),
  township: several(z.string().max(20), 120),
  industry: several(z.string().max(60)),
  sign: several(OmissionSign),
  enterprise: Id.optional(),
})
export type OmissionFilter = z.infer<typeof OmissionFilter>

/** The most suspect first. Without a state it is those that wait for a person; of one enterprise all. */
export const listOmissions = endpoint({
  name: 'listOmissions',
  method: 'GET',
  path: '/api/omissions',
  may: 'omission.read',
  summary: { zh: '应纳未纳', en: 'Omissions' },
  query: OmissionFilter.extend(PageQuery.shape),
  reply: page(OmissionRow).extend({
    /** How many in each state under the other filters, up to 10,000 in all. */
    counts: z.partialRecord(OmissionState, z.number().int()),
    /** When the registry was last looked through. */
    lookedAt: Moment.nullable(),
    mayLook: z.boolean(),
    mayReceive: z.boolean(),
  }),
})

/** Looks through the registry now, as each night does: a job. */
export const lookForOmissions = endpoint({
  name: 'lookForOmissions',
  method: 'POST',
  path: '/api/omissions/look',
  may: 'omission.decide',
  summary: { zh: '立即比对', en: 'Look now' },
  body: z.object({ requestId: RequestId }),
  reply: JobView,
})

export const RosterInput = z.object({
  kind: RosterKind,
  namedAs: text(120).min(2, said('请填写企业名称', 'Give the name')),
  /** Number of the permit, the registration or the meter, as the source has it. */
  number: text(80).optional(),
  code: text(30).optional(),
  place: text(200).optional(),
  /** Scope of business, line of trade, kind of use. */
  scope: text(2000).optional(),
  permitKind: z.enum(['keyManagement', 'simplifiedManagement', 'registration']).optional(),
  /** kWh a month. */
  power: z.number().min(0).max(1e9).optional(),
})
export type RosterInput = z.infer<typeof RosterInput>

/**
 * A workbook with a header: 单位名称, 统一社会信用代码, 地址, 编号, 经营范围, 管理类别, 月用电量. Parts besides `file`: `requestId` and `kind`. Starts a
 * job that takes in each row by itself; a number that is known already is brought up to date.
 */
export const receiveRoster = endpoint({
  name: 'receiveRoster',
  method: 'POST',
  path: '/api/rosters/workbook',
  may: rosterEntryStates.actions.receive.may,
  summary: rosterEntryStates.actions.receive.words,
  consumes: 'multipart/form-data',
  reply: JobView,
})

export const omissionInputs = {
  propose: z
    .object({ clause: text(60).optional(), reason: text(1000).optional() })
    .refine(input => (input.clause?.length ?? 0) > 0 || (input.reason?.length ?? 0) >= 2, {
      path: ['reason'],
      message: said('请填写依据的技术规范条款，或说明理由', 'Name the clause of the checklist, or give a reason'),
    }),
  decline: z.object({ reason }),
  register: z.object({
    name: text(120).min(2, said('请填写名称，至少两个字', 'Give the name, at least two characters')),
    kind: EnterpriseKind,
    township: text(20).min(1, said('请选择乡镇（街道）', 'Choose the township')),
    industry: text(60).min(1, said('请选择行业', 'Choose the industry')),
    address: text(200).optional(),
    /** Records that were shown as likely the same, and are not. */
    notTheSameAs: z.array(Id).max(40).default([]),
  }),
  setAside: z.object({ reason }),
} as const satisfies Partial<Record<OmissionAction, z.ZodType>>

function act<Action extends keyof typeof omissionInputs>(action: Action) {
  const { may, words } = omissionStates.actions[action]
  return endpoint({
    name: `omission.${action}`,
    method: 'POST',
    path: `/api/omissions/:id/${action}`,
    may,
    summary: words,
    params: z.object({ id: Id }),
    body: ChangeRequest.extend({ input: omissionInputs[action] }),
    reply: OmissionRow,
  })
}

/** Refusals beside those of every act: those of a proposal, or of a report, which is made in the same step. */
export const actOnOmission = {
  propose: act('propose'),
  decline: act('decline'),
  register: act('register'),
  setAside: act('setAside'),
} as const
