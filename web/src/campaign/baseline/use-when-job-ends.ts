import { useEffect, useRef } from 'react'
import type { JobView } from '#contract/ground/job.ts'
import { hasEnded, useJob } from '#web/ground/job-progress/use-job.ts'

/** Calls once when long work that was still going on has ended, however it did. */
export function useWhenJobEnds(jobId: string, onEnd: (job: JobView) => void): void {
  const { job } = useJob(jobId)
  const told = useRef<string | null>(null)
  const tell = useRef(onEnd)
  tell.current = onEnd
  useEffect(() => {
    if (!job || !hasEnded(job) || told.current === job.id) return
    told.current = job.id
    tell.current(job)
  }, [job])
}
