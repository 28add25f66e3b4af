import { z } from 'zod'
import { listDocuments } from '#contract/ground/document.ts'
import { showDocumentRegister } from '#contract/ground/document-register.ts'
import { ledgerSearch } from '../table/ledger-search.ts'

/** The list's filters as they stand in the address. */
export const DocumentsSearch = ledgerSearch(listDocuments.query)

/** Whoever comes to a paper for one action finds its form open. */
export const DocumentSearch = z.object({ act: z.string().max(40).optional() })

export const RegisterSearch = showDocumentRegister.query
  .pick({ issuer: true, series: true, year: true, gaps: true })
  .partial()
