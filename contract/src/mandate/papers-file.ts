import { z } from 'zod'
import { DocumentTemplate, UnitLetterhead } from '../ground/document-template.ts'
import { kebab, text } from './campaign-datum.ts'

/** Kinds of paper that the stages bring; each has its text in the campaign's folder. */
export const paperKinds = [
  'letter',
  'assignmentSlip',
  'closureForm',
  'proofOfService',
  'industrySummary',
  'dossierPaper',
  'enterprisePlanPaper',
  'listCoverLetter',
] as const
export type PaperKind = (typeof paperKinds)[number]

/** 文书: 发文代字 by unit and by pattern, and the templates. */
export const PapersFile = z.strictObject({
  letterheads: z.strictObject({
    city: z.array(UnitLetterhead),
    perArea: z.array(z.strictObject({ suffix: kebab, letterhead: text, series: z.array(text).min(1) })),
  }),
  templates: z.record(z.enum(paperKinds), DocumentTemplate),
})
