import type { ChecklistAction, ChecklistState } from '#contract/mandate/checklist.states.ts'
import type { Ground } from '#ground/context.ts'
import type { Actor } from '#ground/database/claims.ts'
import type { Tx } from '#ground/database/transaction.ts'
import { refuse } from '#ground/errors/refuse.ts'
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
        set: {
          number: nextNumber(all),
          content: source.content,
          fromId: source.id,
          draftedWords: tx.actor.words,
          draftedAt: moment.at,
          changedWords: tx.actor.words,
          changedAt: moment.at,
        },
      }
    },
  ).catch(begunMeanwhile)
  return begun.after
}

export const nextNumber = ([latest]: readonly Checklist[]): number => (latest?.number ?? 0) + 1

function refuseSecondDraft(all: readonly Checklist[]): void {
  const open = all.find(({ state, dataVersion }) => state === 'draft' && dataVersion === null)
  if (open) throw draftOpen(open)
}

function draftOpen(open: Pick<Checklist, 'id' | 'number' | 'draftedWords'> | null) {
  return refuse(
    409,
    'checklist.draftOpen',
    open
      ? {
          zh: `第 ${open.number} 版正在编制，由${open.draftedWords}起草`,
          en: `Version ${open.number} is being drafted already, by ${open.draftedWords}`,
        }
      : { zh: '已有人同时起草了新版本', en: 'Somebody began the next version at the same moment' },
    { zh: '请在该草稿上编辑，或先放弃它', en: 'Edit that draft, or discard it first' },
    open ? { current: { id: open.id, number: open.number } } : {},
  )
}

/** Of two who begin at once the second is told so. */
function begunMeanwhile(error: { constraint?: string }): never {
  if (error.constraint === 'one_draft' || error.constraint === 'checklist_industry_number_key') throw draftOpen(null)
  throw error
}

/** Why a post cannot begin the next version now, or null. */
export async function refusesToBegin(tx: Tx, the: Checklist) {
  const outside = refusesOutside(the, tx.actor)
  if (outside) return outside
  const open = (await checklistsOf(tx, the.industry)).find(
    ({ state, dataVersion }) => state === 'draft' && dataVersion === null,
  )
  return open ? draftOpen(open) : null
}
