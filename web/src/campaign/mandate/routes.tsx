import { listChecklists, showChecklistDifference } from '#contract/mandate/checklist.ts'
import { page } from '#web/ground/page/page.tsx'
import type { StageRoutes } from '#web/ground/page/stage-routes.ts'
import { ledgerSearch } from '#web/ground/table/ledger-search.ts'
import { CampaignSearch } from './campaign-data/campaign-search.ts'
import { checklistWords } from './checklist/words.ts'
import { LateSearch, TaskSearch, TasksSearch } from './task/tasks-search.ts'
import { mandateWords } from './words.ts'

/** 任务分工: the plan's own duties, and the campaign as data. */
export const mandateRoutes: StageRoutes = {
  screens: { tasks: '/tasks', checklists: '/checklists', campaign: '/campaign' },
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
      path: '/checklists',
      search: ledgerSearch(listChecklists.query),
      words: [mandateWords, checklistWords],
      load: () => import('./checklist/checklists-page.tsx').then(module => module.ChecklistsPage),
    }),
    page({
      path: '/checklists/$id',
      words: [mandateWords, checklistWords],
      load: () => import('./checklist/checklist-page.tsx').then(module => module.ChecklistPage),
    }),
    page({
      path: '/checklists/$id/edit',
      words: [mandateWords, checklistWords],
      load: () => import('./checklist/edit-checklist-page.tsx').then(module => module.EditChecklistPage),
    }),
    page({
      path: '/checklists/$id/difference',
      search: showChecklistDifference.query,
      words: [mandateWords, checklistWords],
      load: () => import('./checklist/checklist-difference-page.tsx').then(module => module.ChecklistDifferencePage),
    }),
    page({
      path: '/campaign',
      search: CampaignSearch,
      words: [mandateWords],
      load: () => import('./campaign-data/campaign-page.tsx').then(module => module.CampaignPage),
    }),
  ],
}
