import { z } from 'zod'
import { said } from '#contract/ground/said.ts'
import { ActionOffer, ChangeRequest, Day, endpoint, Id } from '../ground/endpoint.ts'
import { OnBehalf } from '../ground/hand-over.ts'
import { type MeasureAction, type MeasureState, measureStates } from './measure.states.ts'

const stateNames = Object.keys(measureStates.states) as [MeasureState, ...MeasureState[]]
const text = (most: number) => z.string().trim().max(most)
const reason = text(1000).min(2, said('请说明理由', 'Give a reason'))

export const MeasureView = z.object({
  id: Id,
  version: z.number().int(),
  problemId: Id,
  state: z.enum(stateNames),
  words: z.string(),
  kind: z.enum(['engineering', 'management']),
  /** Null while a measure that came with a list names no day; `dueWords` is then what the list says. */
  due: Day.nullable(),
  dueWords: z.string().nullable(),
  responsiblePerson: z.string().nullable(),
  /** 万元 */
  cost: z.number().nullable(),
  progressWords: z.string().nullable(),
  before: z.array(Id),
  after: z.array(Id),
  declaredOn: Day.nullable(),
  checkedOn: Day.nullable(),
  late: z.boolean(),
  actions: z.array(ActionOffer),
})
export type MeasureView = z.infer<typeof MeasureView>

export const MeasureFacts = z.object({
  words: text(1000).min(2, said('请写明措施', 'Say what will be done')),
  kind: z.enum(['engineering', 'management']).default('engineering'),
  /** Never later than the problem's own term. */
  due: Day,
  responsiblePerson: text(40).min(1, said('请填写责任人', 'Name the person responsible')),
  /** 万元 */
  cost: z.number().min(0).max(1_000_000).optional(),
})
export type MeasureFacts = z.infer<typeof MeasureFacts>

/** Taken for each row of a list, never on a single measure by a button. */
type ImportAction = 'takeIn' | 'undoImport'

/** Input of each action that a person takes on a measure, but for `draft`, which makes one. */
export const measureInputs = {
  revise: MeasureFacts,
  approve: z.object({ words: text(1000).optional() }),
  start: z.object({ onBehalfOf: OnBehalf.optional() }),
  report: z.object({
    words: text(1000).min(2, said('请写明进展', 'Say what has been done')),
    files: z.array(Id).max(30).default([]),
    onBehalfOf: OnBehalf.optional(),
  }),
  declareDone: z.object({
    words: text(1000).optional(),
    before: z.array(Id).min(1, said('请上传整改前佐证', 'Upload evidence from before')).max(30),
    after: z.array(Id).min(1, said('请上传整改后佐证', 'Upload evidence from after')).max(30),
    onBehalfOf: OnBehalf.optional(),
  }),
  check: z.object({ words: text(1000).optional() }),
  sendBack: z.object({ reason }),
} as const satisfies Record<Exclude<MeasureAction, 'draft' | ImportAction>, z.ZodType>

export const draftMeasure = endpoint({
  name: 'draftMeasure',
  method: 'POST',
  path: '/api/problems/:id/measures',
  may: 'measure.draft',
  summary: { zh: '拟定措施', en: 'Draft a measure' },
  params: z.object({ id: Id }),
  body: MeasureFacts.extend({ requestId: Id, onBehalfOf: OnBehalf.optional() }),
  reply: MeasureView,
})

function act<Action extends keyof typeof measureInputs>(action: Action) {
  const said = measureStates.actions[action]
  return endpoint({
    name: `measure.${action}`,
    method: 'POST',
    path: `/api/measures/:id/${action}`,
    may: said.may,
    summary: said.words,
    params: z.object({ id: Id }),
    body: ChangeRequest.extend({ input: measureInputs[action] }),
    reply: MeasureView,
  })
}

/** One endpoint per action of a measure. */
export const actOnMeasure = {
  revise: act('revise'),
  approve: act('approve'),
  start: act('start'),
  report: act('report'),
  declareDone: act('declareDone'),
  check: act('check'),
  sendBack: act('sendBack'),
} as const
