import { useQueries } from '@tanstack/react-query'
import { type FileView, showFile } from '#contract/ground/file.ts'
import { call } from '../http/call.ts'

/** What is known about files, which never change; those out of reach are left out. Null until all have answered. */
export function useFiles(ids: readonly string[]): readonly FileView[] | null {
  return useQueries({
    queries: ids.map(id => ({
      queryKey: ['file', id],
      queryFn: ({ signal }: { signal: AbortSignal }) => call(showFile, { params: { id } }, { signal }),
      staleTime: Number.POSITIVE_INFINITY,
      retry: false,
    })),
    combine: answers =>
      answers.some(answer => answer.isPending) ? null : answers.flatMap(answer => (answer.data ? [answer.data] : [])),
  })
}
