import { z } from 'zod'
import { WorklistWhen } from '#contract/views/worklist.ts'

/** The worklist's filter as it stands in the address. */
export const WorklistSearch = z.object({ when: WorklistWhen.optional() })
