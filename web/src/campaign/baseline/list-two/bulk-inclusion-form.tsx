import { useQueryClient } from '@tanstack/react-query'
import { inclusionStates } from '#contract/baseline/inclusion.states.ts'
import {
  actOnInclusions,
  type InclusionBulkAction,
  type InclusionRow,
  ProposalInput,
} from '#contract/baseline/inclusion.ts'
import { DraftFormView } from '#web/ground/form/draft-form-view.tsx'
import { LongTextField } from '#web/ground/form/fields.tsx'
import { useDraftForm } from '#web/ground/form/use-draft-form.ts'
import { call } from '#web/ground/http/call.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { ProposalFields, VerdictFields } from '../inclusion/inclusion-fields.tsx'
import { listTwoWords } from './words.ts'

/** What is said of all chosen rows at once; each is answered by itself, and a signature binds to what each row showed. */
export function BulkInclusionForm({
  action,
  rows,
  onStarted,
}: {
  action: InclusionBulkAction
  rows: readonly InclusionRow[]
  onStarted: (job: string) => void
}) {
  const say = useWords(listTwoWords)
  const sentence = useSentence()
  const queryClient = useQueryClient()
  const { words, needs } = inclusionStates.actions[action]
  const form = useDraftForm({
    form: `listTwo.${action}`,
    record: rows.length === 1 ? `${rows[0]?.enterpriseId} ${rows[0]?.industry}` : 'many',
    start: { proposal: 'in', clause: '', reason: '', verdict: 'agree', words: '' },
    ...(action === 'propose' ? { schema: ProposalInput } : {}),
    send: async (values, { requestId }) => {
      const items = rows.map(({ enterpriseId, industry, id, version, proposalHash }) => ({
        enterpriseId,
        industry,
        id,
        version,
        hash: proposalHash,
      }))
      const { proposal, clause, reason, verdict, words: said } = values
      const input =
        action === 'propose'
          ? { proposal: proposal as 'in' | 'out', clause, reason }
          : action === 'countersign'
            ? { verdict: verdict as 'agree' | 'dissent', words: said }
            : { words: said }
      const job = await call(actOnInclusions, { body: { requestId, action, items, input } })
      queryClient.setQueryData(['jobs', job.id], job)
      onStarted(job.id)
    },
  })
  return (
    <DraftFormView form={form} submitLabel={sentence(words)}>
      {needs && <p className="muted">{sentence(needs)}</p>}
      {action === 'propose' && <ProposalFields form={form} />}
      {action === 'countersign' && <VerdictFields form={form} />}
      {(action === 'include' || action === 'exclude') && (
        <LongTextField form={form} name="words" label={say('field.words')} hint={say('field.decisionHint')} optional />
      )}
    </DraftFormView>
  )
}
