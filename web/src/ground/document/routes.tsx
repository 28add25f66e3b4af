import { page } from '../page/page.tsx'
import type { StageRoutes } from '../page/stage-routes.ts'
import { DocumentSearch, DocumentsSearch, RegisterSearch } from './documents-search.ts'
import { documentWords } from './words.ts'

/** 文书: papers of one's unit, and the register of what it issued. */
export const documentRoutes: StageRoutes = {
  screens: { documents: '/documents', registers: '/documents/register' },
  routes: [
    page({
      path: '/documents',
      search: DocumentsSearch,
      words: [documentWords],
      load: () => import('./documents-page.tsx').then(module => module.DocumentsPage),
    }),
    page({
      path: '/documents/register',
      search: RegisterSearch,
      words: [documentWords],
      load: () => import('./register-page.tsx').then(module => module.RegisterPage),
    }),
    page({
      path: '/documents/$id',
      search: DocumentSearch,
      words: [documentWords],
      load: () => import('./document-page.tsx').then(module => module.DocumentPage),
    }),
  ],
}
