import { z } from 'zod'
import { said } from '../ground/said.ts'

const words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })

/** Whom an enterprise may turn to: its township, or one of two offices of its area. */
export const HelpContactId = z.enum(['township', 'areaEcology', 'areaIndustry'])
export type HelpContactId = z.infer<typeof HelpContactId>

/** 政策: what an enterprise may ask for, as the plan or a paper says it. */
export const HelpPolicy = z.strictObject({
  id: z.string().min(1).max(40),
  title: words,
  says: words,
  clause: z.string().min(1),
  source: z.string().min(1),
  tag: z.enum(['V', 'S', 'I', 'K']),
})
export type HelpPolicy = z.infer<typeof HelpPolicy>

/** `help.yaml`: what help there is for enterprises (四(三)-1), as data. */
export const HelpFile = z.strictObject({
  contacts: z
    .array(z.strictObject({ id: HelpContactId, helpsWith: words }))
    .min(1, said('至少一个联系单位', 'at least one contact')),
  experts: words,
  policies: z.array(HelpPolicy).max(40),
})
export type HelpFile = z.infer<typeof HelpFile>
