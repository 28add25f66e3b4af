import { deadline } from '../clock/deadline.ts'
import type { Term } from '../clock/term.ts'
import type { DutyChange, Moment } from '../workflow/workflow.ts'

/** The steps of a paper that somebody owes. */
export type DocumentDuty =
  | 'documentRevision'
  | 'documentReview'
  | 'documentCountersign'
  | 'documentSignature'
  | 'documentIssue'
  | 'documentReceipt'
  | 'documentFiling'
  | 'documentVoiding'

/** How long each step may take, as the installation sets it. */
export interface DocumentTerms {
  /** The last day of a step that begins now. */
  lastDayOf(duty: DocumentDuty, moment: Moment): string
  /** A step that is laid on a unit. */
  dutyOf(duty: DocumentDuty, holderUnit: string, title: string, moment: Moment): DutyChange
}

/** @param lengths the term of each step */
export function documentTerms(lengths: Readonly<Record<DocumentDuty, Term>>): DocumentTerms {
  const lastDayOf: DocumentTerms['lastDayOf'] = (duty, moment) => deadline(moment.day, lengths[duty], moment.calendar)
  return {
    lastDayOf,
    dutyOf: (kind, holderUnit, title, moment) => ({
      change: 'open',
      kind,
      clause: '—',
      words: title,
      due: lastDayOf(kind, moment),
      holderUnit,
    }),
  }
}

/** 签发 waits for the issuing unit and for the one above it; whoever signs ends both. */
export function signatureDuties(
  terms: DocumentTerms,
  the: { readonly issuerUnit: string; readonly superiorUnit: string | null; readonly title: string },
  moment: Moment,
): DutyChange[] {
  return [the.issuerUnit, ...(the.superiorUnit === null ? [] : [the.superiorUnit])].map(unit =>
    terms.dutyOf('documentSignature', unit, the.title, moment),
  )
}
