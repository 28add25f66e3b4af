import { useQuery } from '@tanstack/react-query'
import { listHangingRecords } from '#contract/baseline/hanging-record.ts'
import { call } from '#web/ground/http/call.ts'

/** The open problems of an enterprise, for the forms that must say what becomes of them. */
export function useHangingRecords(id: string) {
  return useQuery({
    queryKey: ['enterprise', id, 'hanging'],
    queryFn: ({ signal }) => call(listHangingRecords, { params: { id } }, { signal }),
  })
}
