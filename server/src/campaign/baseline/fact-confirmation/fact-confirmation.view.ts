import type { Campaign } from '#campaign/mandate/index.ts'
import type { FactConfirmationView } from '#contract/baseline/fact-confirmation.ts'
import type { Tx } from '#ground/database/transaction.ts'
import { available } from '#ground/workflow/available.ts'
import type { Moment } from '#ground/workflow/workflow.ts'
import type { FactConfirmation } from './fact-confirmation.store.ts'
import type { FactConfirmationWorkflow } from './fact-confirmation.workflow.ts'

/** A confirmation in words: who answered is told by unit, not by name. */
export function sayFactConfirmation(
  { units }: Pick<Campaign, 'units'>,
  the: FactConfirmation,
): Omit<FactConfirmationView, 'actions'> {
  const unit = units.find(({ id }) => id === the.answeredUnit)
  return {
    id: the.id,
    version: the.version,
    state: the.state,
    confirmedOn: the.confirmedOn,
    confirmedBy: the.confirmedByWords,
    facts: [...the.facts.held],
    changes: [...the.changes.proposed],
    answer:
      the.answeredOn !== null && the.answeredUnit !== null
        ? { on: the.answeredOn, unit: unit?.shortName ?? the.answeredUnit, words: the.answerWords }
        : null,
  }
}

/** The same with what this post may do about it. */
export function viewFactConfirmation(
  tx: Tx,
  { campaign, workflow, moment }: { campaign: Campaign; workflow: FactConfirmationWorkflow; moment: Moment },
  the: FactConfirmation,
): FactConfirmationView {
  return { ...sayFactConfirmation(campaign, the), actions: available(workflow, the, tx.actor, moment) }
}
