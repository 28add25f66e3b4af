import { useQuery, useQueryClient } from '@tanstack/react-query'
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

/** Long work as it stands, looked at until it has ended. */
export function useJob(id: string) {
  const queryClient = useQueryClient()
  const sentence = useSentence()
  const queryKey = ['jobs', id]
  const query = useQuery({
    queryKey,
    queryFn: ({ signal }) => call(showJob, { params: { id } }, { signal }),
    refetchInterval: ({ state }) =>
      state.data && hasEnded(state.data) ? false : pauseBetweenLooks(state.dataUpdateCount),
  })
  const change = async (doing: Promise<JobView>) => {
    try {
      queryClient.setQueryData(queryKey, await doing)
    } catch (thrown) {
      announce(sentence(asRefusal(thrown).detail))
    }
    await queryClient.invalidateQueries({ queryKey })
  }
  return {
    job: query.data,
    error: query.error,
    cancel: () => change(call(cancelJob, { params: { id } })),
    retry: () => change(call(retryJob, { params: { id }, body: { requestId: makeRequestId() } })),
  }
}
