import type { ItemInUse } from '#campaign/mandate/index.ts'
import type { Role } from '#contract/ground/role.ts'
import type { LevelId } from '#contract/mandate/campaign-file.ts'
import type { ProblemState } from '#contract/remediation/problem.states.ts'
import type { SubjectKind } from '#contract/remediation/problem.ts'
import { addDays } from '#ground/clock/add-days.ts'
import type { HandedOn } from '#ground/workflow/hand-over/index.ts'

/** Who has passed a checkpoint in the present round. */
export interface Signature {
  readonly checkpoint: number
  readonly personId: string
  /** In whose post it was signed, where that was by delegation. */
  readonly delegatorId?: string | undefined
  readonly unitId: string
  readonly role: Role
  readonly words: string
}

export type ExitKind = 'merge' | 'void' | 'transfer' | 'closeByExit' | 'suspend'
export type TermLevel = 'township' | 'area' | 'city'

/** An exit that one person has proposed and another must confirm. */
export interface PendingExit {
  readonly id: string
  readonly kind: ExitKind
  readonly proposedBy: string
  readonly otherProblem: string | null
  readonly reviewOn: string | null
}

/** A problem with what its rules decide by: its row, open hops, parts taken, measures counted and the exit proposed. Days are of business time. */
export interface Problem extends HandedOn {
  readonly state: ProblemState
  readonly number: string
  readonly subjectKind: SubjectKind
  readonly subjectName: string
  readonly siteId: string | null
  readonly siteName: string | null
  readonly subjectUnit: string | null
  readonly grid: string | null
  readonly dimension: string
  readonly clause: string | null
  readonly checklistVersion: string | null
  /** The items of its industry's checklist as they stand now: what it may be amended to name. */
  readonly itemsInUse: readonly Pick<ItemInUse, 'code' | 'veto' | 'number'>[]
  readonly veto: boolean
  readonly words: string
  readonly cause: string | null
  readonly causeKind: string | null
  readonly source: string
  readonly externalNumber: string | null
  /** The list it came with, and the deadline that list wrote: as a day, or in its words where they name none. */
  readonly importBatch: string | null
  readonly proposedDue: string | null
  readonly proposedDueWords: string | null
  readonly files: readonly string[]
  readonly level: LevelId
  readonly checkpoint: number | null
  readonly round: number
  /** An object, since a bare list would be written as an array of the database. */
  readonly signatures: { readonly by: readonly Signature[] }
  readonly crossCheckUnit: string | null
  readonly foundOn: string
  readonly foundBy: string
  readonly foundByWords: string
  readonly termUnit: string | null
  readonly termLevel: TermLevel | null
  readonly dueOriginal: string | null
  readonly dueCurrent: string | null
  readonly pausedDays: number
  readonly extensionState: 'asked' | 'granted' | 'refused' | null
  readonly extensionUntil: string | null
  readonly lateSince: string | null
  readonly rectifiedOn: string | null
  readonly verifiedOn: string | null
  readonly noticeUntil: string | null
  readonly closedOn: string | null
  readonly closureForm: {
    readonly rectification: string
    readonly conclusion: string
    readonly files: readonly string[]
  } | null
  readonly suspendedOn: string | null
  readonly suspendedFrom: ProblemState | null
  readonly reviewOn: string | null
  readonly pendingExit: ExitKind | null
  readonly exitProposedBy: string | null
  /** In whose post it was proposed, where that was by delegation. */
  readonly exitProposedDelegator: string | null
  readonly previousProblem: string | null
  readonly mergedInto: string | null
  readonly liaisonLeader: string | null
  /** Of the measures that stand; incomplete are those that a list brought without a day or a person. */
  readonly measures: {
    readonly all: number
    readonly incomplete: number
    readonly declared: number
    readonly checked: number
  }
  readonly exit: PendingExit | null
  /** When somebody holds a post as the enterprise's contact: then nobody acts on its behalf. */
  readonly accounts: readonly { readonly from: string; readonly until: string | null }[]
}

/** Last day before it is overdue: the term first set, moved by ended pauses. Null while no term was set. */
export function lateAfter(the: Pick<Problem, 'dueOriginal' | 'pausedDays'>): string | null {
  return the.dueOriginal === null ? null : addDays(the.dueOriginal, the.pausedDays)
}

/** The first late day once a term has run out by a day; what was late before stays late from then. */
export function lateSinceOn(the: Problem, day: string): string | null {
  const after = lateAfter(the)
  if (the.lateSince !== null || after === null || day <= after) return the.lateSince
  return addDays(after, 1)
}
