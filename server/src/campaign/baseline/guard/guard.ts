import type { Permission } from '#contract/ground/permission.ts'
import type { GuardStep } from '#contract/mandate/guard-file.ts'
import { momentOf } from '#ground/context.ts'
import type { Case, Workflow } from '#ground/workflow/workflow.ts'
import type { Registering } from '../registering.ts'
import { type GuardApprovalWorkflow, makeGuardApprovalWorkflow } from './guard-approval.workflow.ts'
import { holdBatch } from './hold-batch.ts'
import { holdStep } from './hold-step.ts'

/** An action that counts as a step; with a field, only where it makes it that value. */
export interface WatchedAction {
  readonly noun: string
  readonly action: string
  /** What a post must be able to do to take it. */
  readonly may: Permission
  readonly field?: string
  readonly value?: string
}

export type Guarding = Pick<Registering, 'campaign' | 'clock' | 'calendar'> & {
  readonly approvals: GuardApprovalWorkflow
  /** Actions by the kind of step they are. */
  readonly watched: ReadonlyMap<GuardStep, readonly WatchedAction[]>
}

/** 一刀切防线 of one installation: the one place that every watched step passes through. */
export interface Guard {
  readonly guarding: Guarding
  /**
   * Has an action of a noun pass the guard, in the transaction of the act and after it is written, so that a step that is held leaves nothing
   * behind; and many of them together before the first is taken. Acts of records that name no enterprise are not counted. A noun that is new
   * to the guard extends the index `trail_of_guarded_steps` and the function `baseline.guarded_steps`.
   * @param made counts only where the act makes the field that value
   */
  watch<This extends Case, State extends string, Action extends string>(
    workflow: Workflow<This, State, Action>,
    action: Action,
    step: GuardStep,
    made?: { readonly field: string & keyof This; readonly value: string },
  ): void
}

/** Makes the guard, which watches nothing until nouns are registered. */
export function makeGuard({ campaign, clock, calendar }: Omit<Guarding, 'approvals' | 'watched'>): Guard {
  const watched = new Map<GuardStep, WatchedAction[]>()
  const guarding: Guarding = { campaign, clock, calendar, approvals: makeGuardApprovalWorkflow(), watched }
  return {
    guarding,
    watch: (workflow, action, step, made) => {
      const { noun } = workflow.table
      watched.set(step, [
        ...(watched.get(step) ?? []),
        { noun, action, may: workflow.table.actions[action].may, ...made },
      ])
      workflow.registered.handlers.push({
        by: 'guard',
        action,
        handle: async (tx, _, after) => {
          if (made && after[made.field] !== made.value) return
          await holdStep(tx, guarding, step, momentOf(guarding), after)
        },
      })
      workflow.registered.batches.push({
        by: 'guard',
        action,
        judge: async (tx, cells) => {
          if (!made) await holdBatch(tx, guarding, step, momentOf(guarding), cells)
        },
      })
    },
  }
}
