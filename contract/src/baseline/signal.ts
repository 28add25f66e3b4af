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
import { JobView } from '../ground/job.ts'
import { several } from '../ground/several.ts'
import { type SignalAction, signalStateNames, signalStates } from './signal.states.ts'
import { MatchedBy, SignalKind } from './signal-words.ts'

const text = (most: number) => z.string().trim().max(most)
const reason = text(1000).min(2, said('请说明理由', 'Give a reason'))

export const SignalState = z.enum(signalStateNames)

export const SignalRow = z.object({
  id: Id,
  version: z.number().int(),
  state: SignalState,
  kind: SignalKind,
  happenedOn: Day,
  /** Number of the paper or the meter, as the source has it. */
  number: z.string().nullable(),
  words: z.string(),
  /** As the source wrote them. */
  namedAs: z.string().nullable(),
  code: z.string().nullable(),
  place: z.string().nullable(),
  area: z.string(),
  township: z.string().nullable(),
  enterprise: z.object({ id: Id, name: z.string() }).nullable(),
  matchedBy: MatchedBy.nullable(),
  /** What became of it: what it was used for, or why not. */
  outcome: z.string().nullable(),
  receivedBy: z.string(),
  receivedAt: Moment,
  actions: z.array(ActionOffer),
})
export type SignalRow = z.infer<typeof SignalRow>

export const SignalFilter = z.object({
  state: several(SignalState),
  kind: several(SignalKind),
  area: several(z.string().max(20)),
  enterprise: Id.optional(),
})
export type SignalFilter = z.infer<typeof SignalFilter>

/** The latest first; those unmatched are a queue of their own by `state=unmatched`. */
export const listSignals = endpoint({
  name: 'listSignals',
  method: 'GET',
  path: '/api/signals',
  may: 'signal.read',
  summary: { zh: '线索', en: 'Signals' },
  query: SignalFilter.extend(PageQuery.shape),
  reply: page(SignalRow).extend({ mayReceive: z.boolean() }),
})

export const SignalInput = z
  .object({
    kind: SignalKind,
    happenedOn: Day,
    words: text(2000).min(2, said('请填写线索内容', 'Say what it is')),
    number: text(80).optional(),
    namedAs: text(120).optional(),
    code: text(30).optional(),
    place: text(200).optional(),
    /** Where the person knows which one it is. */
    enterpriseId: Id.optional(),
  })
  .refine(input => input.enterpriseId || input.namedAs || input.code || input.place, {
    path: ['namedAs'],
    message: said('请填写企业名称、代码或地点中的一项', 'Give a name, a code or a place'),
  })
export type SignalInput = z.infer<typeof SignalInput>

/** Refusals: 422 for a day to come; 409 `signal.known` for a number of that kind that has been received already. */
export const receiveSignal = endpoint({
  name: 'receiveSignal',
  method: 'POST',
  path: '/api/signals',
  may: signalStates.actions.receive.may,
  summary: signalStates.actions.receive.words,
  body: z.object({ requestId: RequestId, input: SignalInput }),
  reply: SignalRow,
})

/**
 * A workbook with a header: 企业名称, 代码, 地址, 日期, 编号, 内容, 类型. Parts besides `file`: `requestId`, and `kind` for the rows that say none.
 * Starts a job that takes in each row by itself; what it cannot read is listed with its row.
 */
export const receiveSignals = endpoint({
  name: 'receiveSignals',
  method: 'POST',
  path: '/api/signals/workbook',
  may: signalStates.actions.receive.may,
  summary: { zh: '导入线索', en: 'Receive a workbook of signals' },
  consumes: 'multipart/form-data',
  reply: JobView,
})

export const signalInputs = {
  match: z.object({ enterpriseId: Id }),
  unmatch: z.object({ reason }),
  use: z.object({ words: text(1000).min(2, said('请说明用于何事', 'Say what it is used for')) }),
  dismiss: z.object({ reason }),
} as const satisfies Record<Exclude<SignalAction, 'receive'>, z.ZodType>

function act<Action extends keyof typeof signalInputs>(action: Action) {
  const { may, words } = signalStates.actions[action]
  return endpoint({
    name: `signal.${action}`,
    method: 'POST',
    path: `/api/signals/:id/${action}`,
    may,
    summary: words,
    params: z.object({ id: Id }),
    body: ChangeRequest.extend({ input: signalInputs[action] }),
    reply: SignalRow,
  })
}

export const actOnSignal = {
  match: act('match'),
  unmatch: act('unmatch'),
  use: act('use'),
  dismiss: act('dismiss'),
} as const
