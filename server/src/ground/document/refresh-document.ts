import { z } from 'zod'
import { DocumentContent } from '#contract/ground/document-content.ts'
import type { DocumentRule } from './document.ts'
import { onlyIssuer } from './document-guards.ts'
import { hashDocument } from './hash-document.ts'

const Refreshed = z.object({ content: DocumentContent })

/** 刷新数据 (三(一)-4): the content as it was gathered anew, see `refreshContent`. */
export const refreshDocument: DocumentRule<z.infer<typeof Refreshed>> = {
  takes: Refreshed,
  refuses: onlyIssuer,
  decide: (the, { content }) => ({
    to: 'drafting',
    set: { content, contentHash: hashDocument({ content, main: the.main, copied: the.copied }) },
  }),
}
