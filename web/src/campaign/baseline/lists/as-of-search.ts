import { z } from 'zod'

/** The address of 某日口径: which list, as of which day. */
export const AsOfSearch = z.object({
  list: z.string().max(40).default('listOne').catch('listOne'),
  day: z.iso.date().optional().catch(undefined),
})
