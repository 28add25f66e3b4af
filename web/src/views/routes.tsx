import { search } from '#contract/views/search.ts'
import { assessmentWords } from '#web/campaign/baseline/assessment/words.ts'
import { listTwoWords } from '#web/campaign/baseline/list-two/words.ts'
import { baselineWords } from '#web/campaign/baseline/words.ts'
import { planWords } from '#web/campaign/remediation/enterprise-plan/words.ts'
import { documentWords } from '#web/ground/document/words.ts'
import { call } from '#web/ground/http/call.ts'
import { page } from '#web/ground/page/page.tsx'
import type { StageRoutes } from '#web/ground/page/stage-routes.ts'
import { BoardSearch } from './board/board-search.ts'
import { CellSearch } from './board/cell-search.ts'
import { OwnViewSearch } from './own-view/own-view-search.ts'
import { ownWords } from './own-view/words.ts'
import { viewsWords } from './words.ts'
import { WorklistSearch } from './worklist/worklist-search.ts'

/** Worklist, boards and what ⌘K finds. */
export const viewsRoutes: StageRoutes = {
  screens: { ownView: '/my-enterprise', worklist: '/worklist', boards: '/boards' },
  routes: [
    page({
      path: '/worklist',
      search: WorklistSearch,
      words: [viewsWords],
      load: () => import('./worklist/worklist-page.tsx').then(module => module.WorklistPage),
    }),
    page({
      path: '/my-enterprise',
      search: OwnViewSearch,
      words: [ownWords],
      load: () => import('./own-view/own-view-page.tsx').then(module => module.OwnViewPage),
    }),
    page({
      path: '/enterprises/$id',
      words: [baselineWords, listTwoWords, assessmentWords, planWords, ownWords, documentWords],
      load: () => import('./dossier/enterprise-page.tsx').then(module => module.EnterprisePage),
    }),
    page({
      path: '/duplicates/$id',
      words: [baselineWords],
      load: () => import('./duplicate/duplicate-pair-page.tsx').then(module => module.DuplicatePairPage),
    }),
    page({
      path: '/boards',
      search: BoardSearch,
      words: [viewsWords],
      load: () => import('./board/board-page.tsx').then(module => module.BoardPage),
    }),
    page({
      path: '/boards/rows',
      search: CellSearch,
      words: [viewsWords, documentWords],
      load: () => import('./board/cell-rows-page.tsx').then(module => module.CellRowsPage),
    }),
  ],
  palette: [
    {
      key: 'records',
      screen: 'problems',
      heading: { zh: '企业、问题、任务', en: 'Enterprises, problems, tasks' },
      find: async (text, signal) => {
        if (text.trim().length < 2) return []
        const { results } = await call(search, { query: { q: text } }, { signal })
        return results.map(result => ({
          key: `${result.kind} ${result.id}`,
          title: result.title,
          note: result.detail,
          link: result.link,
        }))
      },
    },
  ],
}
