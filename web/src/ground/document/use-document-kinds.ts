import { useQuery } from '@tanstack/react-query'
import { listDocumentKinds } from '#contract/ground/document-kind.ts'
import { call } from '../http/call.ts'
import { useMayOpen, useSession } from '../session/use-session.ts'

/** Kinds of paper, whether the acting post may draft, and who has issued what it sees; undefined until it is known. */
export function useDocumentKinds() {
  const { actingPost } = useSession()
  const enabled = useMayOpen()('documents')
  return useQuery({
    queryKey: ['documentKinds', actingPost],
    queryFn: ({ signal }) => call(listDocumentKinds, {}, { signal }),
    enabled,
  }).data
}
