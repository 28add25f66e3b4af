import {
  AlignmentType,
  BorderStyle,
  type FileChild,
  HeightRule,
  ImageRun,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import {
  type DocumentBlock,
  type DocumentContent,
  sayProse,
  type TableBlock,
} from '#contract/ground/document-content.ts'
import { bodyLine, type fonts, run, sizes, textWidth } from './page.ts'

/** A picture as it goes into the paper. */
export interface DrawnPicture {
  readonly png: Buffer
  readonly width: number
  readonly height: number
}

const headingFonts = ['heading', 'subheading', 'body'] as const satisfies readonly (keyof typeof fonts)[]
const spacing = { line: bodyLine, lineRule: LineRuleType.EXACT }
const cellSpacing = { line: 300, lineRule: LineRuleType.EXACT }
const twoCharacters = { firstLine: sizes.body * 20, firstLineChars: 200 }

/** The blocks of a paper, facts written out. */
export function writeBlocks(content: DocumentContent, pictures: ReadonlyMap<string, DrawnPicture>): FileChild[] {
  return content.blocks.flatMap(block => writeBlock(block, content, pictures))
}

function writeBlock(
  block: DocumentBlock,
  { facts }: DocumentContent,
  pictures: ReadonlyMap<string, DrawnPicture>,
): FileChild[] {
  switch (block.kind) {
    case 'heading':
      return [heading(sayProse(block.text, facts), block.level)]
    case 'paragraph':
      // a paragraph somebody wrote with line breaks is several
      return sayProse(block.text, facts)
        .split('\n')
        .map(text => paragraph(text))
    case 'table':
      // a head above no rows says nothing that the note does not
      if (block.rows.length === 0 && block.note) return [...captionOf(block.caption), ...noteOf(block.note)]
      return [...captionOf(block.caption), writeTable(block), ...(block.note ? noteOf(block.note) : [afterTable()])]
    case 'form':
      return [writeForm(block.rows.map(({ title, text }) => ({ title, text: sayProse(text, facts) }))), afterTable()]
    case 'picture': {
      const drawn = pictures.get(block.key)
      return drawn ? [picture(drawn, block.caption), ...captionOf(block.caption)] : []
    }
  }
}

/** Body text: 3号 仿宋, fixed lines, two characters in. */
export function paragraph(text: string): Paragraph {
  return new Paragraph({ spacing, indent: twoCharacters, children: [run(text, 'body', sizes.body)] })
}

function heading(text: string, level: number): Paragraph {
  return new Paragraph({
    spacing,
    indent: twoCharacters,
    keepNext: true,
    outlineLevel: level - 1,
    children: [run(text, headingFonts[level - 1] ?? 'body', sizes.body)],
  })
}

function captionOf(caption: string): Paragraph[] {
  if (caption === '') return []
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      keepNext: true,
      spacing: { before: 120, after: 60 },
      children: [run(caption, 'heading', sizes.small)],
    }),
  ]
}

/** Without a paragraph between them two tables are one, and the head of the first is repeated over the second. */
const afterTable = () => new Paragraph({ spacing: { line: 160, lineRule: LineRuleType.EXACT }, children: [] })

const noteOf = (note: string | undefined): Paragraph[] =>
  note ? [new Paragraph({ spacing: { before: 60, after: 120 }, children: [run(note, 'body', sizes.cell)] })] : []

function picture({ png, width, height }: DrawnPicture, caption: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    keepNext: true,
    spacing: { before: 120 },
    children: [
      new ImageRun({
        type: 'png',
        data: png,
        transformation: { width, height },
        altText: { name: caption, title: caption, description: caption },
      }),
    ],
  })
}

const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
const borders = {
  top: line,
  bottom: line,
  left: line,
  right: line,
  insideHorizontal: line,
  insideVertical: line,
}
const alignments = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
} as const

function cell(
  text: string,
  {
    width,
    align = 'left',
    font = 'body',
    keepNext = false,
  }: { width: number; align?: keyof typeof alignments; font?: keyof typeof fonts; keepNext?: boolean },
): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
    children: text.split('\n').map(
      words =>
        new Paragraph({
          alignment: alignments[align],
          spacing: cellSpacing,
          keepNext,
          children: [run(words, font, sizes.cell)],
        }),
    ),
  })
}

/** How many rows stay on one page: a table that short is not torn, and no signature stands on a page of its own. */
const keptTogether = 9

/** Whether the row stays with the next one. */
const staysWithNext = (at: number, rows: number) => at < rows - 1 && (rows <= keptTogether || at >= rows - 4)

/** The head is repeated on each page, and no row is torn across two. */
function writeTable({ columns, rows }: TableBlock): Table {
  const whole = columns.reduce((sum, { width }) => sum + width, 0)
  const widths = columns.map(({ width }) => Math.floor((width / whole) * textWidth))
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(({ title }, at) =>
      cell(title, { width: widths[at] ?? 0, align: 'center', font: 'heading', keepNext: true }),
    ),
  })
  const body = rows.map(
    (cells, row) =>
      new TableRow({
        cantSplit: true,
        children: columns.map(({ align }, at) =>
          cell(cells[at] ?? '', { width: widths[at] ?? 0, align, keepNext: staysWithNext(row, rows.length) }),
        ),
      }),
  )
  return tableOf(widths, [head, ...body])
}

/** What and value; a value that is left empty is room to write by hand. */
function writeForm(rows: readonly { title: string; text: string }[]): Table {
  const widths = [Math.floor(textWidth * 0.28), Math.floor(textWidth * 0.72)]
  return tableOf(
    widths,
    rows.map(
      ({ title, text }, at) =>
        new TableRow({
          cantSplit: true,
          height: { value: text.trim() === '' ? 900 : 560, rule: HeightRule.ATLEAST },
          children: [
            cell(title, {
              width: widths[0] ?? 0,
              align: 'center',
              font: 'heading',
              keepNext: staysWithNext(at, rows.length),
            }),
            cell(text, { width: widths[1] ?? 0, keepNext: staysWithNext(at, rows.length) }),
          ],
        }),
    ),
  )
}

function tableOf(columnWidths: number[], rows: TableRow[]): Table {
  return new Table({
    width: { size: columnWidths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    columnWidths,
    borders,
    rows,
  })
}
