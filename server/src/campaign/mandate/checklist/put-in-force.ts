import type { ChecklistState } from '#contract/mandate/checklist.states.ts'
import type { ChecklistInputs } from '#contract/mandate/checklist.ts'
import { checklistInputs } from '#contract/mandate/checklist.ts'
import type { Ground } from '#ground/context.ts'
import type { Tx } from '#ground/database/transaction.ts'
import { refuse } from '#ground/errors/refuse.ts'
import { refuseOther, usedOf } from '#ground/versioning/index.ts'
import { actWithin } from '#ground/workflow/act.ts'
import { deriveRequestId } from '#ground/workflow/derive-request-id.ts'
import type { Rule } from '#ground/workflow/workflow.ts'
import { checklistsOf } from './checklist.store.ts'
import type { Checklist } from './checklist.ts'
import type { ChecklistWorkflow } from './checklist.workflow.ts'
import { faultsOf } from './faults-of.ts'
import { refusesOutside } from './refuses-outside.ts'

/** 启用: a verified version takes the place of the one in use, in the same step, by somebody who did not draft it. */
export function putInForce(
  ground: Pick<Ground, 'clock' | 'calendar'>,
  workflow: () => ChecklistWorkflow,
): Rule<Checklist, ChecklistState, ChecklistInputs['putInForce']> {
  return {
    takes: checklistInputs.putInForce,
    refuses: (the, actor) => refusesOutside(the, actor) ?? refusesFaulty(the),
    decide: (the, { replaces, ground: words }, moment, actor) => ({
      to: 'inForce',
      set: { ground: words, decidedWords: actor.words, decidedAt: moment.at },
      note: words,
      also: async (tx, requestId) => {
        const standing = await standingBeside(tx, the)
        refuseOther('checklist.replacedMeanwhile', standing, replaces)
        if (!standing) return
        await actWithin(tx, ground, workflow(), {
          id: standing.id,
          action: 'supersede',
          requestId: deriveRequestId(requestId, `supersede ${standing.id}`),
          input: {},
        })
      },
    }),
  }
}

function refusesFaulty({ content }: Checklist) {
  const faults = faultsOf(content)
  if (faults.length === 0) return null
  const named = faults.slice(0, 5)
  const more = faults.length - named.length
  return refuse(
    422,
    'checklist.incomplete',
    {
      zh: `还有 ${faults.length} 处未完成：${named.map(({ code, words }) => `${code} ${words.zh}`.trim()).join('、')}${more > 0 ? '等' : ''}`,
      en: `${faults.length} things are not done: ${named.map(({ code, words }) => `${code} ${words.en}`.trim()).join(', ')}${more > 0 ? ' …' : ''}`,
    },
    { zh: '请在编辑页补全并逐项核实', en: 'Complete and verify the items on the page where they are edited' },
  )
}

async function standingBeside(tx: Tx, { id, industry }: Checklist): Promise<Checklist | undefined> {
  const all = await checklistsOf(tx, industry)
  return usedOf(all.filter(other => other.id !== id))
}
