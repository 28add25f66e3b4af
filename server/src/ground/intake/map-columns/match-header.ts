import { foldText } from '../normalise/fold-text.ts'
import type { Field } from './field.ts'

export interface HeaderMatch {
  field: Field
  score: number
}

/** The forms of a header to be compared: whole, and without what stands in brackets. */
export function headerForms(header: string): string[] {
  const whole = foldText(header.slice(0, 120))
    .replace(/^[*★☆※]+|[*★☆※:：]+$/g, '')
    .replace(/^\d{1,2}[.、](?!\d)/, '')
  const outside = whole.replace(/\([^()]*\)/g, '')
  return outside === '' || outside === whole ? [whole] : [whole, outside]
}

/**
 * How well a header's path (group headers first, its own words last) fits a field, 0–1. A word that fills the header
 * counts more than one inside a longer header, so that 产品名称 is not taken for a name.
 */
export function scoreHeader(path: string[], field: Field): number {
  const leaf = path.at(-1) ?? ''
  let best = 0
  for (const form of headerForms(leaf)) {
    if (form === '' || form.length > 40 || field.unless?.test(form)) continue
    best = Math.max(best, scoreForm(form, field))
  }
  if (best >= 0.9) return best
  const joined = foldText(path.join(''))
  if (path.length > 1 && !field.unless?.test(joined)) best = Math.max(best, 0.95 * scoreForm(joined, field))
  const parents = path.slice(0, -1).map(parent => foldText(parent))
  const fromParent = Math.max(
    0,
    ...parents.filter(parent => !field.unless?.test(parent)).map(parent => scoreForm(parent, field)),
  )
  // 存在问题 above 污染防治: the group names the field, the leaf only tells its columns apart
  return Math.max(best, field.qualify?.(path) ? 0.9 * fromParent : 0.5 * fromParent)
}

const preparedWords = new WeakMap<Field, { word: string; whole: boolean; rank: number }[]>()

function wordsOf(field: Field) {
  let words = preparedWords.get(field)
  if (!words) {
    words = field.words.map((word, at) => ({
      word: foldText(word.replace(/^=/, '')),
      whole: word.startsWith('='),
      rank: 1 - at * 0.002,
    }))
    preparedWords.set(field, words)
  }
  return words
}

function scoreForm(form: string, field: Field): number {
  let best = 0
  for (const { word, whole, rank } of wordsOf(field)) {
    if (form === word) best = Math.max(best, rank)
    else if (!whole && form.includes(word)) best = Math.max(best, (0.5 + 0.45 * (word.length / form.length)) * rank)
  }
  return best
}

/** The field a header names best, or null when no field fits at all. */
export function matchHeader(path: string[], fields: Field[]): HeaderMatch | null {
  let best: HeaderMatch | null = null
  for (const field of fields) {
    const score = scoreHeader(path, field)
    if (score > (best?.score ?? 0)) best = { field, score }
  }
  return best
}
