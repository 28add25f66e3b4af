import { z } from 'zod'

/** Which industry of the enterprise is assessed; its first where left out. */
export const AssessSearch = z.object({ industry: z.string().max(60).optional() })
