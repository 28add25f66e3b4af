import { listDuplicatePairs } from '#contract/baseline/duplicate-pair.ts'
import { listGuardApprovals } from '#contract/baseline/guard.ts'
import { listImportRows, listImports, showDifference } from '#contract/baseline/import.ts'
import { listIntegrityFindings } from '#contract/baseline/integrity.ts'
import { listListVersions, listVersionRows, showListDifference } from '#contract/baseline/list-version.ts'
import { listReview } from '#contract/baseline/review.ts'
import { documentWords } from '#web/ground/document/words.ts'
import { page } from '#web/ground/page/page.tsx'
import type { StageRoutes } from '#web/ground/page/stage-routes.ts'
import { ledgerSearch } from '#web/ground/table/ledger-search.ts'
import { AssessSearch } from './assessment/assess-search.ts'
import { assessmentWords } from './assessment/words.ts'
import { GuardSharesSearch } from './guard/guard-shares-search.ts'
import { guardWords } from './guard/words.ts'
import { integrityWords } from './integrity/words.ts'
import { ListTwoSearch } from './list-two/list-two-search.ts'
import { listTwoWords } from './list-two/words.ts'
import { AsOfSearch } from './lists/as-of-search.ts'
import { RegistrySearch } from './registry/registry-search.ts'
import { SignalsSearch } from './signal/signals-search.ts'
import { WatchSearch } from './watch/watch-search.ts'
import { baselineWords } from './words.ts'

/** 摸清底数: the registry and its imports. The page of one enterprise spans all stages, so it is a view. */
export const baselineRoutes: StageRoutes = {
  screens: {
    registry: '/enterprises',
    imports: '/imports',
    review: '/review',
    listTwo: '/list-two',
    duplicates: '/duplicates',
    integrity: '/integrity',
    guard: '/guard',
    lists: '/lists',
    signals: '/signals',
    watch: '/watch',
  },
  aids: {
    'guard.held': () => import('./guard/held-aid.tsx').then(module => module.HeldAid),
  },
  routes: [
    page({
      path: '/enterprises',
      search: RegistrySearch,
      words: [baselineWords, documentWords],
      load: () => import('./registry/registry-page.tsx').then(module => module.RegistryPage),
    }),
    page({
      path: '/enterprises/new',
      words: [baselineWords],
      load: () => import('./new-enterprise/new-enterprise-page.tsx').then(module => module.NewEnterprisePage),
    }),
    page({
      path: '/enterprises/$id/assess',
      search: AssessSearch,
      words: [assessmentWords],
      load: () => import('./assessment/assess-page.tsx').then(module => module.AssessPage),
    }),
    page({
      path: '/assessments',
      words: [assessmentWords],
      load: () => import('./assessment/progress-page.tsx').then(module => module.ProgressPage),
    }),
    page({
      path: '/assessments/$id',
      words: [assessmentWords],
      load: () => import('./assessment/assessment-page.tsx').then(module => module.AssessmentPage),
    }),
    page({
      path: '/review',
      search: ledgerSearch(listReview.query),
      words: [baselineWords],
      load: () => import('./review/review-page.tsx').then(module => module.ReviewPage),
    }),
    page({
      path: '/list-two',
      search: ListTwoSearch,
      words: [listTwoWords, baselineWords],
      load: () => import('./list-two/list-two-page.tsx').then(module => module.ListTwoPage),
    }),
    page({
      path: '/signals',
      search: SignalsSearch,
      words: [listTwoWords, baselineWords],
      load: () => import('./signal/signals-page.tsx').then(module => module.SignalsPage),
    }),
    page({
      path: '/watch',
      search: WatchSearch,
      words: [listTwoWords, baselineWords],
      load: () => import('./watch/watch-page.tsx').then(module => module.WatchPage),
    }),
    page({
      path: '/imports',
      search: ledgerSearch(listImports.query),
      words: [baselineWords],
      load: () => import('./imports/imports-page.tsx').then(module => module.ImportsPage),
    }),
    page({
      path: '/imports/new',
      words: [baselineWords],
      load: () => import('./imports/new-import-page.tsx').then(module => module.NewImportPage),
    }),
    page({
      path: '/imports/$id',
      search: ledgerSearch(listImportRows.query),
      words: [baselineWords],
      load: () => import('./imports/import-rows-page.tsx').then(module => module.ImportRowsPage),
    }),
    page({
      path: '/imports/$id/columns',
      words: [baselineWords],
      load: () => import('./imports/import-columns-page.tsx').then(module => module.ImportColumnsPage),
    }),
    page({
      path: '/imports/$id/difference',
      search: ledgerSearch(showDifference.query),
      words: [baselineWords],
      load: () => import('./imports/import-difference-page.tsx').then(module => module.ImportDifferencePage),
    }),
    page({
      path: '/duplicates',
      search: ledgerSearch(listDuplicatePairs.query),
      words: [baselineWords],
      load: () => import('./duplicates/duplicates-page.tsx').then(module => module.DuplicatesPage),
    }),
    page({
      path: '/integrity',
      words: [integrityWords],
      load: () => import('./integrity/integrity-page.tsx').then(module => module.IntegrityPage),
    }),
    page({
      path: '/integrity/$rule',
      search: ledgerSearch(listIntegrityFindings.query.omit({ rule: true })),
      words: [integrityWords],
      load: () => import('./integrity/findings-page.tsx').then(module => module.FindingsPage),
    }),
    page({
      path: '/guard',
      search: ledgerSearch(listGuardApprovals.query),
      words: [guardWords],
      load: () => import('./guard/guard-page.tsx').then(module => module.GuardPage),
    }),
    page({
      path: '/guard/shares',
      search: GuardSharesSearch,
      words: [guardWords],
      load: () => import('./guard/guard-shares-page.tsx').then(module => module.GuardSharesPage),
    }),
    page({
      path: '/guard/$id',
      words: [guardWords],
      load: () => import('./guard/guard-approval-page.tsx').then(module => module.GuardApprovalPage),
    }),
    page({
      path: '/lists',
      search: ledgerSearch(listListVersions.query),
      words: [baselineWords],
      load: () => import('./lists/lists-page.tsx').then(module => module.ListsPage),
    }),
    page({
      path: '/lists/as-of',
      search: AsOfSearch,
      words: [baselineWords],
      load: () => import('./lists/list-as-of-page.tsx').then(module => module.ListAsOfPage),
    }),
    page({
      path: '/list-versions/$id',
      search: ledgerSearch(listVersionRows.query),
      words: [baselineWords, documentWords],
      load: () => import('./lists/list-version-page.tsx').then(module => module.ListVersionPage),
    }),
    page({
      path: '/list-versions/$id/difference',
      search: ledgerSearch(showListDifference.query),
      words: [baselineWords],
      load: () => import('./lists/list-difference-page.tsx').then(module => module.ListDifferencePage),
    }),
  ],
}
