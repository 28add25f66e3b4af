import {
  AlignmentType,
  Footer,
  Header,
  type IRunOptions,
  type ISectionOptions,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx'

/** Millimetres in twentieths of a point, to the nearest: A4 is 11906 × 16838. */
const twip = (millimetres: number) => Math.round((millimetres * 1440) / 25.4)

/** GB/T 9704-2012: A4, 天头 37 mm, 订口 28 mm, so that the text takes 156 × 225 mm. */
const margins = { top: 37, bottom: 35, left: 28, right: 26 }
export const textWidth = twip(210 - margins.left - margins.right)

/** Half points, as Word counts sizes: 2号 22 pt, 3号 16 pt, 4号 14 pt, 五号 10.5 pt. */
export const sizes = { title: 44, body: 32, small: 28, cell: 21 } as const
/** 28.9 pt: 22 lines of a page. */
export const bodyLine = 578
/** One character of the body in twips. */
export const bodyCharacter = 320

export const fonts = {
  body: '仿宋_GB2312',
  title: '方正小标宋简体',
  heading: '黑体',
  subheading: '楷体_GB2312',
  page: '宋体',
} as const

/** A run in a Chinese font; Latin letters and digits stay in Times New Roman, as offices set them. */
export function run(text: string, font: keyof typeof fonts, size: number, more: IRunOptions = {}): TextRun {
  return new TextRun({ text, size, font: fontOf(font), ...more })
}

export const fontOf = (font: keyof typeof fonts) => ({
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  cs: 'Times New Roman',
  eastAsia: fonts[font],
  hint: 'eastAsia' as const,
})

/** Page and footers: — 1 — in 4号 宋体, right on odd pages and left on even ones, one character in. */
export function sectionOf(children: ISectionOptions['children'], { sample }: { sample: boolean }): ISectionOptions {
  return {
    properties: {
      page: {
        size: { width: twip(210), height: twip(297) },
        margin: {
          top: twip(margins.top),
          bottom: twip(margins.bottom),
          left: twip(margins.left),
          right: twip(margins.right),
          header: twip(15),
          // 版心下边缘之下 7 mm
          footer: twip(margins.bottom - 12),
        },
      },
    },
    ...(sample ? { headers: { default: sampleMark(), even: sampleMark() } } : {}),
    footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
    children,
  }
}

function sampleMark(): Header {
  return new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [run('样张　仅供预览模板，不是公文', 'heading', sizes.small, { color: 'C00000' })],
      }),
    ],
  })
}

function pageNumber(alignment: (typeof AlignmentType)['LEFT' | 'RIGHT']): Footer {
  const inwards = sizes.small * 10
  return new Footer({
    children: [
      new Paragraph({
        alignment,
        indent: alignment === AlignmentType.RIGHT ? { right: inwards } : { left: inwards },
        children: [
          new TextRun({ size: sizes.small, font: fontOf('page'), children: ['— ', PageNumber.CURRENT, ' —'] }),
        ],
      }),
    ],
  })
}
