import { shorten } from '#ground/workflow/shorten.ts'
import type { Problem } from './problem.ts'

/** 「企业名 · 问题前 24 字」: how duties and messages name a problem. */
export function wordsOf(the: Pick<Problem, 'subjectName' | 'words'>): string {
  return `${the.subjectName} · ${shorten(the.words, 24)}`
}

export const linkOf = (the: { readonly id: string }): string => `/problems/${the.id}`
