import { z } from 'zod'

/** Whoever comes to a problem for one action finds its form open. */
export const ProblemSearch = z.object({ act: z.string().max(40).optional() })
