import type { Cell } from '../read-workbook/workbook.ts'

/** A cell as the text a person would read, never in powers of ten; empty for nothing and for errors. */
export function cellText(cell: Cell | null | undefined): string {
  if (!cell) return ''
  switch (cell.kind) {
    case 'text':
      return cell.text
    case 'number':
      return numberText(cell.number, cell.format)
    case 'date':
      return cell.shows === 'day' ? cell.date : cell.shows === 'month' ? cell.date.slice(0, 7) : cell.date.slice(0, 4)
    case 'boolean':
      return cell.boolean ? '是' : '否'
    case 'error':
      return ''
  }
}

function numberText(number: number, format: string | undefined): string {
  if (format !== undefined && /^0{2,}$/.test(format)) return String(number).padStart(format.length, '0')
  if (format?.includes('%')) return `${Number((number * 100).toFixed(6))}%`
  if (Number.isInteger(number) && Math.abs(number) < 1e21) return BigInt(number).toString()
  // sums of money come with the rounding dirt of binary fractions
  return String(Number(number.toPrecision(15)))
}

/** Whether digits of a code were lost because the sheet kept it as a number: doubles hold 15 digits for certain. */
export function hasLostDigits(cell: Cell | null | undefined): boolean {
  return cell?.kind === 'number' && Math.abs(cell.number) >= 1e15
}
