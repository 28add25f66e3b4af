import { z } from 'zod'
import { Day, endpoint, Id, Moment, PageQuery, page } from '../ground/endpoint.ts'
import { WordsShape } from '../ground/identity.ts'
import { TrailEntry } from '../ground/trail.ts'
import { DimensionId } from '../mandate/campaign-file.ts'
import { MeasuredProgress, ProblemRow, ProblemState } from '../remediation/problem.ts'

/** A line of the whole file: which record it belongs to, and where that stands in the app. */
export const DossierEntry = TrailEntry.extend({
  noun: z.string(),
  nounWords: WordsShape,
  subjectId: Id,
  /** Number and head of the words, where it is not the enterprise's own record. */
  subject: z.string().nullable(),
  /** State it came to, where the action moved it. */
  became: WordsShape.nullable(),
  link: z.string().nullable(),
})
export type DossierEntry = z.infer<typeof DossierEntry>

/** The whole file of an enterprise in time order, latest first: its record, problems, measures and reports. */
export const showTimeLine = endpoint({
  name: 'showTimeLine',
  method: 'GET',
  path: '/api/enterprises/:id/time-line',
  may: 'enterprise.read',
  summary: { zh: '一企一档时间线', en: 'The whole file of an enterprise in time order' },
  params: z.object({ id: Id }),
  query: PageQuery.extend({ noun: z.string().max(40).optional() }),
  reply: page(DossierEntry),
})

/** What the file comes to: counted, never typed. */
export const showDossier = endpoint({
  name: 'showDossier',
  method: 'GET',
  path: '/api/enterprises/:id/dossier',
  may: 'enterprise.read',
  summary: { zh: '一企一档概况', en: 'What the file of an enterprise comes to' },
  params: z.object({ id: Id }),
  reply: z.object({
    asOf: Moment,
    problems: z.object({
      all: z.number().int(),
      byState: z.partialRecord(ProblemState, z.number().int()),
      byDimension: z.array(z.object({ dimension: DimensionId, all: z.number().int(), closed: z.number().int() })),
      overdue: z.number().int(),
      relapses: z.number().int(),
    }),
    /** Checked measures ÷ measures that stand, over all problems. */
    progress: MeasuredProgress,
    /** 万元, of measures that say their cost. */
    cost: z.number(),
    reportsMissed: z.number().int(),
    /** Problems that are not finished, by present term; at most 100. */
    open: z.array(
      ProblemRow.pick({
        id: true,
        number: true,
        state: true,
        level: true,
        dimension: true,
        clause: true,
        veto: true,
        words: true,
        industry: true,
        dueOriginal: true,
        dueCurrent: true,
        urgency: true,
        lateDays: true,
        progress: true,
      }),
    ),
    /** 摸底 → 长效: only what the records say; a step whose stage is not there yet has no state. */
    steps: z.array(
      z.object({
        step: z.enum(['survey', 'inclusion', 'plan', 'rectification', 'acceptance', 'oversight']),
        words: WordsShape,
        state: z.enum(['done', 'here', 'ahead', 'notKept']),
        detail: WordsShape.nullable(),
      }),
    ),
    firstEntry: Day.nullable(),
  }),
})

/**
 * 一企一档 to take home: the file as Word, every piece of evidence in reach, and a list of them with the SHA-256 of each. Throws 413 where
 * it is too much for one archive.
 */
export const takeDossier = endpoint({
  name: 'takeDossier',
  method: 'GET',
  path: '/api/enterprises/:id/dossier.zip',
  may: 'enterprise.read',
  summary: { zh: '下载一企一档', en: 'Take the file of an enterprise home' },
  params: z.object({ id: Id }),
  produces: 'application/zip',
})
