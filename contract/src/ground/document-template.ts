import { z } from 'zod'
import { said } from './said.ts'

const text = z
  .string()
  .trim()
  .min(1, said('请填写文字', 'Write the text'))
  .max(4000, said('最多 4000 字', 'at most 4,000 characters'))
const key = z.string().min(1).max(40)
const title = z.string().trim().min(1, said('请填写栏目', 'Name the line')).max(60)

/**
 * The text of a kind of paper before it knows what it is about. `{{…}}` names a fact that the kind gathers; tables, forms and pictures
 * stand where their key is named.
 */
export const TemplateBlock = z.union([
  z.strictObject({ heading: text, level: z.union([z.literal(1), z.literal(2), z.literal(3)]) }),
  z.strictObject({ paragraph: text }),
  z.strictObject({ table: key }),
  z.strictObject({
    form: key,
    rows: z
      .array(z.strictObject({ title, text: z.string().trim().max(4000) }))
      .min(1, said('至少一行', 'one line at least'))
      .max(60),
  }),
  z.strictObject({ picture: key }),
])
export type TemplateBlock = z.infer<typeof TemplateBlock>

export const DocumentTemplate = z.strictObject({
  /** `official`: 红头 with number and addressees; `form`: a form or a file, with a title alone. */
  layout: z.enum(['official', 'form']),
  title: text.max(200),
  blocks: z.array(TemplateBlock).max(120, said('最多 120 段', 'at most 120 blocks')),
  attachments: z.array(text.max(200)).max(30).default([]),
})
export type DocumentTemplate = z.infer<typeof DocumentTemplate>

/** 发文代字 of a unit: what stands before the year, and the name at the head of its papers. */
export const UnitLetterhead = z.strictObject({
  unit: z.string(),
  /** 发文机关标志, such as 衢州市生态环境局文件. */
  letterhead: text,
  series: z.array(text).min(1),
})
export type UnitLetterhead = z.infer<typeof UnitLetterhead>
