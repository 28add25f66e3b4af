import { z } from 'zod'

/** Why the problem is there, in a word; the words beside it say more. */
export const CauseKind = z.enum(['equipment', 'operation', 'management', 'investment', 'permit', 'awareness', 'other'])
export type CauseKind = z.infer<typeof CauseKind>
export const causeKindWords: Readonly<Record<CauseKind, { zh: string; en: string }>> = {
  equipment: { zh: '装备落后', en: 'Outdated equipment' },
  operation: { zh: '设施运行不到位', en: 'Facilities not run as they must be' },
  management: { zh: '管理缺失', en: 'Management' },
  investment: { zh: '投入不足', en: 'Too little invested' },
  permit: { zh: '手续不全', en: 'Permits missing' },
  awareness: { zh: '意识不强', en: 'Awareness' },
  other: { zh: '其他', en: 'Other' },
}
