import { pinyin } from 'pinyin-pro'
import { foldName } from './fold-name.ts'

/**
 * The first letters of a text's syllables, upper case, one reading only: 衢州江山门业（一厂） → QZJSMYYC. Letters and digits stay
 * as they are; brackets, spaces and signs are left out. A character with several readings takes the one of the word it stands
 * in (重庆 → CQ, 银行 → YH), else its first; a character whose reading is unknown is left out.
 */
export function initials(text: string): string {
  return (foldName(text).match(/\p{Script=Han}+|[A-Z0-9]+/gu) ?? []).map(initialsOfRun).join('')
}

function initialsOfRun(run: string): string {
  if (/^[A-Z0-9]/.test(run)) return run
  return pinyin(run, { pattern: 'first', toneType: 'none', type: 'array' })
    .map(letter => letter.normalize('NFD').charAt(0).toUpperCase())
    .filter(letter => /^[A-Z]$/.test(letter))
    .join('')
}
