import type { DocumentBlock, DocumentContent } from '#contract/ground/document-content.ts'
import { sayProse } from '#contract/ground/document-content.ts'
import type { DocumentTemplate } from '#contract/ground/document-template.ts'
import type { GatheredFacts } from './document-kind.ts'

/** Writes what was gathered into the template. Prose keeps naming its facts, so that they can be drawn anew; the title has them written out. */
export function fillTemplate(template: DocumentTemplate, gathered: GatheredFacts): DocumentContent {
  return {
    title: sayProse(template.title, gathered.facts),
    blocks: template.blocks.flatMap((block, at) => fillBlock(block, `b${at + 1}`, gathered)),
    facts: [...gathered.facts],
    attachments: template.attachments.map(name => sayProse(name, gathered.facts)),
  }
}

function fillBlock(block: DocumentTemplate['blocks'][number], key: string, gathered: GatheredFacts): DocumentBlock[] {
  if ('heading' in block) return [{ kind: 'heading', key, level: block.level, text: block.heading }]
  if ('paragraph' in block) return [{ kind: 'paragraph', key, text: block.paragraph }]
  if ('form' in block) return [{ kind: 'form', key: block.form, rows: block.rows }]
  if ('table' in block) {
    const table = gathered.tables?.[block.table]
    if (!table) throw new Error(`The template names a table ${block.table} that was not gathered`)
    return [{ kind: 'table', key: block.table, ...table }]
  }
  const picture = gathered.pictures?.[block.picture]
  if (!picture) throw new Error(`The template names a picture ${block.picture} that was not gathered`)
  return [{ kind: 'picture', key: block.picture, ...picture }]
}

/**
 * 刷新数据: facts, tables and pictures as they are now; prose, order and title stay as they were written, and what somebody took out
 * stays out.
 */
export function refreshContent(content: DocumentContent, gathered: GatheredFacts): DocumentContent {
  const fresh = new Map(gathered.facts.map(fact => [fact.key, fact]))
  const known = new Set(content.facts.map(fact => fact.key))
  return {
    ...content,
    // what is no longer gathered keeps its value and its moment: the prose may still name it
    facts: [
      ...content.facts.map(fact => fresh.get(fact.key) ?? fact),
      ...gathered.facts.filter(fact => !known.has(fact.key)),
    ],
    blocks: content.blocks.map(block => {
      if (block.kind === 'table') return { ...block, ...gathered.tables?.[block.key] }
      if (block.kind === 'picture') return { ...block, ...gathered.pictures?.[block.key] }
      return block
    }),
  }
}
