import { z } from 'zod'
import { listEnterprisePlans } from '#contract/remediation/enterprise-plan.ts'
import { ledgerSearch } from '#web/ground/table/ledger-search.ts'

/** The edition that the one in sight is compared with. */
export const PlanSearch = z.object({ against: z.uuid().optional() })

/** In which of its industries an enterprise's plan is looked at, or drafted. */
export const PlanOfSearch = z.object({ industry: z.string().max(60).optional(), against: z.uuid().optional() })

/** The filters of the list as they stand in the address. */
export const PlansSearch = ledgerSearch(listEnterprisePlans.query)
