import { useQueryClient } from '@tanstack/react-query'
import { problemStates } from '#contract/remediation/problem.states.ts'
import type { ProblemView } from '#contract/remediation/problem.ts'
import { actOnProblem, type ProblemInputs, problemInputs } from '#contract/remediation/problem-actions.ts'
import { ActionsBar } from '#web/ground/actions-bar/actions-bar.tsx'
import { call } from '#web/ground/http/call.ts'
import { useSentence } from '#web/ground/words/use-words.ts'
import { ActionForm } from './action-form.tsx'
import type { ActionValues } from './action-values.ts'
import { problemAsks } from './asks.ts'

/** What may be begun upon a problem stands with its measures and reports. */
const elsewhere = ['draftMeasure', 'submitProgress']

/** What the acting post may do with the problem now, each in a form along the edge of the page. */
export function ProblemActions({ problem, opened }: { problem: ProblemView; opened: string | undefined }) {
  const sentence = useSentence()
  const queryClient = useQueryClient()
  const titles = Object.fromEntries(
    Object.entries(problemStates.actions).map(([action, said]) => [action, sentence(said.words)]),
  )
  return (
    <ActionsBar
      opened={opened}
      offers={problem.actions.filter(offer => !elsewhere.includes(offer.action))}
      titles={titles}
      form={(offered, close) => {
        const action = offered as keyof ProblemInputs
        return (
          <ActionForm
            key={action}
            problem={problem}
            onDone={close}
            said={{
              noun: 'problem',
              action,
              record: problem.id,
              words: problemStates.actions[action].words,
              needs: problemStates.actions[action].needs,
              asks: problemAsks[action],
              takes: problemInputs[action],
              known: knownOf(action, problem),
              send: async (requestId, input) => {
                const after = await call(actOnProblem[action] as typeof actOnProblem.urge, {
                  params: { id: problem.id },
                  body: { requestId, version: problem.version, input: input as never },
                })
                queryClient.setQueryData(['problem', problem.id], after)
              },
            }}
          />
        )
      }}
    />
  )
}

/** What need not be typed again: the facts that are amended, the term that was asked for, the measures that were taken. */
function knownOf(action: keyof ProblemInputs, problem: ProblemView): Partial<ActionValues> {
  switch (action) {
    case 'amend':
      return {
        dimension: problem.dimension,
        clause: problem.clause ?? '',
        words: problem.words,
        causeKind: problem.causeKind ?? '',
        cause: problem.cause ?? '',
        externalNumber: problem.externalNumber ?? '',
      }
    case 'assign':
      return { due: problem.proposedDue ?? '' }
    case 'setLevel':
      return { level: problem.level }
    case 'receive':
      return { next: 'workHere' }
    case 'return':
      return { backTo: 'rectifying' }
    case 'recall':
    case 'reassign': {
      const open = problem.hops.filter(hop => hop.state === 'sent')
      return open.length === 1 ? { hopId: open[0]?.id ?? '' } : {}
    }
    case 'close':
      return { 'form.rectification': problem.measures.map(measure => measure.words).join('；') }
    case 'grantExtension':
      return { until: problem.extension?.until ?? '' }
    default:
      return {}
  }
}
