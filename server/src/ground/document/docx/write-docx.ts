import { Document, LineRuleType, Packer } from 'docx'
import type { Precedence } from '#contract/ground/document.ts'
import { precedenceWords } from '#contract/ground/document.ts'
import type { DocumentContent } from '#contract/ground/document-content.ts'
import { fontTable } from './font-table.ts'
import { bodyLine, fontOf, sectionOf, sizes } from './page.ts'
import { type DrawnPicture, writeBlocks } from './write-blocks.ts'
import { attachments, colophon, head, mainAddressees, signature, title } from './write-official-parts.ts'

/** What is printed besides the text. Days are `YYYY-MM-DD`. */
export interface PaperOnPrint {
  readonly content: DocumentContent
  readonly layout: 'official' | 'form'
  readonly letterhead: string
  readonly issuer: string
  readonly number: string | null
  readonly precedence: Precedence
  readonly main: readonly string[]
  readonly copied: readonly string[]
  /** 成文日期 as it is printed. */
  readonly dateline: string
  readonly pictures: ReadonlyMap<string, DrawnPicture>
  /** 样张: each page says so, and that it is nobody's paper. */
  readonly sample?: boolean
}

/** A paper as Word, in the layout of GB/T 9704-2012. Fonts are named, never embedded: which glyphs are drawn is the reader's machine's affair. */
export async function writeDocx(paper: PaperOnPrint): Promise<Buffer> {
  const { content, layout, issuer, main } = paper
  const body = writeBlocks(content, paper.pictures)
  const children =
    layout === 'form'
      ? [title(content.title), ...body, ...attachments(content.attachments)]
      : [
          ...head({
            letterhead: paper.letterhead,
            number: paper.number,
            precedence: paper.precedence === 'ordinary' ? null : precedenceWords[paper.precedence].zh,
          }),
          title(content.title),
          ...mainAddressees(main),
          ...body,
          ...attachments(content.attachments),
          ...signature(issuer, paper.dateline),
          ...colophon({ copied: paper.copied, issuer, printedOn: paper.dateline }),
        ]
  const document = new Document({
    title: content.title,
    creator: issuer,
    lastModifiedBy: issuer,
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: {
          run: {
            font: fontOf('body'),
            size: sizes.body,
            language: { value: 'en-US', eastAsia: 'zh-CN', bidirectional: 'ar-SA' },
          },
          paragraph: { spacing: { line: bodyLine, lineRule: LineRuleType.AT_LEAST } },
        },
      },
    },
    sections: [sectionOf(children, { sample: paper.sample ?? false })],
  })
  return Packer.toBuffer(document, undefined, [{ path: 'word/fontTable.xml', data: fontTable() }])
}
