import { page } from '#web/ground/page/page.tsx'
import type { StageRoutes } from '#web/ground/page/stage-routes.ts'
import { CampaignSearch } from './campaign-data/campaign-search.ts'
import { LateSearch, TaskSearch, TasksSearch } from './task/tasks-search.ts'
import { mandateWords } from './words.ts'

/** 任务分工: the plan's own duties, and the campaign as data. */
export const mandateRoutes: StageRoutes = {
  screens: { tasks: '/tasks', campaign: '/campaign' },
  routes: [
    page({
      path: '/tasks',
      search: TasksSearch,
      words: [mandateWords],
      load: () => import('./task/tasks-page.tsx').then(module => module.TasksPage),
    }),
    page({
      path: '/tasks/late',
      search: LateSearch,
      words: [mandateWords],
      load: () => import('./task/late-units-page.tsx').then(module => module.LateUnitsPage),
    }),
    page({
      path: '/tasks/$id',
      search: TaskSearch,
      words: [mandateWords],
      load: () => import('./task/task-page.tsx').then(module => module.TaskPage),
    }),
    page({
      path: '/campaign',
      search: CampaignSearch,
      words: [mandateWords],
      load: () => import('./campaign-data/campaign-page.tsx').then(module => module.CampaignPage),
    }),
  ],
}
