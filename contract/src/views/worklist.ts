import { z } from 'zod'
import { Day, endpoint, Id, Moment, PageQuery, page } from '../ground/endpoint.ts'
import { WordsShape } from '../ground/identity.ts'
import { Urgency } from '../ground/trail.ts'

/** One duty, one line, one action. */
export const WorklistRow = z.object({
  dutyId: Id,
  /** `problem`, `task`, `enterprise`, …: the topic of its live updates. */
  noun: z.string(),
  subjectId: Id,
  /** Kind of the duty, e.g. `hopReceipt`. */
  kind: z.string(),
  /** What is asked: 签收交办. */
  what: WordsShape,
  /** Short words of what it is about: 江山××门业 · 喷漆房未密闭. */
  subject: z.string(),
  clause: z.string(),
  urgency: Urgency,
  /** Calendar days past the original term. */
  lateDays: z.number().int(),
  /** Working days to the end of the present term, that day included. */
  workingDaysLeft: z.number().int(),
  setFor: Day,
  standsAt: Day,
  paused: z.boolean(),
  area: z.string(),
  township: z.string().nullable(),
  industry: z.string().nullable(),
  /** The one thing to do about it, and the page in the app where it is done. */
  action: z.object({ words: WordsShape, link: z.string() }),
})
export type WorklistRow = z.infer<typeof WorklistRow>

export const WorklistWhen = z.enum(['overdue', 'today', 'week', 'later'])

/** At most 1,000 are counted; `more` says that there are further ones. */
const Counter = z.object({ count: z.number().int(), more: z.boolean() })

export const WorklistCounters = z.object({
  /** Past their present term. */
  overdue: Counter,
  /** Whose term ends today. */
  today: Counter,
  /** Whose term ends from today to Sunday. */
  week: Counter,
  all: Counter,
})

/** 工作台: what waits for the acting post, by deadline. */
export const showWorklist = endpoint({
  name: 'showWorklist',
  method: 'GET',
  path: '/api/worklist',
  may: 'worklist.read',
  summary: { zh: '工作台', en: 'My duties by deadline' },
  query: PageQuery.extend({ when: WorklistWhen.optional() }),
  reply: page(WorklistRow).extend({ counters: WorklistCounters, today: Day }),
})

export const CellChange = z.object({
  area: z.string(),
  industry: z.string(),
  /** Figures that moved since the end of yesterday. */
  changes: z.array(z.object({ measure: z.string(), words: WordsShape, was: z.number().int(), now: z.number().int() })),
})
export type CellChange = z.infer<typeof CellChange>

/** What moved since yesterday in the cells of the post's scope; the largest changes first, at most ten cells. Officials only. */
export const showRecentChanges = endpoint({
  name: 'showRecentChanges',
  method: 'GET',
  path: '/api/worklist/changes',
  may: 'board.read',
  summary: { zh: '我关注的变化', en: 'What moved where I am in charge' },
  reply: z.object({ cells: z.array(CellChange), since: Day, asOf: Moment }),
})
