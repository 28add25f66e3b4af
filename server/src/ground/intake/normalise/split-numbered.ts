import { chineseNumber } from './chinese-number.ts'
import { cleanText } from './clean-text.ts'

export interface ListedItem {
  /** The number it was written under, or null where the items were only separated. */
  number: number | null
  text: string
}

interface Mark {
  at: number
  end: number
  number: number
}

const circled = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'
const numerals = '[一二三四五六七八九十]{1,3}'

/** Ways of numbering, the firmer first. Each gives marks that must run on to count. */
const styles: RegExp[] = [
  new RegExp(`[${circled}]`, 'gu'),
  /[(（]\s*(\d{1,2})\s*[)）][、.．]?/gu,
  /(?<![\d.．])(\d{1,2})\s*[、．)）]\s*/gu,
  // 1.5台设备 is no second item, but 1.2024年… may be a first: digits after the point count only at the start of an item
  /(?<![\d.．-])(\d{1,2})\s*\.\s*(?!\d)|(?<=^|\n|[；;。]\s*)(\d{1,2})\s*\.(?=(?:19|20)\d{2}年)/gu,
  new RegExp(`[(（]\\s*(${numerals})\\s*[)）][、.．]?`, 'gu'),
  new RegExp(`(?<=^|[\\n；;。，,\\s])(${numerals})是`, 'gu'),
  new RegExp(`(?<=^|[\\n；;。，,\\s])(${numerals})\\s*[、.．]`, 'gu'),
  new RegExp(`第(${numerals}|\\d{1,2})[，,、：:]`, 'gu'),
]

/**
 * The items of a cell in which people list several things: `1.… 2.…`, `①…②…`, `（1）…`, `一是…二是…`, `；` or line ends.
 * Text before the first number stays with the first item, unless it only announces the list. Decimals, dates and wrapped lines are not cut.
 */
export function splitNumbered(text: string): ListedItem[] {
  const clean = cleanText(text)
  if (clean === '') return []
  for (const style of styles) {
    const marks = runningMarks(clean, style)
    if (marks.length >= 2) return cut(clean, marks)
  }
  const separated = clean.split(/[；;]\s*/).filter(part => bare(part) !== '')
  if (separated.length > 1) return separated.map(part => ({ number: null, text: trimEnds(part) }))
  const lines = clean.split('\n').filter(part => bare(part) !== '')
  if (lines.length > 1 && !isWrapped(lines))
    return lines.map(line => ({ number: null, text: trimEnds(stripSingleMark(line)) }))
  const only = trimEnds(stripSingleMark(clean.replace(/\n/g, '')))
  return only === '' ? [] : [{ number: null, text: only }]
}

function runningMarks(text: string, style: RegExp): Mark[] {
  const marks: Mark[] = []
  for (const match of text.matchAll(style)) {
    const written = match[1] ?? match[2] ?? match[0]
    const number = circled.includes(written)
      ? circled.indexOf(written) + 1
      : /^\d+$/.test(written)
        ? Number(written)
        : (chineseNumber(written) ?? 0)
    const last = marks.at(-1)?.number ?? 0
    // numbers may be left out (1. 3.) only where each begins a line or a sentence
    const opens = number > last + 1 && number <= last + 5 && opensItemAt(text, match.index)
    if (number === last + 1 || opens) marks.push({ at: match.index, end: match.index + match[0].length, number })
  }
  return marks
}

function opensItemAt(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 8), at).trimEnd()
  return before === '' || /[；;。]$/.test(before) || text[at - 1] === '\n'
}

function cut(text: string, marks: Mark[]): ListedItem[] {
  const items: ListedItem[] = []
  const before = text.slice(0, marks[0]?.at ?? 0)
  const lead = /(问题|措施|如下|以下|方面|包括)[^；;。]{0,6}[:：]\s*$/.test(before) ? '' : before
  for (const [index, mark] of marks.entries()) {
    const body = text.slice(mark.end, marks[index + 1]?.at ?? text.length)
    const item = trimEnds((index === 0 && bare(lead) !== '' ? `${lead.trim()}${body}` : body).replace(/\n/g, ''))
    if (item !== '') items.push({ number: mark.number, text: item })
  }
  return items
}

const opensItem =
  /^(未|无|不|没|缺|存在|部分|厂区|车间|危废|废气|废水|废料|雨污|台账|环保|生产|现场|一般|固废|活性炭|原料|设备|[-·•●◆■★])/

/** Lines are wrapped, not listed, when they run to about one width without an end mark and go on in mid-sentence. */
function isWrapped(lines: string[]): boolean {
  const before = lines.slice(0, -1)
  if (before.every(line => /[。！!．.；;]$/.test(line))) return false
  const widest = Math.max(...lines.map(line => line.length))
  const oneWidth = before.every(line => line.length >= widest - 2)
  return oneWidth && widest >= 10 && !lines.slice(1).every(line => opensItem.test(line))
}

const bare = (text: string) => text.replace(/[\s；;。，,、.．]/g, '')

const trimEnds = (text: string) => text.trim().replace(/^[；;。，,、：:\s]+|[；;。，,、\s]+$/g, '')

const stripSingleMark = (text: string) => text.replace(/^\s*(?:[(（]?1[)）、．]|1\.(?!\d)|①)\s*/, '')
