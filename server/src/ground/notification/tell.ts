import { z } from 'zod'
import { WordsShape } from '#contract/ground/identity.ts'

/**
 * Whom an act tells and what: the `tell` of a decision, found again as the payload of its outbox line. Receivers whose post does
 * not reach the record get a sentence without its name, so a wide list harms nobody.
 */
export const Tell = z.object({
  /** Every post that acts for a unit, or those of one role in it. */
  units: z.array(z.object({ unitId: z.string(), role: z.string().optional() })).default([]),
  /** People, in whatever post they act. */
  persons: z.array(z.uuid()).default([]),
  /** The contacts of enterprises. */
  enterprises: z.array(z.uuid()).default([]),
  words: WordsShape,
  /** Path within the app. */
  link: z.string().startsWith('/').nullable().default(null),
})
export type Tell = z.input<typeof Tell>
