import { z } from 'zod'
import type { DocumentTemplate, TemplateBlock } from './document-template.ts'

/** What became of a block from one version to another; a text that stands where another stood has changed. */
export const BlockChange = z.object({
  change: z.enum(['same', 'in', 'out', 'changed']),
  kind: z.enum(['heading', 'paragraph', 'table', 'form', 'picture']),
  was: z.string().nullable(),
  became: z.string().nullable(),
})
export type BlockChange = z.infer<typeof BlockChange>

export const TemplateDifference = z.object({
  title: z.object({ was: z.string(), became: z.string() }).nullable(),
  attachments: z.object({ was: z.string(), became: z.string() }).nullable(),
  blocks: z.array(BlockChange),
})
export type TemplateDifference = z.infer<typeof TemplateDifference>

/**
 * Block by block in the order of the later version; what went out stands where it was. Blocks of one kind between two that stayed have
 * changed into each other, in their order.
 */
export function compareTemplates(was: DocumentTemplate, became: DocumentTemplate): TemplateDifference {
  const blocks: BlockChange[] = []
  let [here, there] = [0, 0]
  for (const [before, after] of [...commonRun(was.blocks, became.blocks), [was.blocks.length, became.blocks.length]]) {
    blocks.push(...between(was.blocks.slice(here, before), became.blocks.slice(there, after)))
    const stayed = became.blocks[after ?? 0]
    if (stayed) blocks.push({ change: 'same', ...both(stayed, stayed) })
    here = (before ?? 0) + 1
    there = (after ?? 0) + 1
  }
  return {
    title: was.title === became.title ? null : { was: was.title, became: became.title },
    attachments: linesThatDiffer(was.attachments, became.attachments),
    blocks,
  }
}

/** What a block says, a line each; a table and a picture are named by their key. */
export function sayBlock(block: TemplateBlock): string {
  if ('heading' in block) return block.heading
  if ('paragraph' in block) return block.paragraph
  if ('form' in block)
    return block.rows.map(({ title, text }) => (text === '' ? title : `${title}：${text}`)).join('\n')
  return 'table' in block ? block.table : block.picture
}

export function kindOfBlock(block: TemplateBlock): BlockChange['kind'] {
  if ('heading' in block) return 'heading'
  if ('paragraph' in block) return 'paragraph'
  if ('form' in block) return 'form'
  return 'table' in block ? 'table' : 'picture'
}

const alike = (one: TemplateBlock, other: TemplateBlock) => JSON.stringify(one) === JSON.stringify(other)

const both = (was: TemplateBlock, became: TemplateBlock) => ({
  kind: kindOfBlock(became),
  was: sayBlock(was),
  became: sayBlock(became),
})

function between(out: readonly TemplateBlock[], into: readonly TemplateBlock[]): BlockChange[] {
  const left = [...out]
  const changes = into.map((block): BlockChange => {
    const at = left.findIndex(one => kindOfBlock(one) === kindOfBlock(block))
    const [before] = at < 0 ? [] : left.splice(at, 1)
    if (before) return { change: 'changed', ...both(before, block) }
    return { change: 'in', kind: kindOfBlock(block), was: null, became: sayBlock(block) }
  })
  const gone = left.map(
    (block): BlockChange => ({ change: 'out', kind: kindOfBlock(block), was: sayBlock(block), became: null }),
  )
  return [...gone, ...changes]
}

/** Places of the longest run of blocks that stand in both, in order; templates have a few dozen. */
function commonRun(was: readonly TemplateBlock[], became: readonly TemplateBlock[]): [number, number][] {
  const longest: [number, number][][][] = Array.from({ length: was.length + 1 }, () =>
    Array.from({ length: became.length + 1 }, () => []),
  )
  for (let here = was.length - 1; here >= 0; here -= 1) {
    for (let there = became.length - 1; there >= 0; there -= 1) {
      const [one, other] = [was[here], became[there]]
      const after = longest[here + 1]?.[there + 1] ?? []
      const [skipHere, skipThere] = [longest[here + 1]?.[there] ?? [], longest[here]?.[there + 1] ?? []]
      const row = longest[here]
      if (!row || !one || !other) continue
      if (alike(one, other)) row[there] = [[here, there], ...after]
      else row[there] = skipHere.length >= skipThere.length ? skipHere : skipThere
    }
  }
  return longest[0]?.[0] ?? []
}

function linesThatDiffer(was: readonly string[], became: readonly string[]) {
  const [before, after] = [was.join('\n'), became.join('\n')]
  return before === after ? null : { was: before, became: after }
}
