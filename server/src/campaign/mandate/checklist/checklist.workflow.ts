import { z } from 'zod'
import { type ChecklistAction, type ChecklistState, checklistStates } from '#contract/mandate/checklist.states.ts'
import type { ChecklistInputs } from '#contract/mandate/checklist.ts'
import { checklistInputs } from '#contract/mandate/checklist.ts'
import type { Ground } from '#ground/context.ts'
import { defineWorkflow, rule, type Workflow } from '#ground/workflow/workflow.ts'
import type { Campaign } from '../campaign-file/campaign.ts'
import { checklistStore } from './checklist.store.ts'
import type { Checklist } from './checklist.ts'
import { editChecklist } from './edit-checklist.ts'
import { putInForce } from './put-in-force.ts'
import { refusesOutside } from './refuses-outside.ts'

export type ChecklistWorkflow = Workflow<Checklist, ChecklistState, ChecklistAction>

/** 检查表: drafted, put in force by another, superseded or withdrawn. */
export function makeChecklistWorkflow(
  ground: Pick<Ground, 'clock' | 'calendar'> & { readonly campaign: Campaign },
): ChecklistWorkflow {
  const workflow: ChecklistWorkflow = defineWorkflow<Checklist, ChecklistState, ChecklistAction>({
    table: checklistStates,
    store: checklistStore,
    countsOf: () => [],
    rules: {
      // both make records: see lay-checklists.ts and begin-checklist.ts
      lay: rule<Checklist, ChecklistState, unknown>({
        takes: z.unknown(),
        decide: () => ({ to: 'provisional', set: {} }),
      }),
      begin: rule<Checklist, ChecklistState, unknown>({ takes: z.unknown(), decide: () => ({ to: 'draft', set: {} }) }),
      edit: rule(editChecklist(prefixOf(ground.campaign))),
      putInForce: rule(putInForce(ground, () => workflow)),
      discard: rule(leave(checklistInputs.discard)),
      withdraw: rule(leave(checklistInputs.withdraw)),
      supersede: rule<Checklist, ChecklistState, unknown>({
        takes: z.unknown(),
        decide: () => ({ to: 'superseded', set: {} }),
      }),
    },
  })
  return workflow
}

/** A version that is given up, or no longer to be used, with why. */
const leave = (takes: z.ZodType<ChecklistInputs['withdraw']>) => ({
  takes,
  refuses: refusesOutside,
  decide: (_: Checklist, { reason }: ChecklistInputs['withdraw']) => ({
    to: 'withdrawn' as const,
    set: { reason },
    note: reason,
  }),
})

/** What the codes of an industry's items begin with. */
export const prefixOf =
  ({ industries }: Pick<Campaign, 'industries'>) =>
  (industry: string): string =>
    industries.find(({ id }) => id === industry)?.checklist ?? 'G'
