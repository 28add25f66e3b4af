import type { Judged, Outcome } from '#ground/intake/judge/judgement.ts'
import type { CandidateDeadline, EnterpriseCandidate } from './enterprise-candidate.ts'

export interface ReportRow {
  sheet: string
  row: number
  outcome: Outcome
  codes: string[]
  reasons: string[]
  enterprise?: {
    name: string
    uscc: string | null
    district: string | null
    township: string | null
    industry: string | null
    address: string | null
    contact: string | null
    phone: string | null
  }
  problems?: { text: string; dimension: string | null }[]
  measures?: string[]
  deadline?: CandidateDeadline
}

export interface Report {
  file: string
  fileCodes: string[]
  message?: string
  sheets: { name: string; import: boolean; codes: string[]; headerRows: number[]; columns: Record<string, string> }[]
  totals: Record<Outcome, number> & { dataRows: number; enterprises: number; problems: number; measures: number }
  rows: ReportRow[]
}

/** The outcome of a dry run in the shape of the sample expectations: what would happen, row by row. */
export function buildReport(
  judged: Judged<EnterpriseCandidate>,
  dimensionName: (id: string) => string | null = () => null,
): Report {
  const rows = judged.rows.map(row => reportRow(row, dimensionName))
  const totals = {
    create: 0,
    create_warn: 0,
    attach: 0,
    duplicate: 0,
    review: 0,
    reject: 0,
    ignore: 0,
    dataRows: 0,
    enterprises: 0,
    problems: 0,
    measures: 0,
  }
  for (const row of rows) {
    totals[row.outcome]++
    if (row.outcome !== 'ignore') totals.dataRows++
    if (row.outcome === 'create' || row.outcome === 'create_warn') totals.enterprises++
    totals.problems += row.problems?.length ?? 0
    totals.measures += row.measures?.length ?? 0
  }
  return {
    file: judged.file,
    fileCodes: judged.fileCodes,
    ...(judged.message === null ? {} : { message: judged.message }),
    sheets: judged.sheets.map(sheet => ({
      name: sheet.name,
      import: sheet.import,
      codes: sheet.codes,
      headerRows: sheet.tables[0]?.headerRows ?? [],
      columns: Object.fromEntries(
        (sheet.tables[0]?.mapping ?? []).flatMap(({ letter, field }) =>
          field === null || field === 'serial' ? [] : [[letter, field]],
        ),
      ),
    })),
    totals,
    rows,
  }
}

function reportRow(
  row: Judged<EnterpriseCandidate>['rows'][number],
  dimensionName: (id: string) => string | null,
): ReportRow {
  const said = { sheet: row.sheet, row: row.row, outcome: row.outcome, codes: row.codes, reasons: row.reasons }
  const values = row.values
  if (!values || row.outcome === 'ignore') return said
  const measures = [...values.problems.flatMap(problem => problem.measures), ...values.unpairedMeasures].map(
    measure => measure.text,
  )
  return {
    ...said,
    enterprise: {
      name: values.name,
      uscc: values.uscc,
      district: values.area?.name ?? null,
      township: values.township?.name ?? null,
      industry: values.industry?.name ?? null,
      address: values.address,
      contact: values.contact,
      phone: values.phones.join('、') || null,
    },
    problems: values.problems.map(problem => ({
      text: problem.text,
      dimension: problem.dimension === null ? null : dimensionName(problem.dimension),
    })),
    measures: [...new Set(measures)],
    ...(values.deadline === null ? {} : { deadline: values.deadline }),
  }
}
