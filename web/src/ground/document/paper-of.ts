import type { DocumentView } from '#contract/ground/document.ts'
import type { PaperOnScreen } from './paper-sheet.tsx'

/** A paper as it is seen. */
export function paperOf(the: DocumentView): PaperOnScreen {
  const named = (copied: boolean) => the.addressees.filter(one => one.copied === copied).map(({ name }) => name)
  return {
    content: the.content,
    layout: the.layout,
    letterhead: the.letterhead,
    issuer: the.issuer.name,
    number: the.number,
    precedence: the.precedence,
    main: named(false),
    copied: named(true),
    dateline: the.dateline,
    isVoid: the.state === 'voided',
  }
}
