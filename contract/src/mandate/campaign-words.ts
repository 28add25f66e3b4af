import { z } from 'zod'
import { Day, endpoint } from '../ground/endpoint.ts'
import { WordsShape } from '../ground/identity.ts'
import { DimensionId, LevelId, UnitKind } from './campaign-file.ts'

const Batch = z.object({ number: z.number().int(), deadline: Day })

/** The names behind the ids that every other answer carries. The same for every post; it changes with the campaign's version. */
export const CampaignWords = z.object({
  /** `1.0.0+3f9a0c12b7de`; the answer's ETag. */
  version: z.string(),
  name: z.string(),
  plan: z.object({ title: z.string(), number: z.string().nullable(), date: Day, issuer: z.string() }),
  city: z.object({
    code: z.string(),
    name: z.string(),
    lng: z.number(),
    lat: z.number(),
    bounds: z.object({ west: z.number(), east: z.number(), south: z.number(), north: z.number() }),
  }),
  period: z.object({ from: Day, to: Day }),
  batches: z.array(Batch),
  /** In the plan's order. */
  industries: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      batch: z.number().int(),
      deadline: Day,
      lead: z.string(),
      contest: z.boolean(),
      checklist: z.string(),
    }),
  ),
  areas: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      shortName: z.string(),
      kind: z.enum(['county', 'zone']),
      lng: z.number(),
      lat: z.number(),
    }),
  ),
  townships: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      /** The area that runs it, and the statutory county it lies in. */
      area: z.string(),
      county: z.string(),
      lng: z.number(),
      lat: z.number(),
    }),
  ),
  dimensions: z.array(z.object({ id: DimensionId, letter: z.string(), name: z.string(), aim: z.string() })),
  levels: z.array(
    z.object({
      id: LevelId,
      name: WordsShape,
      checkpoints: z.array(
        z.object({ id: z.string(), name: WordsShape, minimumPersons: z.number().int(), onSite: z.boolean() }),
      ),
      noticeRequired: z.boolean(),
    }),
  ),
  units: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      shortName: z.string(),
      kind: UnitKind,
      level: z.enum(['province', 'city', 'area', 'township']),
      area: z.string().nullable(),
      township: z.string().nullable(),
      industries: z.array(z.string()),
    }),
  ),
  /** The plan's clauses that have tasks, in the plan's order. */
  taskClauses: z.array(z.string()),
})
export type CampaignWords = z.infer<typeof CampaignWords>

/** Answers 304 to an `If-None-Match` of the present version. */
export const showCampaign = endpoint({
  name: 'showCampaign',
  method: 'GET',
  path: '/api/campaign',
  may: 'signedIn',
  summary: {
    zh: '方案用词：行业、区块、乡镇、单位、批次',
    en: 'Industries, areas, townships, units and batches by name',
  },
  reply: CampaignWords,
})
