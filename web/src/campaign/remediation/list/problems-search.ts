import { z } from 'zod'
import { listProblems, showProblemBoard } from '#contract/remediation/problem.ts'
import { ledgerSearch } from '#web/ground/table/ledger-search.ts'

/** The list's filters as they stand in the address, and the bulk action whose outcome is in sight. */
export const ProblemsSearch = ledgerSearch(listProblems.query).extend({ job: z.uuid().optional() })

/** The same filters without the state, which the board's columns are. */
export const BoardSearch = showProblemBoard.query.omit({ limit: true })
