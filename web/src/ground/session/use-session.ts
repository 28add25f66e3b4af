import { useQuery } from '@tanstack/react-query'
import type { PostView, SessionView } from '#contract/ground/identity.ts'
import type { ScreenKey } from '#contract/ground/screen.ts'
import { now } from '../clock/now.ts'
import { shanghaiParts } from '../time/say-time.ts'
import { sessionQuery } from './session-query.ts'

/** Who is signed in, or null. */
export function useSessionOrNull(): SessionView | null {
  return useQuery(sessionQuery).data ?? null
}

/** Who is signed in; for pages in the frame, which nobody else reaches. */
export function useSession(): SessionView {
  const session = useSessionOrNull()
  if (!session) throw new Error('this page was opened without a session')
  return session
}

/** The post acted in; null for a person who holds none. */
export function useActingPost(): PostView | null {
  const session = useSession()
  return session.posts.find(post => post.id === session.actingPost) ?? null
}

/** Whether the acting post may open a screen. */
export function useMayOpen(): (screen: ScreenKey) => boolean {
  const session = useSessionOrNull()
  return screen => session?.screens.includes(screen) ?? false
}

/** The day of business time; before sign-in the real one in Shanghai. */
export function useBusinessDay(): string {
  const session = useSessionOrNull()
  return session?.businessDay ?? shanghaiParts(now().toISOString()).day
}
