import { useQueryClient } from '@tanstack/react-query'
import { problemStates } from '#contract/remediation/problem.states.ts'
import type { ProblemRow } from '#contract/remediation/problem.ts'
import { actOnProblems, type BulkAction, problemInputs } from '#contract/remediation/problem-actions.ts'
import { DraftFormView } from '#web/ground/form/draft-form-view.tsx'
import { useDraftForm } from '#web/ground/form/use-draft-form.ts'
import { call } from '#web/ground/http/call.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { ActionField } from '../action/action-field.tsx'
import { type ActionValues, startWith } from '../action/action-values.ts'
import { problemAsks } from '../action/asks.ts'
import { type Ask, inputOf, nameOf } from '../action/input-of.ts'
import { schemaOfForm } from '../action/schema-of-form.ts'
import { remediationWords } from '../words.ts'
import { useBulkChoices } from './use-bulk-choices.ts'

/** Fields that make sense for many at once: no proof of a single visit, no share of a single hop, no day that differs from one to the next. */
const single = /^(onBehalfOf|proofOfService)\.|^until$/

/** One action on all chosen problems; each is answered by itself, and what was chosen is acted on as it was seen. */
export function BulkForm({
  action,
  rows,
  onStarted,
}: {
  action: BulkAction
  rows: readonly ProblemRow[]
  onStarted: (job: string) => void
}) {
  const say = useWords(remediationWords)
  const sentence = useSentence()
  const queryClient = useQueryClient()
  const { words, needs } = problemStates.actions[action]
  const asksNow = (values: ActionValues): Ask[] =>
    problemAsks[action].filter(ask => {
      const name = nameOf(ask)
      if (name.startsWith('basis.') && name !== 'basis.kind') return values['basis.kind'] !== 'self'
      return !single.test(name)
    })
  const form = useDraftForm<ActionValues>({
    form: `problems.${action}`,
    record: 'bulk',
    start: startWith({ next: 'workHere' }),
    schema: schemaOfForm(problemInputs[action], values => inputOf(asksNow(values), values, {}, { enterprise: null })),
    send: async (values, { requestId, files }) => {
      const input = inputOf(asksNow(values), values, files, { enterprise: null })
      const items = rows.map(({ id, version }) => ({ id, version }))
      const job = await call(actOnProblems, { body: { requestId, action, items, input } })
      queryClient.setQueryData(['jobs', job.id], job)
      onStarted(job.id)
    },
  })
  const choices = useBulkChoices(rows)
  return (
    <DraftFormView form={form} submitLabel={say('bulk.start', { action: sentence(words), count: rows.length })}>
      <p className="action-form__needs">{say('bulk.each', { count: rows.length })}</p>
      {needs && <p className="muted action-form__needs">{sentence(needs)}</p>}
      {asksNow(form.values).map(ask => (
        <ActionField key={ask} form={form} ask={ask} noun="problem" action={action} problem={null} choices={choices} />
      ))}
    </DraftFormView>
  )
}
