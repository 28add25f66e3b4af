import { z } from 'zod'
import { listAudit } from '#contract/ground/audit.ts'
import { listGrants, listPeople } from '#contract/ground/organisation.ts'
import { page } from '#web/ground/page/page.tsx'
import type { StageRoutes } from '#web/ground/page/stage-routes.ts'
import { ledgerSearch } from '#web/ground/table/ledger-search.ts'
import { OrganisationSearch } from './organisation/organisation-search.ts'
import { administrationWords } from './words.ts'

/** 系统: the directory for every official, and what the three administrators run. */
export const administrationRoutes: StageRoutes = {
  screens: { organisation: '/organisation', people: '/people', calendar: '/calendar', audit: '/audit' },
  routes: [
    page({
      path: '/organisation',
      search: OrganisationSearch,
      words: [administrationWords],
      load: () => import('./organisation/organisation-page.tsx').then(module => module.OrganisationPage),
    }),
    page({
      path: '/people',
      search: ledgerSearch(listPeople.query),
      words: [administrationWords],
      load: () => import('./people/people-page.tsx').then(module => module.PeoplePage),
    }),
    page({
      path: '/people/grants',
      search: ledgerSearch(listGrants.query),
      words: [administrationWords],
      load: () => import('./people/grants-page.tsx').then(module => module.GrantsPage),
    }),
    page({
      path: '/calendar',
      search: z.object({ year: z.string().max(4).optional() }),
      words: [administrationWords],
      load: () => import('./calendar/calendar-page.tsx').then(module => module.CalendarPage),
    }),
    page({
      path: '/audit',
      search: ledgerSearch(listAudit.query),
      words: [administrationWords],
      load: () => import('./audit/audit-page.tsx').then(module => module.AuditPage),
    }),
  ],
}
