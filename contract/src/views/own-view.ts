import { z } from 'zod'
import { FactConfirmationView, HeldFact } from '../baseline/fact-confirmation.ts'
import { Day, endpoint, Id, Moment } from '../ground/endpoint.ts'
import { WordsShape } from '../ground/identity.ts'
import { HelpContactId, HelpPolicy } from '../mandate/help-file.ts'
import { EnterprisePlanStateName } from '../remediation/enterprise-plan.ts'
import { WorklistRow } from './worklist.ts'

/** The requirement behind a problem, in the words of the campaign's data. */
const Law = z.object({
  code: z.string(),
  requirement: z.string(),
  howJudged: z.string(),
  /** On what the checklist rests. */
  basis: z.string(),
  draft: z.boolean(),
})

/** One thing that is asked of the enterprise: until when, by which unit, on what ground. */
export const AskedProblem = z.object({
  id: Id,
  number: z.string(),
  words: z.string(),
  stateWords: WordsShape,
  due: Day.nullable(),
  lateDays: z.number().int(),
  askedBy: z.string().nullable(),
  law: Law.nullable(),
  measures: z.array(z.object({ id: Id, words: z.string(), due: Day.nullable(), stateWords: WordsShape })),
})
export type AskedProblem = z.infer<typeof AskedProblem>

export const OwnView = z.object({
  /** All enterprises of this contact. */
  own: z.array(z.object({ id: Id, name: z.string() })),
  enterprise: z.object({ id: Id, name: z.string(), version: z.number().int(), industries: z.array(z.string()) }),
  today: Day,
  /** What it has to do, by date; at most 50. */
  next: z.array(WorklistRow),
  asked: z.array(AskedProblem),
  plans: z.array(z.object({ id: Id, industry: z.string(), edition: z.number().int(), state: EnterprisePlanStateName })),
  facts: z.array(HeldFact),
  /** Whether this quarter's confirmation is there. */
  confirmedThisQuarter: z.boolean(),
  /** The latest confirmation or proposal. */
  latest: FactConfirmationView.omit({ actions: true }).nullable(),
  help: z.object({
    contacts: z.array(z.object({ id: HelpContactId, unit: z.string(), helpsWith: WordsShape })),
    experts: WordsShape,
    policies: z.array(HelpPolicy),
  }),
  asOf: Moment,
})
export type OwnView = z.infer<typeof OwnView>

/** 我的企业: what is asked of an enterprise, until when, by whom, why, and what help there is; its first one where none is named. */
export const showOwnView = endpoint({
  name: 'showOwnView',
  method: 'GET',
  path: '/api/own-view',
  may: 'ownView.read',
  summary: { zh: '我的企业', en: 'The enterprise’s own view' },
  query: z.object({ enterprise: Id.optional() }),
  reply: OwnView,
})
