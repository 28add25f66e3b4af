import { z } from 'zod'
import { Day, endpoint, Id, PageQuery, page } from '../ground/endpoint.ts'
import { Urgency } from '../ground/trail.ts'
import { LevelId } from '../mandate/campaign-file.ts'
import { ProblemState, SubjectKind } from '../remediation/problem.ts'
import { BoardCut, BoardMeasure, MeasureWords } from './board.ts'

/** A row behind a number. Outside one's scope it has what is allow-listed for every official post, and nothing else. */
export const CellRow = z.object({
  subjectKind: SubjectKind,
  /** Name of the enterprise; null where it is about something else, outside one's scope. */
  name: z.string().nullable(),
  area: z.string(),
  industry: z.string().nullable(),
  state: ProblemState,
  urgency: Urgency.nullable(),
  lateDays: z.number().int(),
  /** The rest, for posts that reach the problem. */
  case: z
    .object({
      id: Id,
      number: z.string(),
      words: z.string(),
      level: LevelId,
      township: z.string().nullable(),
      enterpriseId: Id.nullable(),
      responsibleUnit: z.string().nullable(),
      dueOriginal: Day.nullable(),
      dueCurrent: Day.nullable(),
    })
    .nullable(),
})
export type CellRow = z.infer<typeof CellRow>

/** The rows behind a number of the board: as many as it says. By present term, the earliest first; for a past day by day of finding. */
export const openCell = endpoint({
  name: 'openCell',
  method: 'GET',
  path: '/api/board/rows',
  may: 'board.read',
  summary: { zh: '打开亮晒数字', en: 'The rows behind a number of the board' },
  query: PageQuery.extend({
    by: BoardCut.default('area'),
    measure: BoardMeasure,
    /** Left out: every place, as in a column's total. */
    place: z.string().max(20).optional(),
    /** Left out: every industry, as in a row's total; `none`: what belongs to no single industry. */
    industry: z.string().max(60).optional(),
    day: Day.optional(),
  }),
  /** `total` is the number of the cell, read in the same moment. */
  reply: page(CellRow).extend({ definition: MeasureWords, day: Day.nullable() }),
})
