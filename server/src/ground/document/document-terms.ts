import { deadline } from '../clock/deadline.ts'
import type { Term } from '../clock/term.ts'
import type { DutyChange, Moment } from '../workflow/workflow.ts'

/**
 * How long each step of a paper may take. Countersigning and receipt as lifecycles has them; the others are usual ones, unverified.
 */
const terms = {
  documentRevision: { length: 5, unit: 'workingDay' },
  documentReview: { length: 3, unit: 'workingDay' },
  documentCountersign: { length: 5, unit: 'workingDay' },
  documentSignature: { length: 3, unit: 'workingDay' },
  documentIssue: { length: 5, unit: 'workingDay' },
  documentReceipt: { length: 2, unit: 'workingDay' },
  documentFiling: { length: 10, unit: 'workingDay' },
  documentVoiding: { length: 3, unit: 'workingDay' },
} as const satisfies Record<string, Term>

export type DocumentDuty = keyof typeof terms

/** The last day of a step that begins now. */
export const lastDayOf = (kind: DocumentDuty, moment: Moment): string =>
  deadline(moment.day, terms[kind], moment.calendar)

/** A step that is laid on a unit. */
export function dutyOf(kind: DocumentDuty, holderUnit: string, title: string, moment: Moment): DutyChange {
  return { change: 'open', kind, clause: '—', words: title, due: lastDayOf(kind, moment), holderUnit }
}

/** 签发 waits for the issuing unit and for the one above it; whoever signs ends both. */
export function signatureDuties(
  the: { readonly issuerUnit: string; readonly superiorUnit: string | null; readonly title: string },
  moment: Moment,
): DutyChange[] {
  return [the.issuerUnit, ...(the.superiorUnit === null ? [] : [the.superiorUnit])].map(unit =>
    dutyOf('documentSignature', unit, the.title, moment),
  )
}
