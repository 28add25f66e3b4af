import { z } from 'zod'
import { listInclusions } from '#contract/baseline/inclusion.ts'
import { ledgerSearch } from '#web/ground/table/ledger-search.ts'

/** The list's filters as they stand in the address, and the bulk action whose outcome is in sight. */
export const ListTwoSearch = ledgerSearch(listInclusions.query).extend({ job: z.uuid().optional() })
