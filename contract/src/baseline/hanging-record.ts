import { z } from 'zod'
import { endpoint, Id } from '../ground/endpoint.ts'
import { WordsShape } from '../ground/identity.ts'

/** A record of a later stage that hangs on an enterprise: one of its open problems. */
export const HangingRecord = z.object({
  id: Id,
  /** Its number. */
  label: z.string(),
  words: z.string(),
  state: WordsShape,
  /** Whether a way out has been proposed for it already, or it is suspended: closing the enterprise down asks no more. */
  answered: z.boolean(),
})
export type HangingRecord = z.infer<typeof HangingRecord>

/** What is asked before a split, which may take some of them along, and before a closing, which answers each. At most 200. */
export const listHangingRecords = endpoint({
  name: 'listHangingRecords',
  method: 'GET',
  path: '/api/enterprises/:id/hanging',
  may: 'enterprise.verify',
  summary: { zh: '企业名下未销号的问题', en: 'Open problems that hang on an enterprise' },
  params: z.object({ id: Id }),
  reply: z.object({
    rows: z.array(HangingRecord),
    /** Open ones that the post does not reach. */
    elsewhere: z.number().int(),
  }),
})
