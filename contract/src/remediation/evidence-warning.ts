import { z } from 'zod'
import { endpoint, Id } from '../ground/endpoint.ts'
import { WordsShape } from '../ground/identity.ts'

/** What a checker should look at twice; it says nothing of anybody's guilt. */
export const EvidenceWarning = z.object({
  kind: z.enum(['reused', 'alike', 'beforeWork', 'elsewhere']),
  words: WordsShape,
})
export type EvidenceWarning = z.infer<typeof EvidenceWarning>

export const showEvidenceWarnings = endpoint({
  name: 'showEvidenceWarnings',
  method: 'GET',
  path: '/api/problems/:id/evidence-warnings',
  may: 'problem.check',
  summary: { zh: '核查前的证据提醒', en: 'What to look at twice in the evidence of a problem’s measures' },
  params: z.object({ id: Id }),
  reply: z.object({
    /** Only files that have one; a file without time or place is no fault and has none. */
    files: z.array(z.object({ fileId: Id, warnings: z.array(EvidenceWarning).min(1) })),
  }),
})
