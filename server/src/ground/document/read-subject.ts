import type { z } from 'zod'
import type { DocumentSubject } from '#contract/ground/document.ts'
import { refuse } from '../errors/refuse.ts'

/** What a paper is about, as its kind takes it. Throws 422 `document.unknownKind` where it is about something else. */
export function readSubject<Shape extends z.ZodType>(shape: Shape, subject: DocumentSubject): z.output<Shape> {
  const read = shape.safeParse(subject)
  if (read.success) return read.data
  throw refuse(
    422,
    'document.unknownKind',
    { zh: '这种文书写不了所选的事项', en: 'Such a document is not about what was chosen' },
    { zh: '请从事项所在页面拟稿', en: 'Draft it from the page it is about' },
    { fields: [{ path: 'subject', zh: '事项不符', en: 'It is about something else' }] },
  )
}
