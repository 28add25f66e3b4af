import { z } from 'zod'
import { Day, endpoint, Moment } from '../ground/endpoint.ts'
import { WordsShape } from '../ground/identity.ts'

const Counts = z.object({
  all: z.number().int(),
  /** 整改完成, closed ones included. */
  rectified: z.number().int(),
  /** 销号 */
  closed: z.number().int(),
  overdue: z.number().int(),
})

/** Where the last 60 days' speed leads; `words` says it as a sentence, method included. */
export const Pace = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('done'), words: WordsShape }),
  /** Nothing or too little closed in the last 60 days. */
  z.object({ kind: z.literal('none'), words: WordsShape }),
  z.object({
    kind: z.literal('projected'),
    on: Day,
    /** Half the width of the 95 % interval, in days; null where it is wider than two years. */
    plusMinusDays: z.number().int().nullable(),
    closedPerDay: z.number(),
    /** Days after the deadline; negative before it. */
    daysAfterDeadline: z.number().int(),
    words: WordsShape,
  }),
])
export type Pace = z.infer<typeof Pace>

export const BatchProgress = Counts.extend({
  number: z.number().int(),
  deadline: Day,
  /** Calendar days left; negative when past. */
  daysLeft: z.number().int(),
  industries: z.array(Counts.extend({ industry: z.string(), pace: Pace })),
  pace: Pace,
})
export type BatchProgress = z.infer<typeof BatchProgress>

/** 二-1: the three batches against their deadlines. */
export const showBatches = endpoint({
  name: 'showBatches',
  method: 'GET',
  path: '/api/batches',
  may: 'board.read',
  summary: { zh: '三个批次进度', en: 'The three batches against their deadlines' },
  reply: z.object({ today: Day, asOf: Moment, batches: z.array(BatchProgress), method: WordsShape }),
})
