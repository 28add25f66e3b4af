import type { Table } from '../find-table/table.ts'
import type { ColumnMapping } from '../map-columns/field.ts'
import type { Sheet } from '../read-workbook/workbook.ts'
import type { JudgeOptions } from './judge-rows.ts'
import type { JudgedSheet } from './judgement.ts'

interface Mapped {
  table: Table
  mapping: ColumnMapping[]
}

interface Wanted {
  identity: string[]
}

/** Whether a sheet takes part, and why not: hidden, left out, no list in it, or a summary that only counts. */
export function sheetVerdict(
  sheet: Sheet,
  tables: Mapped[],
  target: Wanted,
  options: JudgeOptions,
  others: { tables: Mapped[] }[],
): JudgedSheet {
  const judged = {
    name: sheet.name,
    visibility: sheet.visibility,
    tables: tables.map(({ table, mapping }) => ({ titles: table.titles, headerRows: table.headerRows, mapping })),
  }
  const left = (code: string, zh: string): JudgedSheet => ({ ...judged, import: false, codes: [code], reasons: [zh] })
  if (options.leftOut?.includes(sheet.name)) return left('left_out_by_person', `您选择了不导入「${sheet.name}」。`)
  if (sheet.rows.length === 0) return left('empty_sheet', `「${sheet.name}」是空表。`)
  const lists = tables.filter(mapped => isList(mapped, target.identity))
  if (sheet.visibility !== 'visible' && options.hiddenSheets?.includes(sheet.name) !== true)
    return left('hidden_sheet', `「${sheet.name}」是隐藏的工作表，默认不导入；需要时请勾选它。`)
  if (lists.length > 0) return { ...judged, import: true, codes: [], reasons: [] }
  const otherLists = others.some(other => other.tables.some(mapped => isList(mapped, target.identity)))
  if (tables.length === 0 && !/汇总|统计|合计|总表/.test(sheet.name))
    return left('no_table', `「${sheet.name}」里没有找到清单。`)
  return left(
    'summary_sheet',
    otherLists || tables.length > 0
      ? `「${sheet.name}」只有汇总数字，没有逐家的名称，不导入。`
      : `「${sheet.name}」里没有找到清单。`,
  )
}

function isList({ table, mapping }: Mapped, identity: string[]): boolean {
  return (
    mapping.some(({ field }) => field !== null && identity.includes(field)) &&
    table.rows.some(row => row.role === 'data')
  )
}
