import {
  AlignmentType,
  BorderStyle,
  type FileChild,
  LineRuleType,
  Paragraph,
  RelativeHorizontalPosition,
  RelativeVerticalPosition,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  WidthType,
} from 'docx'
import { bodyCharacter, bodyLine, run, sizes, textWidth } from './page.ts'

const red = 'FF0000'
const spacing = { line: bodyLine, lineRule: LineRuleType.EXACT }
const emptyLine = () => new Paragraph({ spacing, children: [] })

/** 版头: 紧急程度, 发文机关标志, 发文字号 and the red line below them. A paper without a number keeps its place for one. */
export function head(said: { letterhead: string; precedence: string | null; number: string | null }): FileChild[] {
  // as large as fits in one line of the text's width, never larger than 上级机关's
  const size = Math.max(36, Math.min(96, Math.floor(((textWidth / 20) * 0.98 * 2) / said.letterhead.length)))
  return [
    new Paragraph({ spacing, children: said.precedence ? [run(said.precedence, 'heading', sizes.body)] : [] }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: 360, after: 480 },
      children: [run(said.letterhead, 'title', size, { color: red })],
    }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { ...spacing, after: 60 },
      border: { bottom: { style: BorderStyle.SINGLE, size: 18, color: red, space: 6 } },
      children: [run(said.number ?? '　', 'body', sizes.body)],
    }),
    emptyLine(),
  ]
}

/** 标题: 2号 小标宋, centred, kept with what follows. */
export function title(text: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    keepNext: true,
    spacing: { line: 640, lineRule: LineRuleType.EXACT, after: 320 },
    children: [run(text, 'title', sizes.title)],
  })
}

/** 主送机关: flush left, closed by a colon. */
export function mainAddressees(names: readonly string[]): FileChild[] {
  if (names.length === 0) return []
  return [new Paragraph({ spacing, children: [run(`${names.join('、')}：`, 'body', sizes.body)] })]
}

/** 附件说明: one line below the text, two characters in; further ones under the first. */
export function attachments(names: readonly string[]): FileChild[] {
  if (names.length === 0) return []
  const several = names.length > 1
  return [
    emptyLine(),
    ...names.map(
      (name, at) =>
        new Paragraph({
          spacing,
          indent: at === 0 ? { left: bodyCharacter * 2 } : { left: bodyCharacter * 5 },
          children: [run(`${at === 0 ? '附件：' : ''}${several ? `${at + 1}．` : ''}${name}`, 'body', sizes.body)],
        }),
    ),
  ]
}

/** Width of a text in characters of the body; Latin ones and digits take half. */
const widthOf = (text: string) => [...text].reduce((sum, one) => sum + (one.charCodeAt(0) < 256 ? 0.5 : 1), 0)

/**
 * 署名 and 成文日期: the date four characters from the right, the issuer's name centred above it; a name longer than the date stands two
 * characters from the right, and the date moves in.
 */
export function signature(issuer: string, day: string): FileChild[] {
  const [name, date] = [widthOf(issuer), widthOf(day)]
  const [nameFromRight, dateFromRight] = name > date ? [2, 2 + (name - date) / 2] : [4 + (date - name) / 2, 4]
  const right = (text: string, fromRight: number, keepNext: boolean) =>
    new Paragraph({
      keepNext,
      alignment: AlignmentType.RIGHT,
      spacing,
      keepLines: true,
      indent: { right: Math.round(fromRight * bodyCharacter) },
      children: [run(text, 'body', sizes.body)],
    })
  return [emptyLine(), emptyLine(), right(issuer, nameFromRight, true), right(day, dateFromRight, false)]
}

/** 版记: 抄送, 印发机关 and 印发日期 between lines, at the foot of the last page. */
export function colophon(said: { copied: readonly string[]; issuer: string; printedOn: string }): FileChild[] {
  const thick = { style: BorderStyle.SINGLE, size: 8, color: '000000' }
  const thin = { style: BorderStyle.SINGLE, size: 6, color: '000000' }
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
  const inwards = sizes.small * 10
  const row = (children: Paragraph[]) =>
    new TableRow({
      cantSplit: true,
      children: [
        new TableCell({
          width: { size: textWidth, type: WidthType.DXA },
          margins: { top: 60, bottom: 60, left: 0, right: 0 },
          children,
        }),
      ],
    })
  const copied =
    said.copied.length === 0
      ? []
      : [
          row([
            new Paragraph({
              indent: { left: inwards + sizes.small * 30, hanging: sizes.small * 30, right: inwards },
              children: [run(`抄送：${said.copied.join('，')}。`, 'body', sizes.small)],
            }),
          ]),
        ]
  const printed = row([
    new Paragraph({
      indent: { left: inwards, right: inwards },
      tabStops: [{ type: TabStopType.RIGHT, position: textWidth - inwards }],
      children: [run(said.issuer, 'body', sizes.small), run(`\t${said.printedOn}印发`, 'body', sizes.small)],
    }),
  ])
  const table = new Table({
    width: { size: textWidth, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    columnWidths: [textWidth],
    float: {
      horizontalAnchor: TableAnchorType.MARGIN,
      relativeHorizontalPosition: RelativeHorizontalPosition.LEFT,
      verticalAnchor: TableAnchorType.MARGIN,
      relativeVerticalPosition: RelativeVerticalPosition.BOTTOM,
    },
    borders: { top: thick, bottom: thick, left: none, right: none, insideHorizontal: thin, insideVertical: none },
    rows: [...copied, printed],
  })
  // a table that floats hangs on the paragraph after it; without one it is not drawn
  return [table, new Paragraph({ spacing: { line: 20, lineRule: LineRuleType.EXACT }, children: [] })]
}
