import { measureStates } from '#contract/remediation/measure.states.ts'
import {
  actOnMeasure,
  draftMeasure,
  MeasureFacts,
  type MeasureView,
  measureInputs,
} from '#contract/remediation/measure.ts'
import type { ProblemView } from '#contract/remediation/problem.ts'
import { ActionsBar } from '#web/ground/actions-bar/actions-bar.tsx'
import { call } from '#web/ground/http/call.ts'
import { useSentence } from '#web/ground/words/use-words.ts'
import { ActionForm } from './action-form.tsx'
import { measureAsks } from './asks.ts'

const titlesOf = (sentence: ReturnType<typeof useSentence>) =>
  Object.fromEntries(Object.entries(measureStates.actions).map(([action, said]) => [action, sentence(said.words)]))

/** What may be done with one measure. */
export function MeasureActions({ problem, measure }: { problem: ProblemView; measure: MeasureView }) {
  const sentence = useSentence()
  if (measure.actions.length === 0) return null
  return (
    <ActionsBar
      quiet
      offers={measure.actions}
      titles={titlesOf(sentence)}
      form={(offered, close) => {
        const action = offered as keyof typeof measureInputs
        const { words, kind, due, responsiblePerson, cost } = measure
        return (
          <ActionForm
            key={action}
            problem={problem}
            onDone={close}
            said={{
              noun: 'measure',
              action,
              record: measure.id,
              words: measureStates.actions[action].words,
              needs: measureStates.actions[action].needs,
              asks: measureAsks[action],
              takes: measureInputs[action],
              known:
                action === 'revise'
                  ? { words, kind, due: due ?? '', responsiblePerson: responsiblePerson ?? '', cost }
                  : {},
              send: (requestId, input) =>
                call(actOnMeasure[action] as typeof actOnMeasure.check, {
                  params: { id: measure.id },
                  body: { requestId, version: measure.version, input: input as never },
                }),
            }}
          />
        )
      }}
    />
  )
}

/** The form of a new measure, where this post may draft one. */
export function DraftMeasure({ problem }: { problem: ProblemView }) {
  const sentence = useSentence()
  const offers = problem.actions.filter(offer => offer.action === 'draftMeasure')
  if (offers.length === 0) return null
  const { words, needs } = measureStates.actions.draft
  return (
    <ActionsBar
      quiet
      offers={offers}
      titles={{ draftMeasure: sentence(words) }}
      form={(_, close) => (
        <ActionForm
          problem={problem}
          onDone={close}
          said={{
            noun: 'measure',
            action: 'draft',
            record: problem.id,
            words,
            needs,
            asks: measureAsks.draft,
            takes: MeasureFacts,
            known: { kind: 'engineering', due: problem.dueCurrent ?? '' },
            send: (requestId, input) =>
              call(draftMeasure, {
                params: { id: problem.id },
                body: { ...(input as never as MeasureFacts), requestId },
              }),
          }}
        />
      )}
    />
  )
}
