import type { TemplateSlot } from '#contract/ground/check-template.ts'
import type { Words } from '#contract/ground/endpoint.ts'

/**
 * What a kind of paper gathers, for its templates to choose from. A fact is named in Chinese, as papers are written; it is given in English
 * for whoever reads the screen.
 *
 * @param required keys without which the paper is not what it is called
 */
export function slotsOf({
  facts,
  tables = {},
  pictures = {},
  required = [],
}: {
  readonly facts: Readonly<Record<string, string>>
  readonly tables?: Readonly<Record<string, Words>>
  readonly pictures?: Readonly<Record<string, Words>>
  readonly required?: readonly string[]
}): TemplateSlot[] {
  const slot = (kind: TemplateSlot['kind'], key: string, words: Words): TemplateSlot => ({
    kind,
    key,
    words,
    required: required.includes(key),
  })
  return [
    ...Object.entries(facts).map(([key, en]) => slot('fact', key, { zh: key, en })),
    ...Object.entries(tables).map(([key, words]) => slot('table', key, words)),
    ...Object.entries(pictures).map(([key, words]) => slot('picture', key, words)),
  ]
}
