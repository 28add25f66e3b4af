import { z } from 'zod'

/** What is known before the form is opened: the enterprise it is about, and the closed problem that has come back as this one. */
export const ReportSearch = z.object({ enterprise: z.uuid().optional(), previous: z.uuid().optional() })
