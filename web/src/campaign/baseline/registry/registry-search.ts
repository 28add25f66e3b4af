import { z } from 'zod'
import { listEnterprises } from '#contract/baseline/enterprise.ts'
import { ledgerSearch } from '#web/ground/table/ledger-search.ts'

/** The registry's filters as they stand in the address, and whether the map is open. */
export const RegistrySearch = ledgerSearch(listEnterprises.query).extend({ map: z.literal(true).optional() })
