import { listTwoWords } from '#web/campaign/baseline/list-two/words.ts'
import { baselineWords } from '#web/campaign/baseline/words.ts'
import { documentWords } from '#web/ground/document/words.ts'
import { page } from '#web/ground/page/page.tsx'
import type { StageRoutes } from '#web/ground/page/stage-routes.ts'
import { PlanOfSearch, PlanSearch, PlansSearch } from './enterprise-plan/plan-search.ts'
import { planWords } from './enterprise-plan/words.ts'
import { ExchangeRoundSearch, ExchangeSearch } from './exchange/exchange-search.ts'
import { exchangeWords } from './exchange/words.ts'
import { BoardSearch, ProblemsSearch } from './list/problems-search.ts'
import { ProblemSearch } from './problem/problem-search.ts'
import { ReportSearch } from './report/report-search.ts'
import { remediationWords } from './words.ts'

/** 治理整改: problems from 上报 to 销号, and the plans of enterprises that answer them. */
export const remediationRoutes: StageRoutes = {
  screens: { problems: '/problems', enterprisePlans: '/enterprise-plans', exchange: '/exchange' },
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
    page({
      path: '/exchange',
      search: ExchangeSearch,
      words: [exchangeWords, listTwoWords, baselineWords],
      load: () => import('./exchange/exchange-page.tsx').then(module => module.ExchangePage),
    }),
    page({
      path: '/exchange/$id',
      search: ExchangeRoundSearch,
      words: [exchangeWords],
      load: () => import('./exchange/exchange-round-page.tsx').then(module => module.ExchangeRoundPage),
    }),
    page({
      path: '/enterprise-plans',
      search: PlansSearch,
      words: [planWords],
      load: () => import('./enterprise-plan/plans-page.tsx').then(module => module.PlansPage),
    }),
    page({
      path: '/enterprise-plans/$id',
      search: PlanSearch,
      words: [planWords],
      load: () => import('./enterprise-plan/plan-page.tsx').then(module => module.PlanPage),
    }),
    page({
      path: '/enterprises/$id/plan',
      search: PlanOfSearch,
      words: [planWords],
      load: () => import('./enterprise-plan/plan-of-enterprise-page.tsx').then(module => module.PlanOfEnterprisePage),
    }),
    page({
      path: '/enterprises/$id/plan/draft',
      search: PlanOfSearch,
      words: [planWords],
      load: () => import('./enterprise-plan/draft/plan-draft-page.tsx').then(module => module.PlanDraftPage),
    }),
  ],
}
