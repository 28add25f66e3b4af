import type { TemplateFault } from '#contract/ground/check-template.ts'
import type { DocumentTemplate, TemplateBlock } from '#contract/ground/document-template.ts'
import { makeRequestId } from '../../http/make-request-id.ts'

/** A block while it is edited: its key stays with it wherever it is moved. */
export interface EditedBlock {
  readonly key: string
  readonly block: TemplateBlock
}

/** What the editor holds; enclosures are a line each. */
export interface EditedTemplate {
  /** Version of the draft that is being written on. */
  readonly version: number
  readonly title: string
  readonly blocks: readonly EditedBlock[]
  readonly attachments: string
}

export const editedBlock = (block: TemplateBlock): EditedBlock => ({ key: makeRequestId(), block })

export const editedTemplate = ({ title, blocks, attachments }: DocumentTemplate, version: number): EditedTemplate => ({
  version,
  title,
  blocks: blocks.map(editedBlock),
  attachments: attachments.join('\n'),
})

/** Blocks that say something: an empty paragraph is none. */
const written = (blocks: readonly EditedBlock[]): EditedBlock[] =>
  blocks.flatMap(({ key, block }): EditedBlock[] => {
    if ('heading' in block) return block.heading.trim() === '' ? [] : [{ key, block }]
    if ('paragraph' in block) return block.paragraph.trim() === '' ? [] : [{ key, block }]
    if (!('form' in block)) return [{ key, block }]
    const rows = block.rows.filter(({ title, text }) => title.trim() !== '' || text.trim() !== '')
    return rows.length === 0 ? [] : [{ key, block: { ...block, rows } }]
  })

/** The template that is sent. */
export const templateOf = (
  { title, blocks, attachments }: EditedTemplate,
  layout: DocumentTemplate['layout'],
): DocumentTemplate => ({
  layout,
  title,
  blocks: written(blocks).map(({ block }) => block),
  attachments: attachments
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== ''),
})

/** What is wrong with each block as it is edited, by its key. */
export function faultsByBlock(
  { blocks }: EditedTemplate,
  faults: readonly TemplateFault[],
): Map<string, TemplateFault[]> {
  const sent = written(blocks)
  const by = new Map<string, TemplateFault[]>()
  for (const fault of faults) {
    const at = /^blocks\.(\d+)/.exec(fault.path)?.[1]
    const key = at === undefined ? undefined : sent[Number(at)]?.key
    if (key !== undefined) by.set(key, [...(by.get(key) ?? []), fault])
  }
  return by
}

/** A key that no form of the template has. */
export function freeFormKey(blocks: readonly EditedBlock[]): string {
  const taken = new Set(blocks.flatMap(({ block }) => ('form' in block ? [block.form] : [])))
  let number = 1
  while (taken.has(`form${number}`)) number += 1
  return `form${number}`
}
