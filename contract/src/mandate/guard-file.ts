import { z } from 'zod'
import { SourceTag, text, words } from './campaign-datum.ts'

/** The kinds of step that 一刀切防线 watches. What belongs to each is registered by the nouns themselves. */
export const GuardStep = z.enum(['inclusion', 'exclusion', 'closure', 'problemExtension', 'problemClosure'])
export type GuardStep = z.infer<typeof GuardStep>

/** From which share of an industry in an area on a kind of step is held (一刀切). */
export const GuardLimit = z.strictObject({
  step: GuardStep,
  /** Per cent of the industry's enterprises in the area; more than this is held, exactly this is not. */
  sharePercent: z.number().gt(0).max(100),
  /** Fewer enterprises than this are never held, however few the industry has. */
  touchedAtLeast: z.int().min(1),
  /** Judged and counted on the last days of a month alone. */
  monthEndOnly: z.boolean(),
})

export const GuardFile = z.strictObject({
  windowDays: z.int().min(1).max(366),
  monthEndDays: z.int().min(1).max(28),
  approvalDays: z.int().min(1).max(366),
  steps: z.array(GuardLimit).min(1),
  law: z.strictObject({ name: words, article: words, says: words }),
  tag: SourceTag,
  source: text,
})
