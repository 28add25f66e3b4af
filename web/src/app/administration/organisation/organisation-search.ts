import { z } from 'zod'

/** The unit in sight, and which units the list is narrowed to. */
export const OrganisationSearch = z.object({
  unit: z.string().max(80).optional(),
  area: z.string().max(20).optional(),
  q: z.string().max(40).optional(),
  show: z.enum(['places']).optional(),
})
