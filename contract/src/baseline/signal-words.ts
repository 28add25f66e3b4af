import { z } from 'zod'
import type { Words } from '../ground/endpoint.ts'

/** What kind of thing it is. */
export const SignalKind = z.enum(['complaint', 'petition', 'penalty', 'exceedance', 'power', 'water'])
export type SignalKind = z.infer<typeof SignalKind>
export const signalKindWords: Readonly<Record<SignalKind, Words>> = {
  complaint: { zh: '投诉举报', en: 'Complaint' },
  petition: { zh: '信访', en: 'Petition' },
  penalty: { zh: '行政处罚', en: 'Penalty' },
  exceedance: { zh: '监测超标', en: 'Exceedance' },
  power: { zh: '用电异常', en: 'Power use' },
  water: { zh: '用水异常', en: 'Water use' },
}

/** How it came to its enterprise: by the code, by the name, by the name in its place, or by a person. */
export const MatchedBy = z.enum(['code', 'name', 'place', 'person'])
export type MatchedBy = z.infer<typeof MatchedBy>
export const matchedByWords: Readonly<Record<MatchedBy, Words>> = {
  code: { zh: '按代码匹配', en: 'by its code' },
  name: { zh: '按名称匹配', en: 'by its name' },
  place: { zh: '按名称和地点匹配', en: 'by its name and place' },
  person: { zh: '人工匹配', en: 'by a person' },
}
