import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { changePreferences, type Preferences, type SessionView } from '#contract/ground/identity.ts'
import { announce } from '#web/ground/announce/announce.ts'
import { call } from '#web/ground/http/call.ts'
import { asRefusal } from '#web/ground/http/refusal.ts'
import { sessionQuery } from '#web/ground/session/session-query.ts'
import { switchLocale } from '#web/ground/words/start-words.ts'
import { useSentence } from '#web/ground/words/use-words.ts'

/** Changes how things are shown: in sight at once, kept with the account, taken back with a sentence if that fails. */
export function useChangePreferences(): (change: Partial<Preferences>) => Promise<void> {
  const queryClient = useQueryClient()
  const sentence = useSentence()
  return useCallback(
    async change => {
      const before = queryClient.getQueryData(sessionQuery.queryKey)
      if (!before) return
      const inSight: SessionView = { ...before, preferences: { ...before.preferences, ...change } }
      queryClient.setQueryData(sessionQuery.queryKey, inSight)
      if (change.locale) await switchLocale(change.locale)
      try {
        const preferences = await call(changePreferences, { body: change })
        queryClient.setQueryData(sessionQuery.queryKey, now => (now ? { ...now, preferences } : now))
      } catch (thrown) {
        queryClient.setQueryData(sessionQuery.queryKey, before)
        announce(sentence(asRefusal(thrown).detail))
      }
    },
    [queryClient, sentence],
  )
}
