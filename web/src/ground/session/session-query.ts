import { queryOptions } from '@tanstack/react-query'
import { type SessionView, showSession } from '#contract/ground/identity.ts'
import { call } from '../http/call.ts'
import { Refusal } from '../http/refusal.ts'

/** Who is signed in; null for nobody. Fetched once and put right by sign-in, sign-out and the choice of a post. */
export const sessionQuery = queryOptions<SessionView | null>({
  queryKey: ['session'],
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
  // A session that ends while a page is open is met by the sign-in laid over it, not by taking the page away.
  refetchOnWindowFocus: false,
  refetchOnReconnect: false,
  queryFn: async ({ signal }) => {
    try {
      return await call(showSession, {}, { signal, whenSignedOut: 'throw' })
    } catch (thrown) {
      if (thrown instanceof Refusal && thrown.status === 401) return null
      throw thrown
    }
  },
})
