import { serialDate } from '../read-workbook/serial-date.ts'
import type { Cell } from '../read-workbook/workbook.ts'
import { cellText } from './cell-text.ts'
import { type DateMention, dateMentions } from './date-mentions.ts'
import { isBlankWord } from './is-blank-word.ts'
import { longestValue } from './longest-value.ts'

export type DateNote = 'twoDigitYear' | 'rangeEnd' | 'severalDates' | 'fromSerial' | 'yearNotShown' | 'tenDays'

/**
 * What a date cell says, and no more than it says.
 * - `day` a calendar day, `month` and `year` no finer than written, `period` a quarter (`2024-Q3`) or half-year (`2024-H1`)
 * - `special` words that stand for a deadline: at once, for good, done already
 * - `relative` counts from another event; `needsYear` has no year, and none is invented
 * - `invalid` no such day; `unclear` cannot be read; both keep the text
 */
export type DateReading =
  | { kind: 'day'; date: string; notes: DateNote[] }
  | { kind: 'month'; month: string; notes: DateNote[] }
  | { kind: 'year'; year: string; notes: DateNote[] }
  | { kind: 'period'; period: string; notes: DateNote[] }
  | { kind: 'special'; special: 'immediate' | 'longTerm' | 'done' }
  | { kind: 'relative'; count: number; unit: 'day' | 'workingDay' | 'month' | 'year' }
  | { kind: 'needsYear' | 'invalid' | 'unclear'; written: string }
  | { kind: 'none' }

/** Reads a date from a cell of any kind. */
export function parseDateCell(cell: Cell | null): DateReading {
  if (cell?.kind === 'date') return fromDateCell(cell)
  if (cell?.kind === 'number') return fromNumber(cell.number)
  return parseDate(cellText(cell))
}

function fromDateCell(cell: Extract<Cell, { kind: 'date' }>): DateReading {
  const notes: DateNote[] = cell.yearShown ? [] : ['yearNotShown']
  if (cell.shows === 'year') return { kind: 'year', year: cell.date.slice(0, 4), notes }
  if (cell.shows === 'month') return { kind: 'month', month: cell.date.slice(0, 7), notes }
  return { kind: 'day', date: cell.date, notes }
}

function fromNumber(number: number): DateReading {
  const written = cellText({ kind: 'number', number })
  if (Number.isInteger(number) && number >= 36_526 && number < 73_051) {
    const date = serialDate(number, '1900')
    if (date) return { kind: 'day', date, notes: ['fromSerial'] }
  }
  // 2024.10 typed as a number has become 2024.1: which month it was cannot be known
  if (/^20\d\d\.1$/.test(written)) return { kind: 'unclear', written }
  return parseDate(written)
}

/** Reads a date from text: 2024年8月底前, 2024.8.31, 二〇二四年八月, 立行立改, 2024年3月-8月 … */
export function parseDate(text: string): DateReading {
  const written = text.trim()
  if (written.length > longestValue) return { kind: 'unclear', written: `${written.slice(0, longestValue)}…` }
  if (isBlankWord(written)) return { kind: 'none' }
  if (/^\d{5}$/.test(written)) return fromNumber(Number(written))
  const { mentions, compact } = dateMentions(written)
  const last = mentions.at(-1)
  if (last) return fromMentions(mentions, compact, written)
  return fromWords(compact, written)
}

function fromWords(compact: string, written: string): DateReading {
  if (/立行立改|立即|立刻|立查立改|即知即改|即查即改|即行即改|边查边改|边督边改|马上|即时|当场/.test(compact))
    return { kind: 'special', special: 'immediate' }
  if (/长期|持续|常态|日常|永久|一直|长效/.test(compact)) return { kind: 'special', special: 'longTerm' }
  const relative = /(\d+)个?(工作日|日|天|月|年)(之?内|以内|左右)?/.exec(compact)
  if (relative && /内|起|后|自|左右/.test(compact)) {
    const unit = ({ 工作日: 'workingDay', 日: 'day', 天: 'day', 月: 'month', 年: 'year' } as const)[relative[2] as '日']
    return { kind: 'relative', count: Number(relative[1]), unit }
  }
  if (/^(已|全部)?(完成|整改|办结|落实|到位|销号)+/.test(compact) || /已(完成|整改|办结|落实)/.test(compact))
    return { kind: 'special', special: 'done' }
  if (/年底|年末|年内|月底|月末|季度|半年/.test(compact)) return { kind: 'needsYear', written }
  return { kind: 'unclear', written }
}

function fromMentions(mentions: DateMention[], compact: string, written: string): DateReading {
  const read = mentions.map((mention, at) => resolve(inheritYear(mention, mentions[at - 1], compact)))
  const last = read.at(-1)
  if (!last) return { kind: 'unclear', written }
  if (read.some(one => one === 'invalid')) return { kind: 'invalid', written }
  if (mentions.length === 1) return typeof last === 'string' ? { kind: last, written } : last
  const range = isRange(mentions, compact)
  if (range) return typeof last === 'string' ? { kind: last, written } : withNote(last, 'rangeEnd')
  const days = read.filter(one => typeof one !== 'string')
  if (days.length !== read.length) return { kind: 'unclear', written }
  const latest = days.toSorted((one, other) => endKey(one).localeCompare(endKey(other))).at(-1)
  return latest ? withNote(latest, 'severalDates') : { kind: 'unclear', written }
}

type Dated = Extract<DateReading, { notes: DateNote[] }>

const withNote = (reading: Dated, note: DateNote): Dated => ({ ...reading, notes: [...reading.notes, note] })

function endKey(reading: Dated): string {
  if (reading.kind === 'day') return reading.date
  if (reading.kind === 'month') return `${reading.month}-99`
  if (reading.kind === 'year') return `${reading.year}-99`
  return `${reading.period.slice(0, 4)}-${reading.period.includes('Q') ? String(Number(reading.period.slice(6)) * 3).padStart(2, '0') : reading.period.endsWith('1') ? '06' : '12'}-99`
}

function isRange(mentions: DateMention[], compact: string): boolean {
  const [first, second] = mentions
  return (
    mentions.length === 2 &&
    first !== undefined &&
    second !== undefined &&
    /^(日|号)?(起|开始)?(-|–|—|~|至|到|--)+$/.test(compact.slice(first.end, second.at))
  )
}

/** Inside one written range the year stands once: 2024年3月-8月. */
function inheritYear(mention: DateMention, before: DateMention | undefined, compact: string): DateMention {
  if (mention.year !== undefined || before?.year === undefined || !isRange([before, mention], compact)) return mention
  const month = mention.month ?? before.month
  return { ...mention, year: before.year, ...(month === undefined ? {} : { month }), notes: before.notes }
}

function resolve(mention: DateMention): Dated | 'needsYear' | 'invalid' | 'unclear' {
  const { year, month, day, quarter, half, tail } = mention
  const notes = [...mention.notes]
  if (mention.ambiguous) return 'unclear'
  if (month !== undefined && (month < 1 || month > 12)) return 'invalid'
  if (year === undefined)
    return day !== undefined && month !== undefined && day > lastDay(2024, month) ? 'invalid' : 'needsYear'
  if (year < 1980 || year > 2100) return 'invalid'
  const text = String(year)
  if (quarter !== undefined)
    return tail === 'end'
      ? dayOf(year, quarter * 3, lastDay(year, quarter * 3), notes)
      : { kind: 'period', period: `${text}-Q${quarter}`, notes }
  if (half !== undefined)
    return tail === 'end'
      ? dayOf(year, half * 6, lastDay(year, half * 6), notes)
      : { kind: 'period', period: `${text}-H${half}`, notes }
  if (month === undefined) return tail === 'end' ? dayOf(year, 12, 31, notes) : { kind: 'year', year: text, notes }
  if (day !== undefined) return day >= 1 && day <= lastDay(year, month) ? dayOf(year, month, day, notes) : 'invalid'
  if (tail === 'end') return dayOf(year, month, lastDay(year, month), notes)
  if (tail === 'first' || tail === 'middle' || tail === 'last') {
    const ends = { first: 10, middle: 20, last: lastDay(year, month) }
    return dayOf(year, month, ends[tail], [...notes, 'tenDays'])
  }
  return { kind: 'month', month: `${text}-${String(month).padStart(2, '0')}`, notes }
}

function dayOf(year: number, month: number, day: number, notes: DateNote[]): Dated {
  return { kind: 'day', date: `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`, notes }
}

function lastDay(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}
