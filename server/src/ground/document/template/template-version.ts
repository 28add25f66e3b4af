import type { DocumentTemplateState } from '#contract/ground/document-template.states.ts'
import type { DocumentTemplate } from '#contract/ground/document-template.ts'
import type { NumberedVersion } from '../../versioning/index.ts'

/** A row of `ground.document_template`: one version of what a kind of paper says. */
export interface TemplateVersion extends NumberedVersion<DocumentTemplate> {
  readonly state: DocumentTemplateState
  readonly kind: string
}
