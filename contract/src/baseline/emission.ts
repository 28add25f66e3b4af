import { z } from 'zod'
import { said } from '#contract/ground/said.ts'
import { ActionOffer, ChangeRequest, endpoint, Id, Moment, RequestId } from '../ground/endpoint.ts'
import { JobView } from '../ground/job.ts'
import { type EmissionAction, emissionStates } from './emission.states.ts'
import { EmissionSource, EmissionUnit, Pollutant } from './emission-words.ts'

const amount = z
  .number(said('请填写排放量', 'Give the amount'))
  .min(0, said('排放量不能为负', 'An amount cannot be negative'))
  .max(10_000_000, said('排放量过大，请核对单位', 'The amount is too large; look at the unit'))
const reason = z.string().trim().max(1000).min(2, said('请说明理由', 'Give a reason'))

/** One figure, in tonnes a year and as it was stated. */
export const EmissionView = z.object({
  id: Id,
  version: z.number().int(),
  year: z.number().int(),
  pollutant: Pollutant,
  pollutantName: z.string().nullable(),
  /** Tonnes a year. */
  amount: z.number(),
  statedAmount: z.number(),
  statedUnit: EmissionUnit,
  source: EmissionSource,
  remarks: z.string().nullable(),
  recordedBy: z.string(),
  recordedAt: Moment,
  /** How often it has been corrected; each time stands in the enterprise's time line with its ground. */
  corrected: z.number().int(),
  actions: z.array(ActionOffer),
})
export type EmissionView = z.infer<typeof EmissionView>

/** What an enterprise emits, the latest year first; struck out figures are left out. */
export const listEmissions = endpoint({
  name: 'listEmissions',
  method: 'GET',
  path: '/api/enterprises/:id/emissions',
  may: 'enterprise.read',
  summary: { zh: '企业的排放数据', en: 'What an enterprise emits' },
  params: z.object({ id: Id }),
  reply: z.object({ rows: z.array(EmissionView), mayRecord: z.boolean(), asOf: Moment }),
})

export const EmissionInput = z
  .object({
    year: z
      .number(said('请填写年度', 'Give the year'))
      .int()
      .min(2000, said('年度应在 2000 年以后', 'The year must be 2000 or later'))
      .max(2100),
    pollutant: Pollutant,
    /** Needed for `other`, and for it alone. */
    pollutantName: z.string().trim().max(60).optional(),
    amount,
    unit: EmissionUnit,
    source: EmissionSource,
    remarks: z.string().trim().max(500).optional(),
  })
  .refine(input => input.pollutant !== 'other' || (input.pollutantName?.length ?? 0) >= 1, {
    path: ['pollutantName'],
    message: said('请填写污染物名称', 'Name the pollutant'),
  })
export type EmissionInput = z.infer<typeof EmissionInput>

/** Refusals: 422 for a year to come; 409 `emission.known` where this source has stated this pollutant of this year already. */
export const recordEmission = endpoint({
  name: 'recordEmission',
  method: 'POST',
  path: '/api/enterprises/:id/emissions',
  may: emissionStates.actions.record.may,
  summary: emissionStates.actions.record.words,
  params: z.object({ id: Id }),
  body: z.object({ requestId: RequestId, input: EmissionInput }),
  reply: EmissionView,
})

/**
 * A workbook of figures, one a row or a column for each pollutant. Parts besides `file`: `requestId`, and `year` and `source` for the rows
 * that say none. Starts a job that records each figure by itself; what fits no single enterprise is listed with its row.
 */
export const recordEmissions = endpoint({
  name: 'recordEmissions',
  method: 'POST',
  path: '/api/emissions/workbook',
  may: emissionStates.actions.record.may,
  summary: { zh: '导入排放数据', en: 'Record a workbook of emissions' },
  consumes: 'multipart/form-data',
  reply: JobView,
})

export const emissionInputs = {
  correct: z.object({ amount, unit: EmissionUnit, reason }),
  strike: z.object({ reason }),
} as const satisfies Record<Exclude<EmissionAction, 'record'>, z.ZodType>

function act<Action extends keyof typeof emissionInputs>(action: Action) {
  const { may, words } = emissionStates.actions[action]
  return endpoint({
    name: `emission.${action}`,
    method: 'POST',
    path: `/api/emissions/:id/${action}`,
    may,
    summary: words,
    params: z.object({ id: Id }),
    body: ChangeRequest.extend({ input: emissionInputs[action] }),
    reply: EmissionView,
  })
}

export const actOnEmission = { correct: act('correct'), strike: act('strike') } as const
