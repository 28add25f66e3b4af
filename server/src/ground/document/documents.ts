import { type DocumentWorkflow, makeDocumentWorkflow } from './document.workflow.ts'
import type { DocumentSettings } from './document-settings.ts'
import { documentTerms } from './document-terms.ts'

/** The papers of one installation. */
export interface Documents {
  readonly workflow: DocumentWorkflow
  readonly settings: DocumentSettings
}

/** Makes them once at start, with the kinds that the stages brought. */
export function openDocuments(settings: DocumentSettings): Documents {
  return { workflow: makeDocumentWorkflow(documentTerms(settings.terms)), settings }
}
