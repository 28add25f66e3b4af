import { z } from 'zod'
import { factMark, factsNamed } from './document-content.ts'
import type { DocumentTemplate, TemplateBlock } from './document-template.ts'
import { WordsShape } from './identity.ts'

/** What a kind of paper gathers, and a template may name: closed, so that no template asks for what nobody can find. */
export const TemplateSlot = z.object({
  kind: z.enum(['fact', 'table', 'picture']),
  /** As it is named in a template, e.g. `问题数` in `{{问题数}}`. */
  key: z.string(),
  words: WordsShape,
  /** Without it the paper is not what it is called: no template leaves it out. */
  required: z.boolean(),
})
export type TemplateSlot = z.infer<typeof TemplateSlot>

/** What is wrong with a template, and where: `blocks.3.rows.0.text`; an empty path means the whole. */
export const TemplateFault = z.object({ path: z.string(), words: WordsShape })
export type TemplateFault = z.infer<typeof TemplateFault>

/** What keeps a template from being put in force, in the order in which it is read; nothing of it is an opinion. */
export function checkTemplate(template: DocumentTemplate, slots: readonly TemplateSlot[]): TemplateFault[] {
  const texts = textsOf(template)
  const tables = template.blocks.flatMap((block, at) =>
    'table' in block ? [{ kind: 'table' as const, key: block.table, path: `blocks.${at}` }] : [],
  )
  const pictures = template.blocks.flatMap((block, at) =>
    'picture' in block ? [{ kind: 'picture' as const, key: block.picture, path: `blocks.${at}` }] : [],
  )
  const forms = template.blocks.flatMap((block, at) =>
    'form' in block ? [{ key: block.form, path: `blocks.${at}` }] : [],
  )
  const known = new Set(slots.map(({ kind, key }) => `${kind} ${key}`))
  const named = new Set([
    ...texts.flatMap(({ text }) => factsNamed(text).map(key => `fact ${key}`)),
    ...[...tables, ...pictures].map(({ kind, key }) => `${kind} ${key}`),
  ])
  return [
    ...(template.blocks.length === 0 ? [{ path: 'blocks', words: { zh: '没有正文', en: 'There is no text' } }] : []),
    ...texts.flatMap(one => faultsOfText(one, known)),
    ...[...tables, ...pictures]
      .filter(({ kind, key }) => !known.has(`${kind} ${key}`))
      .map(({ kind, key, path }) => ({
        path,
        words:
          kind === 'table'
            ? { zh: `这种文书没有表格“${key}”`, en: `This kind of document has no table “${key}”` }
            : { zh: `这种文书没有图“${key}”`, en: `This kind of document has no picture “${key}”` },
      })),
    ...[...namedTwice(tables), ...namedTwice(pictures), ...namedTwice(forms)].map(({ key, path }) => ({
      path,
      words: { zh: `“${key}”用了两次`, en: `“${key}” stands twice` },
    })),
    ...slots
      .filter(({ required, kind, key }) => required && !named.has(`${kind} ${key}`))
      .map(({ words: { zh, en } }) => ({
        path: '',
        words: { zh: `缺少必需的“${zh}”`, en: `It leaves out “${en}”, which it must have` },
      })),
  ]
}

function faultsOfText({ path, text }: { path: string; text: string }, known: ReadonlySet<string>): TemplateFault[] {
  const unknown = [...new Set(factsNamed(text))].filter(key => !known.has(`fact ${key}`))
  const rest = text.replaceAll(factMark, '')
  return [
    ...unknown.map(key => ({
      path,
      words: { zh: `没有名为“${key}”的数据`, en: `There is no figure named “${key}”` },
    })),
    ...(rest.includes('{{') || rest.includes('}}')
      ? [{ path, words: { zh: '数据标记的花括号不成对', en: 'The braces of a figure do not close' } }]
      : []),
  ]
}

/** Every text of a template with the path to it. */
export function textsOf({ title, blocks, attachments }: DocumentTemplate): { path: string; text: string }[] {
  return [
    { path: 'title', text: title },
    ...blocks.flatMap((block, at) => textsOfBlock(block, `blocks.${at}`)),
    ...attachments.map((text, at) => ({ path: `attachments.${at}`, text })),
  ]
}

function textsOfBlock(block: TemplateBlock, path: string): { path: string; text: string }[] {
  if ('heading' in block) return [{ path: `${path}.heading`, text: block.heading }]
  if ('paragraph' in block) return [{ path: `${path}.paragraph`, text: block.paragraph }]
  if (!('form' in block)) return []
  return block.rows.flatMap(({ title, text }, row) => [
    { path: `${path}.rows.${row}.title`, text: title },
    { path: `${path}.rows.${row}.text`, text },
  ])
}

/** All but the first of each key. */
const namedTwice = <Named extends { key: string }>(all: readonly Named[]) =>
  all.filter(({ key }, at) => all.findIndex(one => one.key === key) < at)
