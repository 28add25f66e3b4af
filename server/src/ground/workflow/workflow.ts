import type { z } from 'zod'
import type { Part, StateTable } from '#contract/ground/workflow.ts'
import type { Calendar } from '../clock/calendar.ts'
import type { Actor } from '../database/claims.ts'
import type { Tx } from '../database/transaction.ts'
import type { Refusal } from '../errors/refusal.ts'

/** Where a record lies: the columns by which it is reached and counted. */
export interface Cell {
  readonly area: string
  readonly county: string | null
  readonly township: string | null
  readonly industry: string | null
  readonly enterpriseId: string | null
}

/** What every noun with a life has. Its own columns come on top. */
export interface Case extends Cell {
  readonly id: string
  readonly state: string
  readonly version: number
  /** Who has taken which part so far, where the store's lock statement reads `partsTaken`; the judgement then tells before the database does. */
  readonly parts?: readonly { readonly personId: string; readonly part: Part }[]
}

/** The moment of an act: business time, its day, and the calendar by which working days count. */
export interface Moment {
  readonly at: Date
  readonly day: string
  readonly calendar: Calendar
}

/** A change to the deadlines of a record. Without `subjectId` it is the record itself. */
export type DutyChange =
  | {
      readonly change: 'open'
      readonly kind: string
      readonly clause: string
      readonly words: string
      readonly due: string
      /** The term first set, where the duty begins again after a pause or a return; else it is `due`. */
      readonly setFor?: string | undefined
      readonly holderUnit?: string | undefined
      readonly holderRole?: string | undefined
      readonly holderPerson?: string | undefined
      readonly holderEnterprise?: string | undefined
      readonly subjectId?: string | undefined
      readonly noun?: string | undefined
    }
  | {
      readonly change: 'done'
      /** Without a kind every open duty of the record ends. */
      readonly kind?: string | undefined
      readonly holderUnit?: string | undefined
      /** Null for what the unit holds itself; left out where both may end. */
      readonly holderEnterprise?: string | null | undefined
      readonly outcome: string
      readonly subjectId?: string | undefined
    }
  | { readonly change: 'move'; readonly kind: string; readonly due: string; readonly subjectId?: string | undefined }
  | { readonly change: 'pause' | 'resume' }

/** A hop to make (no id) or to change. */
export type HopChange =
  | {
      readonly id?: undefined
      readonly fromUnit: string
      readonly toUnit?: string | undefined
      readonly toEnterprise?: string | undefined
      readonly share: 'lead' | 'cooperate'
      readonly term: string
      readonly previousHop?: string | undefined
      readonly ground?: string | undefined
    }
  | {
      readonly id: string
      readonly state: 'received' | 'passedOn' | 'declined' | 'reassigned' | 'recalled' | 'answered'
      readonly ground?: string | undefined
      readonly term?: string | undefined
      readonly receivedProof?: unknown
    }

/** On what a decision rests (代录): 本人操作, or a paper with its day and decider. */
export interface Basis {
  readonly kind: 'self' | 'instruction' | 'minutes' | 'circulation'
  readonly decidedOn?: string | undefined
  readonly deciderName?: string | undefined
  /** The decider as a person of this installation; compared like the recorder for separation of parts. */
  readonly deciderPersonId?: string | undefined
  readonly file?: string | undefined
}

/** What follows from an action: decided purely, written by `act` alone. */
export interface Decision<State extends string> {
  readonly to: State
  /** Columns to set, in camelCase. State and version are not among them. */
  readonly set: Readonly<Record<string, unknown>>
  readonly duties?: readonly DutyChange[]
  readonly hops?: readonly HopChange[]
  /** Units that get a copy (抄送). */
  readonly copies?: readonly string[]
  /** Parts of others than the actor, such as the second person of a check. */
  readonly parts?: readonly { readonly personId: string; readonly part: Part }[]
  readonly note?: string | undefined
  readonly files?: readonly string[]
  /** 代办: for whom, in words and as the trail shows it. */
  readonly onBehalfOf?: string | undefined
  readonly basis?: Basis | undefined
  /** Further rows of the noun's own stage, written in the same transaction. */
  readonly also?: ((tx: Tx, requestId: string) => Promise<void>) | undefined
  /** Whom to tell and what: read by the dispatcher after commit. */
  readonly tell?: Readonly<Record<string, unknown>>
}

/** How one action of a noun is judged and carried out. Pure but for `also`. */
export interface Rule<This extends Case, State extends string, Input> {
  readonly takes: z.ZodType<Input>
  /** Why this actor may not take it on this record now; asked both to show the button and to act. */
  readonly refuses?: (the: This, actor: Actor, moment: Moment) => Refusal | null
  /** What follows; throws a Refusal for input that cannot be taken. */
  readonly decide: (the: This, input: Input, moment: Moment, actor: Actor) => Decision<State>
}

/** One thing that counts, in one cell. `industry` overrides the record's own where it counts in several. */
export interface Count {
  readonly measure: string
  readonly industry?: string | undefined
}

/** How a noun is kept: the only SQL `act` runs for it. */
export interface CaseStore<This extends Case> {
  /** Schema and table, e.g. `remediation.problem`. */
  readonly table: string
  /** One statement that reads, or reads and locks, the case of the id that is its only parameter. */
  readonly lock: string
  readonly read: (row: Record<string, unknown>) => This
  /** Columns that the database fills in a new row, such as its official number. */
  readonly givenByDatabase: readonly string[]
  /** Parts of the cell that are no columns of the table: an enterprise is its own `enterpriseId`. */
  readonly notColumns?: readonly (keyof Cell)[]
}

export interface Workflow<This extends Case, State extends string, Action extends string> {
  readonly table: StateTable<State, Action>
  readonly store: CaseStore<This>
  /** In which figures the case counts as it stands; `act` writes the difference before and after. */
  readonly countsOf: (the: This) => readonly Count[]
  readonly rules: { readonly [A in Action]: Rule<This, State, never> }
  /** What later stages hand to this noun at wiring time. */
  readonly registered: Registrations<This>
}

/** A later stage's say in an earlier stage's noun: in the same transaction, in the order of wiring; a throw rolls back. */
export interface Registrations<This extends Case> {
  readonly guards: {
    by: string
    action: string
    refuses: (the: This, actor: Actor, moment: Moment) => Refusal | null
  }[]
  readonly handlers: {
    by: string
    action: string
    handle: (tx: Tx, before: This | null, after: This) => Promise<void>
  }[]
  /** What is said of many acts together, before the first; see judge-batch.ts. */
  readonly batches: {
    by: string
    action: string
    judge: (tx: Tx, cells: readonly Pick<Cell, 'area' | 'industry' | 'enterpriseId'>[]) => Promise<void>
  }[]
  readonly offers: {
    by: string
    offer: (the: This, actor: Actor) => { action: string; refusal: Refusal | null } | null
  }[]
}

/** Makes a noun's workflow; complete at compile time: an action of the table without a rule does not compile. */
export function defineWorkflow<This extends Case, State extends string, Action extends string>(
  workflow: Omit<Workflow<This, State, Action>, 'registered'>,
): Workflow<This, State, Action> {
  return { ...workflow, registered: { guards: [], handlers: [], batches: [], offers: [] } }
}

/** Ties an action's input to its rule without losing it in the table of rules. */
export function rule<This extends Case, State extends string, Input>(
  said: Rule<This, State, Input>,
): Rule<This, State, never> {
  return said as unknown as Rule<This, State, never>
}
