import { useEffect } from 'react'
import type { JobView } from '#contract/ground/job.ts'
import { JobProgress } from '#web/ground/job-progress/job-progress.tsx'
import { hasEnded, useJob } from '#web/ground/job-progress/use-job.ts'

/** How far the backup is that was asked for here; gives way to the list when it has ended. */
export function BackupUnderWay({ id, onEnded }: { id: string; onEnded: (job: JobView) => void }) {
  const { job } = useJob(id)
  const ended = job && hasEnded(job) ? job : null
  useEffect(() => {
    if (ended) onEnded(ended)
  }, [ended, onEnded])
  return ended ? null : <JobProgress id={id} />
}
