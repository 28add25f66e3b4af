import { z } from 'zod'
import { SourceTag, text } from './campaign-datum.ts'

/** What may speak for, or against, an enterprise that is on no list (三(一)-2 应纳未纳). */
export const OmissionSign = z.enum([
  'keyPermit',
  'simplifiedPermit',
  'openProblems',
  'penalty',
  'exceedance',
  'petition',
  'complaint',
  'unusualUse',
  'usingThoughStopped',
  'producing',
  'aboveScale',
  'standingStill',
  'lowScore',
  'emission',
  'permitRoster',
  'peers',
  'onPermitRoster',
  'onLicenceRoster',
  'onPowerRoster',
  'tradingOnly',
  'nameOnly',
])
export type OmissionSign = z.infer<typeof OmissionSign>

/** 应纳未纳: which signs count how much, and from which sum on a person is asked. */
export const WatchFile = z.strictObject({
  threshold: z.number().positive(),
  graceDays: z.number().int().min(0),
  windowDays: z.number().int().positive(),
  peersAtLeast: z.number().int().positive(),
  lowScoreBelow: z.number().min(0).max(100),
  /** kWh a month. */
  usingAbove: z.number().positive(),
  makingWords: z.array(text).min(1),
  tradingWords: z.array(text).min(1),
  /** `points` for each time it was found, `most` together. */
  signs: z.record(OmissionSign, z.strictObject({ points: z.number(), most: z.number() })),
  tag: SourceTag,
  source: text,
})
