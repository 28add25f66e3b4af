import { z } from 'zod'
import { listExchangeRounds, listExchangeRows } from '#contract/remediation/exchange.ts'
import { ledgerSearch } from '#web/ground/table/ledger-search.ts'

/** The list of rounds, and the job whose progress is in sight. */
export const ExchangeSearch = ledgerSearch(listExchangeRounds.query).extend({ job: z.uuid().optional() })

/** The filters of a difference list as they stand in the address. */
export const ExchangeRoundSearch = ledgerSearch(listExchangeRows.query).extend({ job: z.uuid().optional() })
