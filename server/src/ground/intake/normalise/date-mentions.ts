import { chineseNumber } from './chinese-number.ts'
import type { DateNote } from './parse-date.ts'

/** One date as it stands in a text, field by field; `tail` is 底/末 (end) or the ten-day part of a month. */
export interface DateMention {
  at: number
  end: number
  year?: number
  month?: number
  day?: number
  quarter?: number
  half?: number
  tail?: 'end' | 'first' | 'middle' | 'last'
  /** 3/8/2024: which is the month cannot be known. */
  ambiguous?: boolean
  notes: DateNote[]
}

type Fields = Omit<DateMention, 'at' | 'end' | 'tail' | 'notes'> & { notes?: DateNote[] }

const numbers = (match: RegExpMatchArray) => match.slice(1).map(text => (text === undefined ? undefined : Number(text)))

/** Fields that were written, without those that were not. */
function written(fields: { [key in keyof Fields]?: Fields[key] | undefined }): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}

function yearOf(text: string | undefined): { year?: number; notes?: DateNote[] } {
  if (text === undefined) return {}
  return text.length === 2 ? { year: 2000 + Number(text), notes: ['twoDigitYear'] } : { year: Number(text) }
}

/** Notations, the fuller first: what one has read the next does not see. */
const notations: [RegExp, (match: RegExpMatchArray) => Fields | null][] = [
  [
    /(?<!\d)(\d{4})[-./、,](\d{1,2})[-./、,](\d{1,2})(?!\d)[日号]?(?:T?\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?Z?)?/g,
    match => {
      const [year, month, day] = numbers(match)
      return written({ year, month, day })
    },
  ],
  [
    /(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)/g,
    match => {
      const [year, month, day] = numbers(match)
      return written({ year, month, day })
    },
  ],
  [
    /(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)/g,
    match => {
      const [one = 0, two = 0, year] = numbers(match)
      if (one > 12 && two <= 12) return written({ year, month: two, day: one })
      return written({ year, month: one, day: two, ambiguous: one <= 12 && two <= 12 && one !== two })
    },
  ],
  [
    /(?<!\d)(\d{4}|\d{2}(?=年))(?:年度?|[-./](?=\d{1,2}月))(?:(上|下)半年|第?([1-4])季度|Q([1-4])|(\d{1,2})(?:月份?|[-./](?=\d))(?:(\d{1,2})(?!\d)[日号]?)?)?/gi,
    match => {
      const [, year, half, quarter, q, month, day] = match
      const number = (text: string | undefined) => (text === undefined ? undefined : Number(text))
      return written({
        ...yearOf(year),
        half: half === undefined ? undefined : half === '上' ? 1 : 2,
        quarter: number(quarter ?? q),
        month: number(month),
        day: number(day),
      })
    },
  ],
  [
    /(?<!\d)(2[0-9])[-./](\d{1,2})[-./](\d{1,2})(?!\d)/g,
    match => {
      const [year = 0, month, day = 0] = numbers(match)
      return day >= 20 && day <= 29
        ? written({ year: 2000 + year, month, day, ambiguous: true })
        : written({ year: 2000 + year, month, day, notes: ['twoDigitYear'] })
    },
  ],
  [
    /(?<!\d)(20\d{2})[-/]?Q([1-4])/gi,
    match => {
      const [year, quarter] = numbers(match)
      return written({ year, quarter })
    },
  ],
  [
    /(?<![\d.])(20\d{2})[-./](\d{1,2})(?![\d])/g,
    match => {
      const [year, month] = numbers(match)
      return written({ year, month })
    },
  ],
  [
    /(?<!\d)(20\d{2})(0[1-9]|1[0-2])(?!\d)/g,
    match => {
      const [year, month] = numbers(match)
      return written({ year, month })
    },
  ],
  [/^(20\d{2})$/g, match => ({ year: Number(match[1]) })],
  [
    /(?<!\d)(\d{1,2})月份?(?:(\d{1,2})(?!\d)[日号]?)?/g,
    match => {
      const [month, day] = numbers(match)
      return written({ month, day })
    },
  ],
  [/第?([1-4])季度|(?<![A-Z])Q([1-4])(?!\d)/gi, match => ({ quarter: Number(match[1] ?? match[2]) })],
  [
    /^(\d{1,2})[./](\d{1,2})$|(?<=[-~至到])(\d{1,2})[./](\d{1,2})(?!\d)/g,
    match => ({ month: Number(match[1] ?? match[3]), day: Number(match[2] ?? match[4]) }),
  ],
  [/(?<=[-~至到])(\d{1,2})[日号]/g, match => ({ day: Number(match[1]) })],
]

/** The text without spaces, in half-width digits, and every date in it in order. */
export function dateMentions(text: string): { mentions: DateMention[]; compact: string } {
  const compact = digitsForNumerals(
    text
      .normalize('NFKC')
      .replace(/(?<=\d)\s+(?=\d{1,2}:\d)/g, 'T')
      .replace(/\s+/g, ''),
  )
    // 1-6月 is January to June, not a day
    .replace(/(?<![\d.])(\d{1,2})[-~–—至到](\d{1,2})月/g, '$1月-$2月')
  let rest = compact
  const mentions: DateMention[] = []
  for (const [pattern, read] of notations) {
    for (const match of rest.matchAll(pattern)) {
      const fields = read(match)
      if (!fields) continue
      const end = match.index + match[0].length
      mentions.push({ notes: [], ...fields, at: match.index, end, ...tailOf(compact.slice(end)) })
      rest = rest.slice(0, match.index) + '\u0000'.repeat(match[0].length) + rest.slice(end)
    }
  }
  return { mentions: mentions.toSorted((one, other) => one.at - other.at), compact }
}

function tailOf(after: string): Pick<DateMention, 'tail'> {
  if (/^(的?(月|年|季)?(底|末))/.test(after)) return { tail: 'end' }
  if (/^上旬/.test(after)) return { tail: 'first' }
  if (/^中旬/.test(after)) return { tail: 'middle' }
  return /^下旬/.test(after) ? { tail: 'last' } : {}
}

/** 二〇二四年八月三十一日 and 三季度: numerals become digits only before a word of time. */
function digitsForNumerals(text: string): string {
  return text.replace(/[〇零○一二三四五六七八九十廿卅两]+(?=年|月|日|号|季度|个月|个工作日|天|工作日)/g, numerals => {
    const number = chineseNumber(numerals)
    return number === null ? numerals : String(number)
  })
}
