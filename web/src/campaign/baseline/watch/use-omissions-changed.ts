import { useQueryClient } from '@tanstack/react-query'

/** Has everything read again that a decision on an omission changes: list two and list one beside the omissions themselves. */
export function useOmissionsChanged(): () => Promise<void> {
  const queryClient = useQueryClient()
  return async () => {
    for (const topic of ['omission', 'inclusion', 'enterprise'])
      await queryClient.invalidateQueries({ queryKey: [topic] })
  }
}
