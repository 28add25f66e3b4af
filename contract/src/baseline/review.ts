import { z } from 'zod'
import { said } from '#contract/ground/said.ts'
import { Day, endpoint, Id, PageQuery, page } from '../ground/endpoint.ts'
import { JobView } from '../ground/job.ts'
import { EnterpriseFilter, EnterpriseRow } from './enterprise.ts'

/** Steps of the review that make sense for many records at once. */
export const ReviewAction = z.enum(['verify', 'confirm', 'returnForCorrection'])
export type ReviewAction = z.infer<typeof ReviewAction>
export const reviewAtMost = 2000

export const ReviewRow = EnterpriseRow.extend({
  /** What this post is expected to do with it. */
  next: ReviewAction,
  reportedBy: z.string(),
  /** Last day of this step; null where no term runs. */
  due: Day.nullable(),
  lateDays: z.number().int(),
  /** Things to look at first: the code fails its checks, a name nearly the same exists, there is no place. */
  remarks: z.array(z.enum(['codeFails', 'noCode', 'nearName', 'noPlace', 'noPhone'])),
})
export type ReviewRow = z.infer<typeof ReviewRow>

/** What waits for this post: reported ones for the area, verified ones for the city’s industry department; the oldest first. */
export const listReview = endpoint({
  name: 'listReview',
  method: 'GET',
  path: '/api/enterprises/review',
  may: 'enterprise.return',
  summary: { zh: '核实、确认队列', en: 'Records waiting to be verified or confirmed' },
  query: EnterpriseFilter.omit({ state: true }).extend(PageQuery.shape),
  reply: page(ReviewRow).extend({ more: z.boolean() }),
})

/**
 * Starts a job; each record is answered by itself. The outcome's rows carry the record's id as `key` and its name as `label`; stale
 * ones have the code `staleVersion`. A return needs its reason.
 */
export const reviewEnterprises = endpoint({
  name: 'reviewEnterprises',
  method: 'POST',
  path: '/api/enterprises/review',
  may: 'enterprise.return',
  summary: { zh: '批量核实、确认或退回', en: 'Verify, confirm or return many records' },
  body: z
    .object({
      requestId: Id,
      action: ReviewAction,
      items: z
        .array(z.object({ id: Id, version: z.number().int().min(1) }))
        .min(1, said('请至少选择一家企业', 'Choose at least one enterprise'))
        .max(reviewAtMost, said(`一次最多 ${reviewAtMost} 家`, `At most ${reviewAtMost} enterprises at once`)),
      reason: z.string().trim().max(1000).optional(),
    })
    .refine(body => body.action !== 'returnForCorrection' || (body.reason?.length ?? 0) >= 2, {
      path: ['reason'],
      message: said('请说明退回理由', 'Say why it is returned'),
    }),
  reply: JobView,
})
