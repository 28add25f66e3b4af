import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'
import { enterpriseStates } from '#contract/baseline/enterprise.states.ts'
import { type ReviewAction, type ReviewRow, reviewEnterprises } from '#contract/baseline/review.ts'
import { Dialog } from '#web/ground/dialog/dialog.tsx'
import { DraftFormView } from '#web/ground/form/draft-form-view.tsx'
import { LongTextField } from '#web/ground/form/fields.tsx'
import { useDraftForm } from '#web/ground/form/use-draft-form.ts'
import { call } from '#web/ground/http/call.ts'
import { JobProgress } from '#web/ground/job-progress/job-progress.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { useWhenJobEnds } from '../use-when-job-ends.ts'
import { baselineWords } from '../words.ts'
import './review.css'

const WithReason = z.object({ reason: z.string().trim().min(2).max(1000) })

/** One answer to one or many records: what is about to be passed or returned, then row by row what became of it. */
export function ReviewDialog({
  action,
  rows,
  onAnswered,
  onClose,
}: {
  action: ReviewAction
  rows: readonly ReviewRow[]
  /** The records have been answered, each as the outcome says. */
  onAnswered: () => void
  onClose: () => void
}) {
  const say = useWords(baselineWords)
  const sentence = useSentence()
  const [jobId, setJobId] = useState<string | null>(null)
  const words = sentence(enterpriseStates.actions[action].words)
  const title =
    rows.length === 1 ? `${words} · ${rows[0]?.name ?? ''}` : say('review.many', { action: words, count: rows.length })
  return (
    <Dialog side title={title} onClose={onClose}>
      {jobId === null ? (
        <ReviewForm action={action} rows={rows} words={words} onStart={setJobId} />
      ) : (
        <Answering jobId={jobId} onAnswered={onAnswered} />
      )}
    </Dialog>
  )
}

function ReviewForm({
  action,
  rows,
  words,
  onStart,
}: {
  action: ReviewAction
  rows: readonly ReviewRow[]
  words: string
  onStart: (jobId: string) => void
}) {
  const say = useWords(baselineWords)
  const returning = action === 'returnForCorrection'
  const form = useDraftForm<{ reason: string }>({
    form: `review.${action}`,
    record: rows.length === 1 ? (rows[0]?.id ?? 'many') : 'many',
    start: { reason: '' },
    ...(returning ? { schema: WithReason } : {}),
    send: async ({ reason }, { requestId }) => {
      const items = rows.map(({ id, version }) => ({ id, version }))
      const job = await call(reviewEnterprises, {
        body: { requestId, action, items, ...(returning ? { reason } : {}) },
      })
      onStart(job.id)
    },
  })
  return (
    <DraftFormView form={form} submitLabel={words}>
      <Remarks rows={rows} />
      {returning && (
        <LongTextField form={form} name="reason" label={say('review.reason')} hint={say('review.reasonHint')} />
      )}
    </DraftFormView>
  )
}

/** What is to be looked at before so many are answered at once. */
function Remarks({ rows }: { rows: readonly ReviewRow[] }) {
  const say = useWords(baselineWords)
  const counted = new Map<ReviewRow['remarks'][number], number>()
  for (const { remarks } of rows) for (const remark of remarks) counted.set(remark, (counted.get(remark) ?? 0) + 1)
  if (counted.size === 0) return null
  return (
    <section className="review__remarks">
      <h3>{say('review.lookFirst')}</h3>
      <ul>
        {[...counted].map(([remark, count]) => (
          <li key={remark}>{say('review.remarkOf', { remark: say(`review.remark.${remark}`), count })}</li>
        ))}
      </ul>
    </section>
  )
}

function Answering({ jobId, onAnswered }: { jobId: string; onAnswered: () => void }) {
  const queryClient = useQueryClient()
  useWhenJobEnds(jobId, () => {
    void queryClient.invalidateQueries({ queryKey: ['enterprise'] })
    onAnswered()
  })
  return <JobProgress id={jobId} />
}
