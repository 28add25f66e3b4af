import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { cancelJob, type JobView, retryJob, showJob } from '#contract/ground/job.ts'
import { announce } from '../announce/announce.ts'
import { call } from '../http/call.ts'
import { makeRequestId } from '../http/make-request-id.ts'
import { asRefusal } from '../http/refusal.ts'
import { useSentence } from '../words/use-words.ts'

/** Whether there is nothing more to wait for. */
export function hasEnded(job: Pick<JobView, 'state'>): boolean {
  return job.state === 'done' || job.state === 'failed' || job.state === 'cancelled'
}

/** Milliseconds between looks: quick at first, then so that an hour's work does not ask three thousand times. */
export function pauseBetweenLooks(looks: number): number {
  return Math.min(10_000, 600 * 1.25 ** Math.min(looks, 20))
}

/** Long work as it stands, looked at until it has ended. Trying its refused rows again is work of its own, and is followed in its place. */
export function useJob(asked: string) {
  const queryClient = useQueryClient()
  const sentence = useSentence()
  const [again, setAgain] = useState<{ of: string; id: string } | null>(null)
  const id = again?.of === asked ? again.id : asked
  const keyOf = (job: string) => ['jobs', job]
  const query = useQuery({
    queryKey: keyOf(id),
    queryFn: ({ signal }) => call(showJob, { params: { id } }, { signal }),
    refetchInterval: ({ state }) =>
      state.data && hasEnded(state.data) ? false : pauseBetweenLooks(state.dataUpdateCount),
  })
  const change = async (doing: Promise<JobView>) => {
    try {
      const job = await doing
      queryClient.setQueryData(keyOf(job.id), job)
      if (job.id !== id) setAgain({ of: asked, id: job.id })
    } catch (thrown) {
      announce(sentence(asRefusal(thrown).detail))
    }
    await queryClient.invalidateQueries({ queryKey: keyOf(id) })
  }
  return {
    job: query.data,
    error: query.error,
    cancel: () => change(call(cancelJob, { params: { id } })),
    retry: () => change(call(retryJob, { params: { id }, body: { requestId: makeRequestId() } })),
  }
}
