import { z } from 'zod'
import { Day, endpoint, Moment } from '../ground/endpoint.ts'
import { WordsShape } from '../ground/identity.ts'
import { Urgency } from '../ground/trail.ts'
import { problemStateNames } from '../remediation/problem.states.ts'
import { ProblemState } from '../remediation/problem.ts'

/** A street run by 智造新城 counts once: in the area that runs it, or in its statutory county. */
export const BoardCut = z.enum(['area', 'county'])
export type BoardCut = z.infer<typeof BoardCut>

/**
 * What a cell counts. `rectified` 整改完成 counts those whose last checkpoint was passed, closed ones included; `closed` 销号 counts
 * those struck off, by closure or with the plant's exit. A single state is `state.<state>`.
 */
export const boardMeasureNames = [
  'all',
  'rectified',
  'closed',
  'overdue',
  'closedInTime',
  'closedLate',
  ...problemStateNames.map(state => `state.${state}` as const),
] as const
export const BoardMeasure = z.enum(boardMeasureNames)
export type BoardMeasure = z.infer<typeof BoardMeasure>

export const BoardFigures = z.object({
  all: z.number().int(),
  rectified: z.number().int(),
  closed: z.number().int(),
  overdue: z.number().int(),
  /** Every state that counts something. */
  states: z.partialRecord(ProblemState, z.number().int()),
  /** Enterprises on the list of the industry; in a total, each once per industry. */
  enterprises: z.number().int(),
  /**
   * 按期销号率: closed in time ÷ closed. Null where nothing is closed, and towards posts outside where the cell has fewer than three
   * enterprises (`withheld`). A total leaves withheld cells out, so that none can be reckoned back.
   */
  onTime: z.object({ rate: z.number(), inTime: z.number().int(), closed: z.number().int() }).nullable(),
  withheld: z.boolean(),
  /** The most urgent problem in it; null where no term runs, and for a past day. */
  worst: Urgency.nullable(),
})
export type BoardFigures = z.infer<typeof BoardFigures>

/** `industry: ''` is what belongs to no single industry. */
export const BoardCell = BoardFigures.extend({
  place: z.string(),
  industry: z.string(),
  /** Whether the acting post reaches the whole cell. */
  withinScope: z.boolean(),
})
export type BoardCell = z.infer<typeof BoardCell>

export const MeasureWords = z.object({
  measure: BoardMeasure,
  words: WordsShape,
  unit: WordsShape,
  /** 口径: what counts and what does not. */
  definition: WordsShape,
})

/** 亮晒: areas × industries. Cells that count nothing are left out. */
export const showBoard = endpoint({
  name: 'showBoard',
  method: 'GET',
  path: '/api/board',
  may: 'board.read',
  summary: { zh: '亮晒', en: 'The board of areas and industries' },
  query: z.object({
    by: BoardCut.default('area'),
    /** Any past day: as it stood at its end. Today or left out: as it stands, exact at commit. */
    day: Day.optional(),
  }),
  reply: z.object({
    by: BoardCut,
    /** Null: as it stands. */
    day: Day.nullable(),
    asOf: Moment,
    /** In the campaign's order, those without figures too. */
    places: z.array(z.object({ code: z.string(), name: z.string() })),
    industries: z.array(z.string()),
    cells: z.array(BoardCell),
    rows: z.array(BoardFigures.extend({ place: z.string() })),
    columns: z.array(BoardFigures.extend({ industry: z.string() })),
    total: BoardFigures,
    definitions: z.array(MeasureWords),
    /** Cells with fewer enterprises than this show no rate to posts outside. */
    rateFromEnterprises: z.number().int(),
  }),
})
