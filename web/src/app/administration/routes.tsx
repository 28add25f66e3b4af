import { z } from 'zod'
import { listAudit } from '#contract/ground/audit.ts'
import { listBackups } from '#contract/ground/backup.ts'
import { findPeople, listGrants, listPeople, listUnits } from '#contract/ground/organisation.ts'
import { baselineWords } from '#web/campaign/baseline/words.ts'
import { call } from '#web/ground/http/call.ts'
import { page } from '#web/ground/page/page.tsx'
import type { StageRoutes } from '#web/ground/page/stage-routes.ts'
import { ledgerSearch } from '#web/ground/table/ledger-search.ts'
import { OrganisationSearch } from './organisation/organisation-search.ts'
import { administrationWords } from './words.ts'

/** 系统: the directory for every official, and what the three administrators run. */
export const administrationRoutes: StageRoutes = {
  screens: {
    organisation: '/organisation',
    people: '/people',
    calendar: '/calendar',
    backups: '/backups',
    audit: '/audit',
  },
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
      path: '/people/list',
      words: [administrationWords, baselineWords],
      load: () => import('./people-list/people-list-page.tsx').then(module => module.PeopleListPage),
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
      path: '/backups',
      search: ledgerSearch(listBackups.query),
      words: [administrationWords],
      load: () => import('./backups/backups-page.tsx').then(module => module.BackupsPage),
    }),
    page({
      path: '/audit',
      search: ledgerSearch(listAudit.query),
      words: [administrationWords],
      load: () => import('./audit/audit-page.tsx').then(module => module.AuditPage),
    }),
  ],
  palette: [
    {
      key: 'people',
      screen: 'organisation',
      heading: { zh: '人员', en: 'People' },
      find: async (q, signal) => {
        const { rows } = await call(findPeople, { query: { q } }, { signal })
        return rows.map(row => ({
          key: `${row.personId} ${row.unitId}`,
          title: row.personName,
          note: row.unitName,
          link: `/organisation?unit=${encodeURIComponent(row.unitId)}`,
        }))
      },
    },
    {
      key: 'units',
      screen: 'organisation',
      heading: { zh: '单位', en: 'Units' },
      find: async (q, signal) => {
        const { rows } = await call(listUnits, { query: { q } }, { signal })
        return rows.slice(0, 8).map(({ id, name, shortName }) => ({
          key: id,
          title: shortName,
          note: name === shortName ? '' : name,
          link: `/organisation?unit=${encodeURIComponent(id)}`,
        }))
      },
    },
  ],
}
