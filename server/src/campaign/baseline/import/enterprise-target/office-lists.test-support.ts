import { utils, write } from '@e965/xlsx'
import { loadCampaign } from '#campaign/mandate/index.ts'
import { type JudgeOptions, judgeRows } from '#ground/intake/judge/judge-rows.ts'
import type { Judged, RowJudgement } from '#ground/intake/judge/judgement.ts'
import { isValidUscc } from '#ground/intake/normalise/parse-uscc.ts'
import { collectParts } from '#ground/intake/read-workbook/collect-parts.ts'
import { readSheets } from '#ground/intake/read-workbook/read-sheets.ts'
import { defaultBudget, type Workbook } from '#ground/intake/read-workbook/workbook.ts'
import type { EnterpriseCandidate } from './enterprise-candidate.ts'
import { enterpriseContext, type ImportDefaults, type ImportScope } from './enterprise-context.ts'
import { enterpriseTarget } from './enterprise-target.ts'
import type { RegistryLookup } from './registry-lookup.ts'

export type Typed = string | number | boolean | Date | null
export type TypedCell = Typed | { v: number; z: string }

export interface OfficeSheet {
  rows: TypedCell[][]
  /** Ranges in the notation of the sheet: A1:C1. */
  merges?: string[]
  hidden?: boolean
  hiddenRows?: number[]
}

export const campaign = loadCampaign(new URL('../../../../../../campaigns/quzhou', import.meta.url).pathname)

/** A well-formed code that belongs to nobody (series MAX), with both checks right. */
export function inventedCode(number: number, area = '330881', kind = '91'): string {
  const body = `MAX${String(number).padStart(5, '0')}`
  for (const organisation of '0123456789X') {
    for (const check of '0123456789ABCDEFGHJKLMNPQRTUWXY') {
      const code = `${kind}${area}${body}${organisation}${check}`
      if (isValidUscc(code)) return code
    }
  }
  throw new Error(`no code can be made of ${number}`)
}

/** The bytes of a workbook as an office would save it. */
export function officeWorkbook(
  sheets: Record<string, OfficeSheet>,
  bookType: 'xlsx' | 'biff8' | 'xlml' = 'xlsx',
): Uint8Array {
  const book = utils.book_new()
  for (const [name, { rows, merges, hidden, hiddenRows }] of Object.entries(sheets)) {
    const plain = rows.map(row => row.map(cell => (isFormatted(cell) ? cell.v : cell)))
    const sheet = utils.aoa_to_sheet(plain, { UTC: true })
    for (const [at, row] of rows.entries()) {
      for (const [column, cell] of row.entries())
        if (isFormatted(cell)) sheet[utils.encode_cell({ r: at, c: column })] = { t: 'n', v: cell.v, z: cell.z }
    }
    if (merges) sheet['!merges'] = merges.map(range => utils.decode_range(range))
    if (hiddenRows) sheet['!rows'] = rows.map((_, at) => ({ hidden: hiddenRows.includes(at + 1) }))
    utils.book_append_sheet(book, sheet, name)
    if (hidden) {
      book.Workbook ??= {}
      book.Workbook.Sheets ??= []
      book.Workbook.Sheets[book.SheetNames.length - 1] = { Hidden: 1 }
    }
  }
  return write(book, { type: 'buffer', bookType })
}

const isFormatted = (cell: TypedCell): cell is { v: number; z: string } =>
  typeof cell === 'object' && cell !== null && 'z' in cell

export async function readHere(bytes: Uint8Array, name = '清单.xlsx'): Promise<Workbook> {
  const parts = collectParts(name, () => {})
  await readSheets(bytes, defaultBudget, part => parts.add(part))
  return parts.workbook
}

export interface Judging extends JudgeOptions {
  defaults?: ImportDefaults
  scope?: ImportScope
  registry?: RegistryLookup
}

/** Judges sheets as written out in a test; what is not given is an empty register and no defaults. */
export async function judge(
  sheets: Record<string, OfficeSheet> | Uint8Array,
  { defaults, scope, registry, ...options }: Judging = {},
): Promise<Judged<EnterpriseCandidate>> {
  const workbook = await readHere(sheets instanceof Uint8Array ? sheets : officeWorkbook(sheets))
  const context = enterpriseContext(campaign, {
    ...(defaults ? { defaults } : {}),
    ...(scope ? { scope } : {}),
    ...(registry ? { registry } : {}),
  })
  return judgeRows(workbook, enterpriseTarget, context, options)
}

/** The judgement of one row; of several tables beside each other, that of `table`. */
export function rowOf(
  judged: Judged<EnterpriseCandidate>,
  row: number,
  sheet?: string,
  table = 0,
): RowJudgement<EnterpriseCandidate> {
  const found = judged.rows.find(
    one => one.row === row && one.table === table && (sheet === undefined || one.sheet === sheet),
  )
  if (!found) throw new Error(`row ${row} has no outcome`)
  return found
}

/** `3 create` for each row that is data, in order. */
export function outcomes(judged: Judged<EnterpriseCandidate>): string[] {
  return judged.rows.filter(row => row.outcome !== 'ignore').map(row => `${row.row} ${row.outcome}`)
}
