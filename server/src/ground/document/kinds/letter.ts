import type { DocumentTemplate } from '#contract/ground/document-template.ts'
import type { DocumentKind } from '../document-kind.ts'

/** 函: begun from nothing, about nothing but what is written into it. */
export const letter = (template: DocumentTemplate): DocumentKind => ({
  id: 'letter',
  words: { zh: '函', en: 'Letter' },
  template,
  slots: [],
  free: true,
  gather: async () => ({ facts: [], about: [] }),
})
