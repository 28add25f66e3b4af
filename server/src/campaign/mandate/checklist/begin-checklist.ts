import type { ChecklistAction, ChecklistState } from '#contract/mandate/checklist.states.ts'
import type { Ground } from '#ground/context.ts'
import type { Actor } from '#ground/database/claims.ts'
import type { Tx } from '#ground/database/transaction.ts'
import { begunBy, draftOpen, nextNumber, openDraftOf } from '#ground/versioning/index.ts'
import { create } from '#ground/workflow/create.ts'
import { checklistsOf, findChecklist } from './checklist.store.ts'
import type { Checklist } from './checklist.ts'
import type { ChecklistWorkflow } from './checklist.workflow.ts'
import { refusesOutside } from './refuses-outside.ts'

/**
 * 起草新版本: the next number of the industry, with what another version says.
 *
 * Throws 403 `checklist.outsideScope`, 404 for a version that is not seen, 409 `checklist.draftOpen` where one is being drafted.
 */
export async function beginChecklist(
  ground: Ground,
  actor: Actor,
  workflow: ChecklistWorkflow,
  { requestId, from }: { requestId: string; from: string },
): Promise<Checklist> {
  const begun = await create<Checklist, ChecklistState, ChecklistAction>(
    ground,
    actor,
    workflow,
    { action: 'begin', requestId },
    async (tx, moment) => {
      const source = await findChecklist(tx, from)
      const outside = refusesOutside(source, tx.actor)
      if (outside) throw outside
      const all = await checklistsOf(tx, source.industry)
      refuseSecondDraft(all)
      return {
        to: 'draft',
        cell: { area: source.area, county: null, township: null, industry: source.industry, enterpriseId: null },
        set: { number: nextNumber(all), content: source.content, fromId: source.id, ...begunBy(tx.actor, moment) },
      }
    },
  ).catch(begunMeanwhile)
  return begun.after
}

function refuseSecondDraft(all: readonly Checklist[]): void {
  const open = openDraftOf(all)
  if (open) throw draftOpen(code, open)
}

const code = 'checklist.draftOpen'

/** Of two who begin at once the second is told so. */
function begunMeanwhile(error: { constraint?: string }): never {
  if (error.constraint === 'one_draft' || error.constraint === 'checklist_industry_number_key')
    throw draftOpen(code, null)
  throw error
}

/** Why a post cannot begin the next version now, or null. */
export async function refusesToBegin(tx: Tx, the: Checklist) {
  const outside = refusesOutside(the, tx.actor)
  if (outside) return outside
  const open = openDraftOf(await checklistsOf(tx, the.industry))
  return open ? draftOpen(code, open) : null
}
