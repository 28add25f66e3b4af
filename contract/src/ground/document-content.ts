import { z } from 'zod'
import { Moment } from './endpoint.ts'
import { said } from './said.ts'

/**
 * A value in a paper, bound to what was asked and when: which measure or field, under which filter, at which moment. Prose names it as
 * `{{key}}`, so that the value can be drawn anew while the words around it stay as somebody wrote them.
 */
export const DocumentFact = z.object({
  /** As it stands in the prose, e.g. `企业总数`. */
  key: z.string().min(1).max(40),
  value: z.union([z.string().max(4000), z.number()]),
  /** `enterprise.listed`, `problem.state.closed`, or the field it was read from. */
  measure: z.string().max(80),
  filter: z.record(z.string(), z.string()),
  asOf: Moment,
  /** Path within the app that opens the rows behind it. */
  link: z.string().regex(/^\//).max(300).optional(),
})
export type DocumentFact = z.infer<typeof DocumentFact>

const key = z.string().min(1).max(60)
const Prose = z.string().trim().max(4000)

/** 一级 一、 黑体 · 二级 （一） 楷体 · 三级 1. 仿宋 */
export const HeadingBlock = z.object({
  kind: z.literal('heading'),
  key,
  level: z.number().int().min(1).max(3),
  text: Prose,
})
export const ParagraphBlock = z.object({ kind: z.literal('paragraph'), key, text: Prose })
/** Gathered from data and replaced as a whole when the figures are refreshed; nobody types into it. */
export const TableBlock = z.object({
  kind: z.literal('table'),
  key,
  caption: z.string().max(200),
  /** Widths are parts of a whole, whatever they add up to; a page is 442 points wide, and a day in a cell takes 62 of them. */
  columns: z
    .array(
      z.object({
        title: z.string().max(60),
        width: z.number().positive(),
        align: z.enum(['left', 'center', 'right']),
      }),
    )
    .min(1)
    .max(16),
  rows: z.array(z.array(z.string().max(2000))).max(2000),
  /** What is said where there are no rows, or where there were more than a paper takes. */
  note: z.string().max(300).optional(),
  asOf: Moment,
})
/** A form of two columns, what and value; cells to be filled in by hand stay empty. */
export const FormBlock = z.object({
  kind: z.literal('form'),
  key,
  rows: z.array(z.object({ title: z.string().max(60), text: Prose })).max(60),
})
/** Drawn from facts by the kind of paper it belongs to, such as a map of counts by area. */
export const PictureBlock = z.object({
  kind: z.literal('picture'),
  key,
  drawing: z.string().max(40),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  caption: z.string().max(200),
  asOf: Moment,
})
export const DocumentBlock = z.discriminatedUnion('kind', [
  HeadingBlock,
  ParagraphBlock,
  TableBlock,
  FormBlock,
  PictureBlock,
])
export type DocumentBlock = z.infer<typeof DocumentBlock>
export type TableBlock = z.infer<typeof TableBlock>

export const DocumentContent = z
  .object({
    title: z.string().trim().min(2, said('请填写标题', 'Give it a title')).max(200),
    blocks: z.array(DocumentBlock).max(400),
    facts: z.array(DocumentFact).max(400),
    /** 附件: names of what is enclosed. */
    attachments: z.array(z.string().trim().min(1).max(200)).max(30),
  })
  .superRefine(({ title, blocks, facts }, context) => {
    const known = new Set(facts.map(fact => fact.key))
    const texts: [(string | number)[], string][] = [[['title'], title]]
    for (const [at, block] of blocks.entries()) {
      if (block.kind === 'form') {
        for (const [row, { text }] of block.rows.entries()) texts.push([['blocks', at, 'rows', row, 'text'], text])
      } else if ('text' in block) texts.push([['blocks', at, 'text'], block.text])
    }
    for (const [path, text] of texts) {
      for (const name of factsNamed(text)) {
        if (known.has(name)) continue
        context.addIssue({
          code: 'custom',
          path,
          message: said(
            `文中的「{{${name}}}」没有对应的数据，请改为文字`,
            `“{{${name}}}” names no figure; write it as words`,
          ),
        })
      }
    }
  })
export type DocumentContent = z.infer<typeof DocumentContent>

export const factMark = /\{\{([^{}]{1,40})\}\}/g

/** Keys that a text names. */
export function factsNamed(text: string): string[] {
  return [...text.matchAll(factMark)].map(found => found[1] ?? '')
}

/** A text in pieces, words and facts in turn; what names no fact stays as it was written. */
export function proseInPieces(text: string, facts: readonly DocumentFact[]): (string | DocumentFact)[] {
  const known = new Map(facts.map(fact => [fact.key, fact]))
  return text
    .split(/(\{\{[^{}]{1,40}\}\})/)
    .filter(piece => piece !== '')
    .map(piece => (piece.startsWith('{{') ? (known.get(piece.slice(2, -2)) ?? piece) : piece))
}

/** A text with its facts written out. */
export function sayProse(text: string, facts: readonly DocumentFact[]): string {
  return proseInPieces(text, facts)
    .map(piece => (typeof piece === 'string' ? piece : String(piece.value)))
    .join('')
}
