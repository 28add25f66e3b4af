import { z } from 'zod'
import { said } from '#contract/ground/said.ts'
import { ActionOffer, ChangeRequest, Day, endpoint, Id, Moment, RequestId } from '../ground/endpoint.ts'
import { FileView } from '../ground/file.ts'
import { eliminatedCapacityStates } from './eliminated-capacity.states.ts'

export const EliminatedCapacityView = z.object({
  id: Id,
  version: z.number().int(),
  industry: z.string(),
  equipment: z.string(),
  count: z.number().int(),
  /** As the plant says it: 年产 3 万套. */
  capacity: z.string(),
  eliminatedOn: Day,
  files: z.array(FileView),
  recordedBy: z.string(),
  recordedAt: Moment,
  actions: z.array(ActionOffer),
})
export type EliminatedCapacityView = z.infer<typeof EliminatedCapacityView>

/** What a plant has done away with, the latest first; struck out rows are left out. */
export const listEliminatedCapacity = endpoint({
  name: 'listEliminatedCapacity',
  method: 'GET',
  path: '/api/enterprises/:id/eliminated-capacity',
  may: 'enterprise.read',
  summary: { zh: '企业淘汰的落后产能', en: 'Capacity that an enterprise has eliminated' },
  params: z.object({ id: Id }),
  reply: z.object({ rows: z.array(EliminatedCapacityView), mayRecord: z.boolean(), asOf: Moment }),
})

export const EliminatedCapacityInput = z.object({
  industry: z.string().trim().min(1, said('请选择行业', 'Choose the industry')).max(60),
  equipment: z.string().trim().min(2, said('请填写设备名称', 'Name the equipment')).max(120),
  count: z
    .number(said('请填写台数', 'Give the number'))
    .int(said('台数应为整数', 'The number must be whole'))
    .min(1, said('至少一台（套）', 'One at least'))
    .max(100_000),
  capacity: z.string().trim().min(1, said('请填写产能', 'Give the capacity')).max(120),
  eliminatedOn: Day,
  files: z
    .array(Id)
    .min(1, said('请附拆除照片或处置证明', 'Attach a photo of the removal or a proof of disposal'))
    .max(30),
})
export type EliminatedCapacityInput = z.infer<typeof EliminatedCapacityInput>

export const recordEliminatedCapacity = endpoint({
  name: 'recordEliminatedCapacity',
  method: 'POST',
  path: '/api/enterprises/:id/eliminated-capacity',
  may: eliminatedCapacityStates.actions.record.may,
  summary: eliminatedCapacityStates.actions.record.words,
  params: z.object({ id: Id }),
  body: z.object({ requestId: RequestId, input: EliminatedCapacityInput }),
  reply: z.object({ id: Id }),
})

export const strikeInput = z.object({
  reason: z.string().trim().max(1000).min(2, said('请说明理由', 'Give a reason')),
})

export const strikeEliminatedCapacity = endpoint({
  name: 'eliminatedCapacity.strike',
  method: 'POST',
  path: '/api/eliminated-capacity/:id/strike',
  may: eliminatedCapacityStates.actions.strike.may,
  summary: eliminatedCapacityStates.actions.strike.words,
  params: z.object({ id: Id }),
  body: ChangeRequest.extend({ input: strikeInput }),
  reply: z.object({ id: Id }),
})
