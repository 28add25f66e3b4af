import { showDocumentTemplateDifference } from '#contract/ground/document-template-version.ts'
import { page } from '../page/page.tsx'
import type { StageRoutes } from '../page/stage-routes.ts'
import { DocumentSearch, DocumentsSearch, RegisterSearch } from './documents-search.ts'
import { templateWords } from './template/words.ts'
import { documentWords } from './words.ts'

/** 文书: papers of one's unit, and the register of what it issued. */
export const documentRoutes: StageRoutes = {
  screens: { documents: '/documents', registers: '/documents/register', documentTemplates: '/document-templates' },
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
    page({
      path: '/document-templates',
      words: [templateWords],
      load: () => import('./template/templates-page.tsx').then(module => module.TemplatesPage),
    }),
    page({
      path: '/document-templates/$id',
      words: [documentWords, templateWords],
      load: () => import('./template/template-page.tsx').then(module => module.TemplatePage),
    }),
    page({
      path: '/document-templates/$id/edit',
      words: [templateWords],
      load: () => import('./template/edit-template-page.tsx').then(module => module.EditTemplatePage),
    }),
    page({
      path: '/document-templates/$id/difference',
      search: showDocumentTemplateDifference.query,
      words: [templateWords],
      load: () => import('./template/template-difference-page.tsx').then(module => module.TemplateDifferencePage),
    }),
  ],
}
