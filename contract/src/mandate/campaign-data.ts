import { z } from 'zod'
import { Day, endpoint } from '../ground/endpoint.ts'
import { WordsShape } from '../ground/identity.ts'
import { SourceTag } from './campaign-datum.ts'
import { DimensionId, LevelId } from './campaign-file.ts'
import { OmissionSign } from './watch-file.ts'

/** Whether content rests on a source that was seen (`V`) or on the plan itself (`S`); everything else is 草案. */
const draft = z.boolean()

/** What the campaign's folder says, with what of it is a draft. Names of units, industries and roles are ids. */
export const CampaignData = z.object({
  version: z.string(),
  industries: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      batch: z.number().int(),
      deadline: Day,
      lead: z.string(),
      leadTag: SourceTag,
      /** Whether the lead department is a draft. */
      draft,
      cooperating: z.array(z.string()),
      contest: z.boolean(),
      aliases: z.array(z.string()),
    }),
  ),
  clocks: z.array(
    z.object({
      id: z.string(),
      name: WordsShape,
      length: z.number().int(),
      unit: z.enum(['workingDay', 'day', 'month', 'dayOfMonth']),
      direction: z.enum(['after', 'before']),
      runsFrom: WordsShape,
      clause: z.string().nullable(),
      source: z.string(),
      tag: SourceTag,
      draft,
    }),
  ),
  levels: z.array(
    z.object({
      id: LevelId,
      name: WordsShape,
      checkpoints: z.array(
        z.object({
          id: z.string(),
          name: WordsShape,
          roles: z.array(WordsShape),
          minimumPersons: z.number().int(),
          onSite: z.boolean(),
        }),
      ),
      noticeRequired: z.boolean(),
      closure: z.object({ name: WordsShape, roles: z.array(WordsShape) }),
    }),
  ),
  checklists: z.array(
    z.object({
      /** Id of an industry, or `common`. */
      industry: z.string(),
      title: z.string(),
      basis: z.string(),
      items: z.array(
        z.object({
          code: z.string(),
          dimension: DimensionId,
          requirement: z.string(),
          howJudged: z.string(),
          veto: z.boolean(),
          measures: z.array(z.string()),
          source: z.string(),
          tag: SourceTag,
          draft,
        }),
      ),
    }),
  ),
  /** 评估打分. */
  assessment: z.object({
    points: z.object({ met: z.number(), metWithinTerm: z.number(), notMet: z.number() }),
    weights: z.record(DimensionId, z.number()),
    vetoFailed: z.object({ totalAtMost: z.number().nullable() }),
    source: z.string(),
    tag: SourceTag,
    draft,
  }),
  /** 应纳未纳. */
  watch: z.object({
    threshold: z.number(),
    graceDays: z.number().int(),
    windowDays: z.number().int(),
    peersAtLeast: z.number().int(),
    signs: z.record(OmissionSign, z.object({ points: z.number(), most: z.number() })),
    source: z.string(),
    tag: SourceTag,
    draft,
  }),
  taskTemplates: z.array(
    z.object({
      id: z.string(),
      clause: z.string(),
      title: z.string(),
      product: z.string(),
      lead: z.string(),
      confirmedBy: z.string(),
      termTag: SourceTag,
      /** Whether the term is a draft. */
      draft,
    }),
  ),
})
export type CampaignData = z.infer<typeof CampaignData>

export const showCampaignData = endpoint({
  name: 'showCampaignData',
  method: 'GET',
  path: '/api/campaign/data',
  may: 'campaign.read',
  summary: { zh: '方案数据与其中的草案', en: 'The campaign’s data, and what of them is a draft' },
  reply: CampaignData,
})
