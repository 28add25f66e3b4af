import { setImmediate as nextTurn } from 'node:timers/promises'
import { findTables } from '../find-table/find-tables.ts'
import type { Table } from '../find-table/table.ts'
import type { ColumnMapping } from '../map-columns/field.ts'
import { type MappingChoices, mapColumns } from '../map-columns/map-columns.ts'
import { cellText } from '../normalise/cell-text.ts'
import { columnLetter } from '../read-workbook/column-letters.ts'
import type { Sheet, Workbook } from '../read-workbook/workbook.ts'
import { ignoredRow } from './ignored-row.ts'
import { inTurns } from './in-turns.ts'
import { type Finding, findingOrder, type Judged, type JudgedSheet, type RowJudgement } from './judgement.ts'
import { mapRows, originalOf } from './map-row.ts'
import { sheetVerdict } from './sheet-verdict.ts'
import type { InterpretedRow, MappedRow, Target } from './target.ts'

export interface JudgeOptions {
  /** Corrections of the mapping, by name of the sheet; `*` for all sheets. */
  choices?: Record<string, MappingChoices>
  /** Hidden sheets a person asked for by name. */
  hiddenSheets?: string[]
  /** Sheets a person left out by name. */
  leftOut?: string[]
  onProgress?: (progress: { done: number; of: number }) => void
  signal?: AbortSignal
}

/**
 * Judges every row of a workbook against a target. Each row that holds anything ends in exactly one outcome with its reasons;
 * nothing is written. Gives way to other work every few milliseconds.
 */
export async function judgeRows<Candidate, Context>(
  workbook: Workbook,
  target: Target<Candidate, Context>,
  context: Context,
  options: JudgeOptions = {},
): Promise<Judged<Candidate>> {
  const sheets: JudgedSheet[] = []
  const ignored: RowJudgement<Candidate>[] = []
  const mapped: MappedRow[] = []
  const found: SheetTables[] = []
  for (const sheet of workbook.sheets) found.push(await readSheetTables(sheet, target, context, options))
  for (const [at, { sheet, tables, loose }] of found.entries()) {
    const verdict = sheetVerdict(
      sheet,
      tables,
      target,
      options,
      found.filter((_, other) => other !== at),
    )
    sheets.push(verdict)
    ignored.push(...loose.map(row => looseRow<Candidate>(sheet, row, verdict)))
    const listed = new Set<string>()
    for (const { table, mapping } of tables) {
      const data = new Set<number>()
      if (verdict.import) {
        const rows = await inTurns(mapRows(sheet.name, table, mapping, target.fillsDown), options.signal)
        for (const row of rows) data.add(row.row)
        for (const row of rows) mapped.push(row)
      }
      // tables side by side share their titles and header rows, which are listed once
      for (const row of leftOutRows<Candidate>(sheet, table, data, verdict)) {
        const key = `${row.row}/${row.codes[0]}`
        if (!listed.has(key)) ignored.push(row)
        listed.add(key)
      }
    }
    await nextTurn()
    options.signal?.throwIfAborted()
  }
  const interpreted = await interpretAll(mapped, target, context, options)
  const verdicts = await target.recognise(interpreted, context)
  const judged = interpreted.map((row, at) => judgementOf(row, verdicts[at]))
  const order = new Map(workbook.sheets.map((sheet, at) => [sheet.name, at]))
  const rows = [...judged, ...ignored].toSorted(
    (one, other) =>
      (order.get(one.sheet) ?? 0) - (order.get(other.sheet) ?? 0) || one.row - other.row || one.table - other.table,
  )
  return { file: workbook.name, ...fileVerdict(sheets, judged.length), sheets, rows, notices: workbook.notices }
}

interface SheetTables {
  sheet: Sheet
  tables: { table: Table; mapping: ColumnMapping[] }[]
  loose: number[]
}

async function readSheetTables<Candidate, Context>(
  sheet: Sheet,
  target: Target<Candidate, Context>,
  context: Context,
  options: JudgeOptions,
): Promise<SheetTables> {
  const { tables, loose } = await inTurns(findTables(sheet, target.words(context)), options.signal)
  const choices = options.choices?.[sheet.name] ?? options.choices?.['*'] ?? {}
  return { sheet, loose, tables: tables.map(table => ({ table, mapping: mapColumns(table, target.fields, choices) })) }
}

async function interpretAll<Candidate, Context>(
  rows: MappedRow[],
  target: Target<Candidate, Context>,
  context: Context,
  options: JudgeOptions,
): Promise<InterpretedRow<Candidate>[]> {
  const interpreted: InterpretedRow<Candidate>[] = []
  function* steps(): Generator<void, void> {
    for (const source of rows) {
      interpreted.push({ ...target.interpret(source, context), source })
      if (interpreted.length % 200 === 0) options.onProgress?.({ done: interpreted.length, of: rows.length })
      if (interpreted.length % 10 === 0) yield
    }
  }
  await inTurns(steps(), options.signal)
  options.onProgress?.({ done: rows.length, of: rows.length })
  return interpreted
}

function judgementOf<Candidate>(
  row: InterpretedRow<Candidate>,
  verdict:
    | {
        outcome: RowJudgement<Candidate>['outcome']
        findings: Finding[]
        values: Candidate | null
        about: RowJudgement<Candidate>['about']
      }
    | undefined,
): RowJudgement<Candidate> {
  const findings = verdict?.findings ?? row.findings
  return {
    sheet: row.source.sheet,
    row: row.source.row,
    table: row.source.table,
    outcome: verdict?.outcome ?? 'review',
    ...said(findings),
    values: verdict?.values ?? row.candidate,
    original: row.source.original,
    notes: row.source.notes,
    about: verdict?.about ?? null,
  }
}

/** The heaviest first: what holds a row is read before what was merely put right. */
function said(unordered: Finding[]) {
  const findings = unordered.toSorted((one, other) => findingOrder[other.weight] - findingOrder[one.weight])
  return {
    codes: [...new Set(findings.map(finding => finding.code))],
    reasons: [...new Set(findings.map(finding => finding.zh))],
    findings,
  }
}

function leftOutRows<Candidate>(
  sheet: Sheet,
  table: Table,
  data: Set<number>,
  verdict: JudgedSheet,
): RowJudgement<Candidate>[] {
  return table.rows
    .filter(row => !data.has(row.number))
    .map(row => {
      const finding: Finding =
        row.role === 'data'
          ? {
              code: verdict.codes[0] ?? 'sheet_left_out',
              weight: 'info',
              zh: verdict.reasons[0] ?? '所在工作表未导入。',
              en: 'The sheet was not imported.',
            }
          : ignoredRow(row.role)
      return {
        sheet: sheet.name,
        row: row.number,
        table: table.index,
        outcome: 'ignore' as const,
        ...said([finding]),
        values: null,
        original: originalOf(row),
        notes: {},
        about: null,
      }
    })
}

function looseRow<Candidate>(sheet: Sheet, number: number, verdict: JudgedSheet): RowJudgement<Candidate> {
  const row = sheet.rows.find(other => other.number === number)
  const original = Object.fromEntries(
    (row?.cells ?? []).flatMap((cell, column) => (cell ? [[columnLetter(column), cellText(cell)]] : [])),
  )
  const finding: Finding = {
    code: verdict.codes[0] ?? 'no_table',
    weight: 'info',
    zh: verdict.reasons[0] ?? '这张表里没有找到清单。',
    en: 'No list was found in this sheet.',
  }
  return {
    sheet: sheet.name,
    row: number,
    table: 0,
    outcome: 'ignore',
    ...said([finding]),
    values: null,
    original,
    notes: {},
    about: null,
  }
}

function fileVerdict(
  sheets: JudgedSheet[],
  data: number,
): Pick<Judged<never>, 'fileCodes' | 'message' | 'messageEnglish'> {
  if (data > 0) return { fileCodes: [], message: null, messageEnglish: null }
  const hidden = sheets.filter(sheet => sheet.codes.includes('hidden_sheet')).map(sheet => `「${sheet.name}」`)
  const codes = [...new Set(sheets.flatMap(sheet => sheet.codes))]
  if (hidden.length > 0) {
    return {
      fileCodes: ['only_hidden_sheets', ...codes],
      message: `可导入的内容都在隐藏的工作表里：${hidden.join('、')}。请取消隐藏后再上传，或在下面选择导入它。`,
      messageEnglish: 'All that could be imported is in hidden sheets. Unhide them or choose them below.',
    }
  }
  return {
    fileCodes: ['no_table_found', ...codes],
    message: '没有找到清单：请保留表头行（如 企业名称、统一社会信用代码、乡镇、行业），每家企业一行，再上传。',
    messageEnglish: 'No list was found. Keep a header row (name, code, township, industry) and one row per enterprise.',
  }
}
