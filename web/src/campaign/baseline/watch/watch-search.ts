import { z } from 'zod'
import { listOmissions } from '#contract/baseline/omission.ts'
import { ledgerSearch } from '#web/ground/table/ledger-search.ts'

/** The list's filters as they stand in the address, and the job whose progress is in sight. */
export const WatchSearch = ledgerSearch(listOmissions.query).extend({ job: z.uuid().optional() })
