import type { QueryClient } from '@tanstack/react-query'
import { type AnyRouter, createRouter } from '@tanstack/react-router'
import { PageSkeleton } from '#web/ground/page/page-skeleton.tsx'
import { frameRoute } from '#web/ground/page/root-route.ts'
import { parseSearch, stringifySearch } from '#web/ground/page/search.ts'
import { ErrorPage } from './error-page.tsx'
import { Frame } from './frame.tsx'
import { NotFoundPage } from './not-found-page.tsx'
import { routeTree } from './routes.tsx'

/** The router of the app. */
export function createAppRouter(queryClient: QueryClient): AnyRouter {
  frameRoute.update({ component: Frame })
  return createRouter({
    routeTree,
    context: { queryClient },
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    defaultPendingComponent: PageSkeleton,
    defaultPendingMs: 80,
    defaultErrorComponent: ErrorPage,
    defaultNotFoundComponent: NotFoundPage,
    scrollRestoration: true,
    scrollToTopSelectors: ['#main'],
  })
}
