import { useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { Words } from '#contract/ground/endpoint.ts'
import type { ProblemView } from '#contract/remediation/problem.ts'
import { announce } from '#web/ground/announce/announce.ts'
import { DraftFormView } from '#web/ground/form/draft-form-view.tsx'
import { useDraftForm } from '#web/ground/form/use-draft-form.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { remediationWords } from '../words.ts'
import { ActionField } from './action-field.tsx'
import { type ActionValues, startWith } from './action-values.ts'
import { asksNow } from './asks.ts'
import { ChangedSince } from './changed-since.tsx'
import { type Ask, inputOf } from './input-of.ts'
import { ProposedMeasures } from './proposed-measures.tsx'
import { schemaOfForm } from './schema-of-form.ts'
import { useChoices } from './use-choices.ts'

/** One action on a problem, a measure or a report: as it is called, asks and is sent. */
export interface ActionSaid {
  readonly noun: 'problem' | 'measure' | 'progressReport'
  readonly action: string
  /** The record acted upon, for the draft; of a record that begins, the problem's. */
  readonly record: string
  readonly words: Words
  readonly needs: Words | undefined
  readonly asks: readonly Ask[]
  readonly takes: z.ZodType
  readonly known: Partial<ActionValues>
  readonly send: (requestId: string, input: Record<string, unknown>) => Promise<unknown>
}

/**
 * The form of an action: exactly the fields its input wants, each refusal at its field; when the record has changed meanwhile, what
 * has changed.
 */
export function ActionForm({ said, problem, onDone }: { said: ActionSaid; problem: ProblemView; onDone: () => void }) {
  const say = useWords(remediationWords)
  const sentence = useSentence()
  const queryClient = useQueryClient()
  const { noun, action } = said
  const inputFor = (values: ActionValues, files: Readonly<Record<string, readonly string[]>>) =>
    inputOf(asksNow(said.asks, action, problem, values), values, files, {
      enterprise: problem.enterpriseId,
      oneReceiver: action === 'reassign',
    })
  const form = useDraftForm<ActionValues>({
    form: `${noun}.${action}`,
    record: said.record,
    start: startWith(said.known),
    schema: schemaOfForm(said.takes, values => inputFor(values, {})),
    send: async (values, { requestId, files }) => {
      await said.send(requestId, inputFor(values, files))
      await queryClient.invalidateQueries({ queryKey: ['problem'] })
      announce(say('action.done', { action: sentence(said.words) }))
      onDone()
    },
  })
  const choices = useChoices(problem, action, form.values)
  return (
    <DraftFormView
      form={form}
      submitLabel={sentence(said.words)}
      onReload={() => void queryClient.invalidateQueries({ queryKey: ['problem', problem.id] })}
    >
      {said.needs && <p className="muted action-form__needs">{sentence(said.needs)}</p>}
      {noun === 'measure' && action === 'draft' && <ProposedMeasures form={form} problem={problem} />}
      {asksNow(said.asks, action, problem, form.values).map(ask => (
        <ActionField key={ask} form={form} ask={ask} noun={noun} action={action} problem={problem} choices={choices} />
      ))}
      {form.refusal?.code === 'staleVersion' && <ChangedSince noun={noun} current={form.refusal.current} />}
    </DraftFormView>
  )
}
