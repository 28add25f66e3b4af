import { cleanText } from './clean-text.ts'
import { halfWidth } from './half-width.ts'
import { isBlankWord } from './is-blank-word.ts'
import { longestValue } from './longest-value.ts'

export interface PhonesReading {
  /** Mobile numbers as 11 digits, landlines as `0570-3012345`, or `3012345` where no area code was written. */
  phones: string[]
  /** What could not be read as a number. */
  unread: string[]
  digitsLost: boolean
}

/** Every telephone in a cell, in order and once each. Nothing is completed: a number without its area code stays without. */
export function parsePhones(text: string): PhonesReading {
  if (text.length > longestValue) return { phones: [], unread: [text.slice(0, longestValue)], digitsLost: false }
  const plain = halfWidth(cleanText(text)).replace(/[—–－―]/g, '-')
  if (isBlankWord(plain)) return { phones: [], unread: [], digitsLost: false }
  if (/^\d(\.\d+)?e\+?\d+$/i.test(plain)) return { phones: [], unread: [plain], digitsLost: true }
  const phones: string[] = []
  const unread: string[] = []
  const joined = plain
    .replace(/\+?86[- ]?(?=1[3-9]\d)/g, ' ')
    .replace(/(1[3-9]\d{9})(?=1[3-9]\d{9}(?!\d))/g, '$1 ')
    .replace(/(?<=\d)[ .](?=\d{4}(?!\d))/g, '')
    .replace(/(?<=1\d{2})[- ](?=\d{4}[- ]?\d{4}(?!\d))/g, '')
    .replace(/(?<=1\d{6})[- ](?=\d{4}(?!\d))/g, '')
  for (const piece of joined.split(/[\s,，、;；/|]+|或|和/)) {
    if (piece === '') continue
    const found = phonesIn(piece)
    phones.push(...found)
    if (found.length === 0 && /\d/.test(piece)) unread.push(piece)
  }
  return { phones: [...new Set(phones)], unread, digitsLost: false }
}

function phonesIn(piece: string): string[] {
  const found: string[] = []
  const pattern =
    /(?<!\d)(1[3-9]\d{9})(?!\d)|\(?(0\d{2,3})\)?-?(\d{7,8})(?!\d)(?:-(\d{1,5}))?|(?<![\d-])([2-9]\d{6,7})(?![\d])|(?<!\d)(\d{5,6})\(?(?:短号)\)?/g
  for (const match of piece.matchAll(pattern)) {
    const [, mobile, area, line, extension, local, short] = match
    if (mobile !== undefined) found.push(mobile)
    else if (area !== undefined) found.push(`${area}-${line}${extension === undefined ? '' : `-${extension}`}`)
    else found.push(local ?? short ?? '')
  }
  return found
}
