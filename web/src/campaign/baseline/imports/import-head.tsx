import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { importStates } from '#contract/baseline/import.states.ts'
import type { ImportBatchView } from '#contract/baseline/import.ts'
import { JobProgress } from '#web/ground/job-progress/job-progress.tsx'
import { hasEnded } from '#web/ground/job-progress/use-job.ts'
import { PageHead } from '#web/ground/page/page-head.tsx'
import { StateWord } from '#web/ground/state-word/state-word.tsx'
import { Time } from '#web/ground/time/time.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { useWhenJobEnds } from '../use-when-job-ends.ts'
import { baselineWords } from '../words.ts'
import { BatchActions } from './batch-actions.tsx'
import { batchTone } from './batch-tone.ts'
import { batchTopic } from './use-batch.ts'
import './imports.css'

/** The head of a batch's pages: which file, whose, how it stands, what may be done, what is going on, and the ways to its parts. */
export function ImportHead({ batch }: { batch: ImportBatchView }) {
  const say = useWords(baselineWords)
  const sentence = useSentence()
  const working = batch.job !== null && !hasEnded(batch.job)
  return (
    <>
      <PageHead
        title={batch.fileName}
        below={
          <>
            <StateWord tone={batchTone[batch.state]}>{sentence(importStates.states[batch.state])}</StateWord>{' '}
            {batch.unitName} {batch.personName} · <Time at={batch.uploadedAt} /> · {sayBytes(batch.fileSize)} ·{' '}
            <Link to="/imports" className="batch__all">
              {say('imports.all')}
            </Link>
          </>
        }
        action={working ? undefined : <BatchActions batch={batch} />}
      />
      {batch.message && (
        <p className={batch.state === 'refused' ? 'notice notice--wrong' : 'notice'} role="alert">
          {sentence(batch.message)} <Link to="/imports/new">{say('imports.another')}</Link>
        </p>
      )}
      {batch.notices.map(notice => (
        <p key={notice.code} className="notice">
          {sentence(notice)}
        </p>
      ))}
      {batch.job && (working ? <Working jobId={batch.job.id} /> : <Ended job={batch.job} batchId={batch.id} />)}
      {batch.sheets.length > 0 && (
        <nav className="parts" aria-label={say('imports.parts')}>
          <Link to={`/imports/${batch.id}`} activeOptions={{ exact: true, includeSearch: false }}>
            {say('imports.rows')}
          </Link>
          <Link to={`/imports/${batch.id}/columns`}>{say('imports.columns')}</Link>
          <Link to={`/imports/${batch.id}/difference`} activeOptions={{ includeSearch: false }}>
            {say('imports.difference')}
          </Link>
        </nav>
      )}
    </>
  )
}

/** Work that is going on; when it ends, everything of imports and of the registry is read again. */
function Working({ jobId }: { jobId: string }) {
  const queryClient = useQueryClient()
  useWhenJobEnds(jobId, () => {
    void queryClient.invalidateQueries({ queryKey: [batchTopic] })
    void queryClient.invalidateQueries({ queryKey: ['enterprise'] })
  })
  return <JobProgress id={jobId} />
}

/** How the last work ended, with the way to the rows it did not do. */
function Ended({ job, batchId }: { job: NonNullable<ImportBatchView['job']>; batchId: string }) {
  const say = useWords(baselineWords)
  const sentence = useSentence()
  const state = job.kind === 'undoList' ? 'left' : 'failed'
  if (job.kind === 'judgeList' && job.state === 'done') return null
  return (
    <p className={job.state === 'failed' ? 'notice notice--wrong' : 'notice'} role="status">
      {job.state === 'cancelled' ? say('imports.cancelled') : sentence(job.words)}{' '}
      {(job.result?.refused ?? 0) > 0 && (
        <Link to={`/imports/${batchId}`} search={{ state }}>
          {say('imports.seeThose')}
        </Link>
      )}
    </p>
  )
}

function sayBytes(bytes: number): string {
  return bytes < 1_048_576 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`
}
