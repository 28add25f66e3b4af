import { baselineWords } from '#web/campaign/baseline/words.ts'
import { documentWords } from '#web/ground/document/words.ts'
import { page } from '#web/ground/page/page.tsx'
import type { StageRoutes } from '#web/ground/page/stage-routes.ts'
import { BoardSearch, ProblemsSearch } from './list/problems-search.ts'
import { ProblemSearch } from './problem/problem-search.ts'
import { ReportSearch } from './report/report-search.ts'
import { remediationWords } from './words.ts'

/** 治理整改: problems from 上报 to 销号, as a list, by state, and one by one. */
export const remediationRoutes: StageRoutes = {
  screens: { problems: '/problems' },
  routes: [
    page({
      path: '/problems',
      search: ProblemsSearch,
      words: [remediationWords],
      load: () => import('./list/problems-page.tsx').then(module => module.ProblemsPage),
    }),
    page({
      path: '/problems/board',
      search: BoardSearch,
      words: [remediationWords],
      load: () => import('./board/problem-board-page.tsx').then(module => module.ProblemBoardPage),
    }),
    page({
      path: '/problems/new',
      search: ReportSearch,
      words: [remediationWords, baselineWords],
      load: () => import('./report/report-problem-page.tsx').then(module => module.ReportProblemPage),
    }),
    page({
      path: '/problems/$id',
      search: ProblemSearch,
      words: [remediationWords, documentWords],
      load: () => import('./problem/problem-page.tsx').then(module => module.ProblemPage),
    }),
  ],
}
