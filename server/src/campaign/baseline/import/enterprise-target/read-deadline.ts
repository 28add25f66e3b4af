import type { Finding } from '#ground/intake/judge/judgement.ts'
import { cellText } from '#ground/intake/normalise/cell-text.ts'
import { cleanLine } from '#ground/intake/normalise/clean-text.ts'
import { parseDateCell } from '#ground/intake/normalise/parse-date.ts'
import type { Cell } from '#ground/intake/read-workbook/workbook.ts'
import type { CandidateDeadline } from './enterprise-candidate.ts'
import { finding } from './findings.ts'

/** The deadline in a cell, as far as it was written; what is doubtful or missing is said in `findings`. */
export function readDeadline(
  cell: Cell | null,
  letter: string | undefined,
  findings: Finding[],
): CandidateDeadline | null {
  const text = cleanLine(cellText(cell))
  const reading = parseDateCell(cell)
  const say = (code: Parameters<typeof finding>[0], said: Record<string, string> = {}) =>
    findings.push(finding(code, { text, ...said }, letter))
  switch (reading.kind) {
    case 'none':
      return null
    case 'day':
      if (reading.notes.includes('yearNotShown')) say('deadline_year_not_shown', { date: reading.date })
      if (reading.notes.includes('twoDigitYear')) say('deadline_two_digit_year', { date: reading.date })
      if (reading.notes.includes('severalDates')) say('deadline_several', { date: reading.date })
      return { text, date: reading.date }
    case 'month':
      say('deadline_coarse')
      return { text, month: reading.month }
    case 'year':
      say('deadline_coarse')
      return { text, year: reading.year }
    case 'period':
      say('deadline_coarse')
      return { text, period: reading.period }
    case 'special':
      say(
        reading.special === 'immediate'
          ? 'deadline_immediate'
          : reading.special === 'longTerm'
            ? 'deadline_long_term'
            : 'deadline_done',
      )
      return { text, special: reading.special }
    case 'relative':
      say('deadline_relative')
      return { text }
    case 'needsYear':
      say('deadline_needs_year')
      return { text }
    case 'invalid':
      say('deadline_invalid')
      return { text }
    case 'unclear':
      say('deadline_unclear')
      return { text }
  }
}

/** Of a row's deadlines the last that has a day; without any, the first there is. */
export function latestDeadline(deadlines: CandidateDeadline[]): CandidateDeadline | null {
  const dated = deadlines
    .filter(deadline => deadline.date !== undefined)
    .toSorted((one, other) => (one.date ?? '').localeCompare(other.date ?? ''))
  return dated.at(-1) ?? deadlines[0] ?? null
}
