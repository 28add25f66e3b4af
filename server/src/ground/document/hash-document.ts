import type { Document } from './document.ts'
import { hashContent } from './hash-content.ts'

/** What countersignatures bind to: the text with its figures, and to whom it goes. */
export const hashDocument = ({ content, main, copied }: Pick<Document, 'content' | 'main' | 'copied'>): string =>
  hashContent({ content, main: main.all, copied: copied.all })
