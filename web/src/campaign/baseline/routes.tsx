import { page } from '#web/ground/page/page.tsx'
import type { StageRoutes } from '#web/ground/page/stage-routes.ts'
import { RegistrySearch } from './registry/registry-search.ts'
import { baselineWords } from './words.ts'

/** 摸清底数: the registry and its imports. The page of one enterprise spans all stages, so it is a view. */
export const baselineRoutes: StageRoutes = {
  screens: { registry: '/enterprises' },
  routes: [
    page({
      path: '/enterprises',
      search: RegistrySearch,
      words: [baselineWords],
      load: () => import('./registry/registry-page.tsx').then(module => module.RegistryPage),
    }),
  ],
}
