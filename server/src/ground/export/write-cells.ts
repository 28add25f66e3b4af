import { lettersOf } from './official-layout.ts'

export type CellValue = string | number | Date | null

/** A cell of a spreadsheet takes no more. */
const longestText = 32_767

/**
 * A row of a sheet (ECMA-376 Part 1, 18.3.1.73). Texts are texts, so none is ever taken for a formula; a day is the number of days that
 * the date system of 1900 counts.
 * @param at counted from 1
 * @param styles of the cells, one for each; without one a cell is plain
 */
export function writeCells(at: number, values: readonly CellValue[], styles: readonly string[]): string {
  const cells = values.map((value, column) => {
    const style = styles[column]
    const place = `<c r="${lettersOf(column + 1)}${at}"${style === undefined ? '' : ` s="${style}"`}`
    if (value === null) return style === undefined ? '' : `${place}/>`
    if (typeof value === 'string') {
      const text = value.slice(0, longestText)
      return `${place} t="inlineStr"><is><t xml:space="preserve">${escapeText(text)}</t></is></c>`
    }
    return `${place}><v>${value instanceof Date ? serialOf(value) : value}</v></c>`
  })
  return `<row r="${at}">${cells.join('')}</row>`
}

const millisecondsPerDay = 86_400_000
/** Day 0; the day of 29 February 1900, which never was and is counted, lies before every day of a campaign. */
const dayZero = Date.UTC(1899, 11, 30)
const serialOf = (day: Date) => (day.getTime() - dayZero) / millisecondsPerDay

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** What XML cannot hold is written as spreadsheets write it (`_x0001_`), and so is a text that happens to look like that. */
function escapeText(text: string): string {
  return text
    .replace(/_x(?=[0-9A-Fa-f]{4}_)/g, '_x005F_x')
    .replace(/[&<>]/g, mark => marks[mark] ?? mark)
    .replace(
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      /[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/g,
      code => `_x${code.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    )
    .toWellFormed()
}
