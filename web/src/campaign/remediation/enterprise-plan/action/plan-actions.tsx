import { enterprisePlanStates } from '#contract/remediation/enterprise-plan.states.ts'
import type { EnterprisePlanView } from '#contract/remediation/enterprise-plan.ts'
import { ActionsBar } from '#web/ground/actions-bar/actions-bar.tsx'
import { useSentence } from '#web/ground/words/use-words.ts'
import { PlanActionForm } from './plan-action-form.tsx'
import type { PlanActionName } from './plan-action-values.ts'

/** What the acting post may do with a plan now; to revise it is a page of its own. */
export function PlanActions({ plan }: { plan: EnterprisePlanView }) {
  const sentence = useSentence()
  const offers = plan.actions.filter(({ action }) => action !== 'revise')
  if (offers.length === 0) return null
  return (
    <ActionsBar
      offers={offers}
      titles={Object.fromEntries(
        Object.entries(enterprisePlanStates.actions).map(([action, { words }]) => [action, sentence(words)]),
      )}
      form={(action, close) => (
        <PlanActionForm key={action} plan={plan} action={action as PlanActionName} onDone={close} />
      )}
    />
  )
}
