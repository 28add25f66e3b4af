import { useQuery } from '@tanstack/react-query'
import { showImport } from '#contract/baseline/import.ts'
import { call } from '#web/ground/http/call.ts'

/** First part of the key of everything that is read of imports; live updates of batches come under it. */
export const batchTopic = 'importBatch'

/** One batch as it stands. */
export function useBatch(id: string) {
  return useQuery({
    queryKey: [batchTopic, id],
    queryFn: ({ signal }) => call(showImport, { params: { id } }, { signal }),
  })
}
