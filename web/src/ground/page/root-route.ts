import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, redirect } from '@tanstack/react-router'
import { sessionQuery } from '../session/session-query.ts'

/** What every route can reach. */
export interface RouteContext {
  readonly queryClient: QueryClient
}

export const rootRoute = createRootRouteWithContext<RouteContext>()()

/**
 * Parent of every page that stands in the frame: whoever is not signed in is led to the sign-in page and back to where they
 * wanted to go. Its looks come from the app, which knows the pages.
 */
export const frameRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'frame',
  beforeLoad: async ({ context, location }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery)
    if (!session) throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { to: location.href } })
  },
})
