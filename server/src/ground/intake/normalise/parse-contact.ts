import { cleanText } from './clean-text.ts'
import { halfWidth } from './half-width.ts'
import { isBlankWord } from './is-blank-word.ts'
import { longestValue } from './longest-value.ts'
import { parsePhones } from './parse-phones.ts'

export interface ContactReading {
  names: string[]
  phones: string[]
}

/** Persons and telephones that share one cell: `张三13800000000`, `张三（经理）138…、李四 139…`. */
export function parseContact(text: string): ContactReading {
  if (text.length > longestValue) return { names: [], phones: [] }
  const plain = halfWidth(cleanText(text))
  if (isBlankWord(plain)) return { names: [], phones: [] }
  const { phones } = parsePhones(plain)
  const words = plain
    .replace(/\([^)]*\)/g, ' ')
    .replace(/[+\d-]{5,}/g, ' ')
    .replace(/(电话|手机|联系人|负责人|法人|经理|厂长|老板|站长)[:：]?/g, ' ')
  const names = words
    .split(/[\s,，、;；/|:：]+/)
    .map(word => word.trim())
    .filter(word => /^[\u3400-\u9fff·•]{2,12}$|^[A-Za-z][A-Za-z .'-]+$/.test(word))
  return { names: [...new Set(names)], phones }
}
