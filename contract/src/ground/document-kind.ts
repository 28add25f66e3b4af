import { z } from 'zod'
import { NamedUnit } from './document.ts'
import { endpoint } from './endpoint.ts'
import { WordsShape } from './identity.ts'

export const DocumentKindView = z.object({
  id: z.string(),
  words: WordsShape,
  /** Whether it can be begun from nothing, as a letter can. */
  free: z.boolean(),
})

/** What kinds of paper there are, and the units that have issued what one may see. */
export const listDocumentKinds = endpoint({
  name: 'listDocumentKinds',
  method: 'GET',
  path: '/api/document-kinds',
  may: 'document.read',
  summary: { zh: '文书种类', en: 'Kinds of document' },
  reply: z.object({ kinds: z.array(DocumentKindView), mayDraft: z.boolean(), issuers: z.array(NamedUnit) }),
})
