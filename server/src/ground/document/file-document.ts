import { documentInputs } from '#contract/ground/document.ts'
import type { DocumentRule } from './document.ts'
import { onlyIssuer } from './document-guards.ts'

/** 归档 */
export const fileDocument: DocumentRule<Record<string, never>> = {
  takes: documentInputs.file,
  refuses: onlyIssuer,
  decide: (_, __, moment) => ({
    to: 'filed',
    set: { filedOn: moment.day },
    duties: [{ change: 'done', outcome: 'file' }],
  }),
}
