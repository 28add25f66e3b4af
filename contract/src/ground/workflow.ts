import type { Words } from './endpoint.ts'
import type { Permission } from './permission.ts'

/** The part a person takes in a record by an action. One person takes one part in one record (lifecycles: rules for every noun). */
export type Part = 'doer' | 'checker' | 'accepter'

/** Which action leads where and who may use it at all. Pure data: the diagrams, the permission table and the tests are made from it. */
export interface ActionRule<State extends string> {
  readonly words: Words
  /** `new` where the action makes the record. */
  readonly from: readonly State[] | 'new'
  /** Where it can lead; `same` where the state stays. */
  readonly to: readonly State[] | 'same'
  readonly may: Permission
  /** Clause of the plan, or the rule of lifecycles that asks for it. */
  readonly clause: string
  readonly part?: Part
  /** The step forward that the record's holder is expected to take; the web shows it first. */
  readonly primary?: boolean
  /** What it needs, in words, for the permission table. */
  readonly needs?: Words
  /** Taken for the rows of a list, never offered on a single record. */
  readonly onLists?: true
  /** Follows from an act on another record, never offered by itself. */
  readonly follows?: true
}

export interface StateTable<State extends string, Action extends string> {
  readonly noun: string
  readonly words: Words
  /** States in the order of a record's life. */
  readonly states: Readonly<Record<State, Words & { readonly final?: boolean }>>
  readonly actions: Readonly<Record<Action, ActionRule<State>>>
}

/** Keeps the literal types of a noun's states and actions; an action that names a state the noun does not have does not compile. */
export function defineStates<State extends string, Action extends string>(
  table: Omit<StateTable<State, Action>, 'actions'> & {
    readonly actions: Readonly<Record<Action, ActionRule<NoInfer<State>>>>
  },
): StateTable<State, Action> {
  return table
}
