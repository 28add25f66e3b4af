import { createRoute, redirect } from '@tanstack/react-router'
import { baselineRoutes } from '#web/campaign/baseline/routes.tsx'
import { mandateRoutes } from '#web/campaign/mandate/routes.tsx'
import { remediationRoutes } from '#web/campaign/remediation/routes.tsx'
import { documentRoutes } from '#web/ground/document/routes.tsx'
import { page } from '#web/ground/page/page.tsx'
import { frameRoute, rootRoute } from '#web/ground/page/root-route.ts'
import { navigationOf, type ScreenPaths, type StageRoutes } from '#web/ground/page/stage-routes.ts'
import { registerRefusalAids } from '#web/ground/refusal/refusal-aids.ts'
import { sessionQuery } from '#web/ground/session/session-query.ts'
import { viewsRoutes } from '#web/views/routes.tsx'
import { administrationRoutes } from './administration/routes.tsx'
import { NotFoundPage } from './not-found-page.tsx'
import { type Coming, SignInPage } from './sign-in-page.tsx'
import { StartPage } from './start-page.tsx'
import { appWords } from './words.ts'

/** One entry per stage, in the plan's order, then the views and 系统. A stage gives its own in `campaign/<stage>/routes.tsx`. */
const stages: readonly StageRoutes[] = [
  mandateRoutes,
  baselineRoutes,
  remediationRoutes,
  documentRoutes,
  viewsRoutes,
  administrationRoutes,
]

/** Where each screen of the navigation stands. */
export const screenPaths: ScreenPaths = Object.assign({}, ...stages.map(stage => stage.screens))

for (const stage of stages) registerRefusalAids(stage.aids ?? {})

/** What ⌘K asks besides the screens. */
export const paletteSources = stages.flatMap(stage => stage.palette ?? [])

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): Coming =>
    Object.fromEntries(
      (['to', 'refused', 'code', 'done'] as const).flatMap(name =>
        typeof search[name] === 'string' ? [[name, search[name]]] : [],
      ),
    ),
  component: SignInPage,
})

/** The address without a path leads to the first screen of the post: 今天要办的. */
const startRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/',
  beforeLoad: async ({ context }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery)
    const first = navigationOf(session?.screens ?? [], screenPaths)[0]
    if (first) throw redirect({ to: first.path, replace: true })
  },
  component: StartPage,
})

/** An address that leads nowhere is still met within the frame, with the navigation at hand. */
const elsewhereRoute = createRoute({ getParentRoute: () => frameRoute, path: '$', component: NotFoundPage })

const ownPages = [
  page({
    path: '/account',
    words: [appWords],
    load: () => import('./account-page.tsx').then(module => module.AccountPage),
  }),
  page({
    path: '/notifications',
    words: [appWords],
    load: () => import('./notifications-page.tsx').then(module => module.NotificationsPage),
  }),
]

export const routeTree = rootRoute.addChildren([
  signInRoute,
  frameRoute.addChildren([startRoute, ...ownPages, ...stages.flatMap(stage => stage.routes), elsewhereRoute]),
])
