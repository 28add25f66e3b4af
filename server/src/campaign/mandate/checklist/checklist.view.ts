import type { z } from 'zod'
import { checklistStates } from '#contract/mandate/checklist.states.ts'
import type { ChecklistRow, ChecklistView } from '#contract/mandate/checklist.ts'
import { dimensionLetters, letterOf } from '#contract/mandate/dimension-of-code.ts'
import type { Tx } from '#ground/database/transaction.ts'
import { usedOf } from '#ground/versioning/index.ts'
import { available, offer } from '#ground/workflow/available.ts'
import { may } from '#ground/workflow/permit.ts'
import type { Moment } from '#ground/workflow/workflow.ts'
import { refusesToBegin } from './begin-checklist.ts'
import type { ServingChecklists } from './checklist.routes.ts'
import { checklistsOf, findChecklist } from './checklist.store.ts'
import type { Checklist } from './checklist.ts'
import { prefixOf } from './checklist.workflow.ts'
import { faultsOf, isDraftItem } from './faults-of.ts'
import { stateWordsOf } from './state-words-of.ts'

/** How often each version was used, as the stage that assesses counts it. */
export type CountUses = (tx: Tx, ids: readonly string[]) => Promise<ReadonlyMap<string, number>>

/** Versions as lines of the list. */
export async function checklistRows(
  tx: Tx,
  countUses: CountUses,
  versions: readonly Checklist[],
): Promise<ChecklistRow[]> {
  const uses = await countUses(
    tx,
    versions.map(({ id }) => id),
  )
  return versions.map(the => ({
    id: the.id,
    version: the.version,
    industry: the.industry,
    number: the.number,
    state: the.state,
    stateWords: stateWordsOf(the.state),
    title: the.content.title,
    items: the.content.items.length,
    drafts: the.content.items.filter(isDraftItem).length,
    dataVersion: the.dataVersion,
    draftedBy: the.draftedWords,
    draftedAt: the.draftedAt.toISOString(),
    changedBy: the.changedWords,
    changedAt: the.changedAt.toISOString(),
    decidedBy: the.decidedWords,
    decidedAt: the.decidedAt?.toISOString() ?? null,
    uses: uses.get(the.id) ?? 0,
  }))
}

const otherOf = ({ id, number, state }: Checklist) => ({
  id,
  number,
  state,
  stateWords: stateWordsOf(state),
})

/** One version with what may be done with it. Throws 404 where the post does not see it. */
export async function viewChecklist(
  tx: Tx,
  { campaign, workflow, countUses }: Pick<ServingChecklists, 'campaign' | 'workflow' | 'countUses'>,
  moment: Moment,
  id: string,
): Promise<z.input<typeof ChecklistView>> {
  const the = await findChecklist(tx, id)
  const all = await checklistsOf(tx, the.industry)
  const others = all.filter(other => other.id !== id)
  const from = others.find(other => other.id === the.fromId)
  const inUse = usedOf(others)
  const [row] = await checklistRows(tx, countUses, [the])
  if (!row) throw new Error(`no row of ${id}`)
  const mayBegin = may(tx.actor, checklistStates.actions.begin.may) && the.state !== 'draft'
  return {
    ...row,
    content: the.content,
    prefix: prefixOf(campaign)(the.industry),
    from: from ? otherOf(from) : null,
    inUse: inUse ? otherOf(inUse) : null,
    others: others.slice(0, 50).map(otherOf),
    ground: the.ground,
    reason: the.reason,
    faults: the.state === 'draft' ? faultsOf(the.content) : [],
    nextNumbers: nextNumbers(all),
    begin: mayBegin ? offer('begin', await refusesToBegin(tx, the)) : null,
    actions: available(workflow, the, tx.actor, moment),
    asOf: moment.at.toISOString(),
  }
}

/** The next free number of each letter, over every version there has been. */
function nextNumbers(all: readonly Checklist[]): Record<string, number> {
  const codes = all.flatMap(({ content }) => content.items.map(({ code }) => code))
  return Object.fromEntries(
    dimensionLetters.map(letter => {
      const numbers = codes.filter(code => letterOf(code) === letter).map(code => Number(/\d+$/.exec(code)?.[0] ?? 0))
      return [letter, Math.max(0, ...numbers) + 1]
    }),
  )
}
