import type { DocumentTemplate } from '#contract/ground/document-template.ts'
import type { DocumentKind, GatheredFacts } from './document-kind.ts'
import { dateline } from './docx/dateline.ts'
import { writeDocx } from './docx/write-docx.ts'
import { drawPictures } from './draw-picture.ts'
import { fillTemplate } from './fill-template.ts'

/** A paper of a kind as Word that nobody drafts, numbers or sends: it is taken along with something else. */
export async function writeUnsentPaper(
  kind: DocumentKind,
  template: DocumentTemplate,
  gathered: GatheredFacts,
  issuer: string,
): Promise<Buffer> {
  const content = fillTemplate(template, gathered)
  return writeDocx({
    content,
    layout: template.layout,
    letterhead: `${issuer}文件`,
    issuer,
    number: null,
    precedence: 'ordinary',
    main: [],
    copied: [],
    dateline: dateline(null),
    pictures: await drawPictures(kind, content),
  })
}
