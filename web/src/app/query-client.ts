import { QueryClient } from '@tanstack/react-query'
import { asRefusal } from '#web/ground/http/refusal.ts'

/**
 * What was read stays fresh for half a minute; live updates say earlier that something has changed. `call` already repeats
 * what met no answer, so a query is not tried again on top of that.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        gcTime: 10 * 60_000,
        retry: false,
        refetchOnWindowFocus: 'always',
        networkMode: 'always',
        throwOnError: (thrown, query) => query.state.data === undefined && asRefusal(thrown).status === 404,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
}
