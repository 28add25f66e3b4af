import { listGuardShares } from '#contract/baseline/guard.ts'
import { ledgerSearch } from '#web/ground/table/ledger-search.ts'

/** The filters of the shares as they stand in the address. */
export const GuardSharesSearch = ledgerSearch(listGuardShares.query)
