import { z } from 'zod'
import { Day, Moment, type Words } from './endpoint.ts'
import { FileView } from './file.ts'
import { WordsShape } from './identity.ts'

/** The five steps of urgency, in rising order; the same on every screen and on paper. */
export const Urgency = z.enum(['inTime', 'dueSoon', 'blue', 'yellow', 'red'])
export type Urgency = z.infer<typeof Urgency>
export const urgencyWords: Readonly<Record<Urgency, Words>> = {
  inTime: { zh: '按期', en: 'In time' },
  dueSoon: { zh: '临近到期', en: 'Due soon' },
  blue: { zh: '蓝色', en: 'Blue' },
  yellow: { zh: '黄色', en: 'Yellow' },
  red: { zh: '红色', en: 'Red' },
}

/** On what a decision rests: 本人操作, 批示件, 会议纪要, 传签单. */
export const Basis = z.enum(['self', 'instruction', 'minutes', 'circulation'])
export type Basis = z.infer<typeof Basis>

/** One line of a record's time line. */
export const TrailEntry = z.object({
  id: z.string(),
  at: Moment,
  /** Who it was: unit and person as they were then; for whom, where it was done on behalf (代办) or recorded for a decider (代录). */
  unitName: z.string(),
  personName: z.string(),
  onBehalfOf: z.string().optional(),
  decidedBy: z.string().optional(),
  delegatedFrom: z.string().optional(),
  action: z.string(),
  /** What was done, e.g. 申请核查. */
  title: WordsShape,
  /** To whom it was handed on by this step, the one in the lead first; `unitName` is null where that is the enterprise itself. */
  handedTo: z
    .array(z.object({ unitName: z.string().nullable(), share: z.enum(['lead', 'cooperate']), term: Day }))
    .optional(),
  /** What was said about it. */
  words: z.string().optional(),
  basis: Basis.optional(),
  files: z.array(FileView).optional(),
  urgency: Urgency.optional(),
})
export type TrailEntry = z.infer<typeof TrailEntry>
