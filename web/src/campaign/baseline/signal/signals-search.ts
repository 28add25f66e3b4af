import { z } from 'zod'
import { listSignals } from '#contract/baseline/signal.ts'
import { ledgerSearch } from '#web/ground/table/ledger-search.ts'

/** The list's filters as they stand in the address, and the workbook whose outcome is in sight. */
export const SignalsSearch = ledgerSearch(listSignals.query).extend({ job: z.uuid().optional() })
