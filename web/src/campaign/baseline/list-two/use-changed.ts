import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'

/** Reads again what hangs on an enterprise, and the line that the act has left in its file. */
export function useChanged(enterpriseId: string): (topic: string) => Promise<void> {
  const queryClient = useQueryClient()
  return useCallback(
    async topic => {
      await queryClient.invalidateQueries({ queryKey: [topic] })
      await queryClient.invalidateQueries({ queryKey: ['problem', 'timeLine', enterpriseId] })
    },
    [queryClient, enterpriseId],
  )
}
