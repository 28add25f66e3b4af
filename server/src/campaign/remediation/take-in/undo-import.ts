import { z } from 'zod'
import { refuse } from '#ground/errors/refuse.ts'
import type { Case, Rule } from '#ground/workflow/workflow.ts'

const UndoImport = z.object({ batchId: z.uuid() })

/** 撤销导入: what a list made is void again with the list. One person does it, so only as long as nobody has worked on it. */
export function undoImport<This extends Case & { readonly importBatch: string | null }>(): Rule<
  This,
  'voided',
  z.output<typeof UndoImport>
> {
  return {
    takes: UndoImport,
    decide: (the, { batchId }) => {
      if (the.importBatch !== batchId || the.version > 1) {
        throw refuse(
          409,
          'problem.builtUpon',
          { zh: '导入之后已有人办理，予以保留', en: 'Somebody has built upon it since, so it is left' },
          { zh: '确有错误的，请提出作废', en: 'If it is an error, propose to void it' },
        )
      }
      return { to: 'voided', set: {}, duties: [{ change: 'done', outcome: 'import undone' }] }
    },
  }
}
