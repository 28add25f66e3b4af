import { buffer } from 'node:stream/consumers'
import type { RowDecision } from '#contract/baseline/import.ts'
import type { Scope } from '#contract/ground/role.ts'
import { reading, transaction } from '#ground/database/transaction.ts'
import type { Judged, RowJudgement } from '#ground/intake/judge/judgement.ts'
import type { MappingChoices } from '#ground/intake/map-columns/map-columns.ts'
import type { JobContext, JobOutcome } from '#ground/jobs/index.ts'
import { absent, actWithin } from '#ground/workflow/act.ts'
import { deriveRequestId } from '#ground/workflow/derive-request-id.ts'
import type { EnterpriseCase } from '../enterprise/enterprise.store.ts'
import { type BatchCase, type JudgedSheetRow, readBatch, readRemembered } from './batch.store.ts'
import { differencesOfRow } from './difference-of-row.ts'
import { judgeFile } from './enterprise-target/dry-run.ts'
import type { EnterpriseCandidate } from './enterprise-target/enterprise-candidate.ts'
import type { ImportScope } from './enterprise-target/enterprise-context.ts'
import { readCases } from './known-cases.store.ts'
import { databaseRegistry } from './registry-lookup.store.ts'
import { type NewRow, readRows, replaceRows } from './rows.store.ts'
import type { TakingIn } from './taking-in.ts'
import { sayMissing, wantedOf, whatIsMissing } from './wanted-enterprise.ts'

/** Reads and judges the file of a batch, and keeps what becomes of each row. Nothing is written to the registry. */
export async function judgeList(
  taking: TakingIn,
  { actor, attempt, progress, signal }: Pick<JobContext, 'actor' | 'attempt' | 'progress' | 'signal'>,
  { batchId, requestId }: { batchId: string; requestId: string },
): Promise<JobOutcome> {
  const { database, campaign, sealing, storage } = taking
  const { batch, remembered } = await reading(database, actor, async tx => {
    const found = await readBatch(tx, batchId)
    if (!found) throw absent()
    return { batch: found, remembered: await readRemembered(tx, actor.unitId) }
  })
  const bytes = await buffer(storage.read(batch.fileHash))
  const judged = await judgeFile(bytes, batch.fileName, {
    campaign,
    ...(batch.defaultArea ? { area: batch.defaultArea } : {}),
    ...(batch.defaultTownship ? { township: batch.defaultTownship } : {}),
    ...(batch.defaultIndustry ? { industry: batch.defaultIndustry } : {}),
    registry: databaseRegistry(taking, actor),
    scope: importScope(actor.scope),
    ...sheetChoices(batch, remembered),
    signal,
    onRead: rows => progress(null, { zh: `已读取 ${rows} 行`, en: `${rows} rows read` }),
    onProgress: ({ done, of }) =>
      progress((done / of) * 0.9, { zh: `已判定 ${done} / ${of} 行`, en: `${done} of ${of} rows` }),
  })
  await transaction(database, actor, async tx => {
    const known = [...new Set(judged.rows.flatMap(({ about }) => (about && 'record' in about ? [about.record] : [])))]
    const cases = await readCases(tx, known)
    const decided = await decisionsSoFar(taking, tx, batchId)
    await replaceRows(
      tx,
      sealing,
      batchId,
      judged.rows.map((row, position) => newRow(row, position, cases, decided, taking)),
    )
    await actWithin(tx, taking, taking.batches, {
      id: batchId,
      action: 'judge',
      requestId: deriveRequestId(requestId, `judge ${attempt}`),
      input: { refused: judged.sheets.length === 0, set: foundOfFile(judged) },
    })
  })
  const data = judged.rows.filter(({ outcome }) => outcome !== 'ignore').length
  return {
    done: data,
    refused: 0,
    link: `/imports/${batchId}`,
    words: judged.message
      ? { zh: judged.message, en: judged.messageEnglish ?? judged.message }
      : { zh: `已判定 ${data} 行`, en: `${data} rows judged` },
  }
}

/** Which rows the importing post may bring in, as the judge asks it. */
export function importScope(scope: Scope): ImportScope | null {
  const industries = 'industries' in scope && scope.industries ? [...scope.industries] : null
  switch (scope.kind) {
    case 'city':
      return industries ? { areas: null, townships: null, industries } : null
    case 'areas':
      return { areas: [...scope.areas], townships: null, industries }
    case 'townships':
      return { areas: null, townships: [...scope.townships], industries }
    default:
      return { areas: [], townships: [], industries }
  }
}

function sheetChoices({ choices }: BatchCase, remembered: Record<string, string | null>) {
  const bySheet: Record<string, MappingChoices> = { '*': { remembered } }
  for (const [name, { columns }] of Object.entries(choices)) bySheet[name] = { byColumn: { ...columns }, remembered }
  const named = (wanted: boolean) =>
    Object.entries(choices).flatMap(([name, said]) => (said.import === wanted ? [name] : []))
  return { choices: bySheet, hiddenSheets: named(true), leftOut: named(false) }
}

type Decided = Map<string, { decision: RowDecision; words: string | null; enterpriseId: string | null }>

/** What people decided on rows before; it stays where the row's cells are the same. */
async function decisionsSoFar(
  { sealing }: TakingIn,
  tx: Parameters<typeof readRows>[0],
  batchId: string,
): Promise<Decided> {
  const rows = await readRows(tx, sealing, batchId, {}, { limit: 200_000 })
  return new Map(
    rows.flatMap(row =>
      row.decision
        ? [
            [
              cellsKey(row),
              { decision: row.decision, words: row.decidedWords, enterpriseId: row.aboutEnterprise },
            ] as const,
          ]
        : [],
    ),
  )
}

function cellsKey({ sheet, row, original }: { sheet: string; row: number; original: Record<string, string> }): string {
  return JSON.stringify([sheet, row, original])
}

function newRow(
  row: RowJudgement<EnterpriseCandidate>,
  position: number,
  cases: ReadonlyMap<string, EnterpriseCase>,
  decided: Decided,
  { sealing }: TakingIn,
): NewRow {
  const known = row.about && 'record' in row.about ? cases.get(row.about.record) : undefined
  const before = decided.get(cellsKey(row))
  const candidate = row.outcome === 'ignore' ? null : row.values
  const missing = whatIsMissing(wantedOf(candidate, null))
  const lacks = missing.length > 0 && (row.outcome === 'create' || row.outcome === 'create_warn')
  return {
    position,
    sheet: row.sheet,
    row: row.row,
    outcome: lacks ? 'create_warn' : row.outcome,
    codes: lacks ? [...row.codes, 'incomplete'] : row.codes,
    reasons: [...(lacks ? [sayMissing(missing)] : []), ...row.findings.map(({ zh, en }) => ({ zh, en }))],
    label: row.values?.name ?? '',
    original: row.original,
    notes: row.notes,
    candidate,
    complete: missing.length === 0,
    aboutRow: row.about && 'row' in row.about ? { sheet: row.about.sheet, row: row.about.row } : null,
    aboutEnterprise: known?.id ?? null,
    changes: known && row.values ? differencesOfRow(known, row.values, sealing) : [],
    decision: before?.decision ?? null,
    decidedWords: before?.words ?? null,
  }
}

function foundOfFile(judged: Judged<EnterpriseCandidate>): Record<string, unknown> {
  const sheets: JudgedSheetRow[] = judged.sheets.map(sheet => ({
    name: sheet.name,
    visibility: sheet.visibility,
    import: sheet.import,
    codes: sheet.codes,
    reasons: sheet.reasons,
    tables: sheet.tables.map(({ titles, headerRows, mapping }) => ({
      titles,
      headerRows,
      columns: mapping.map(({ letter, header, field, confidence, from }) => ({
        letter,
        header,
        field,
        confidence,
        from,
      })),
    })),
  }))
  return {
    sheets: JSON.stringify(sheets),
    fileCodes: judged.fileCodes,
    message: judged.message
      ? JSON.stringify({ zh: judged.message, en: judged.messageEnglish ?? judged.message })
      : null,
    notices: JSON.stringify(judged.notices.map(({ code, zh, en }) => ({ code, zh, en }))),
  }
}
