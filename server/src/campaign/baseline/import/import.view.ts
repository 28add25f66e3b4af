import type { ImportBatchRow, ImportBatchView, ImportRowView, SheetView } from '#contract/baseline/import.ts'
import type { ActionOffer } from '#contract/ground/endpoint.ts'
import type { Tx } from '#ground/database/transaction.ts'
import { viewJob } from '#ground/jobs/index.ts'
import { absent } from '#ground/workflow/act.ts'
import { available, offer } from '#ground/workflow/available.ts'
import { splitActorWords } from '../enterprise/enterprise.view.ts'
import { type BatchCase, isBusy, type JudgedSheetRow, readBatch } from './batch.store.ts'
import type { EnterpriseCandidate } from './enterprise-target/enterprise-candidate.ts'
import { enterpriseFields } from './enterprise-target/enterprise-fields.ts'
import { factsOfCandidate } from './facts-of-candidate.ts'
import { findPrevious } from './find-difference.ts'
import { readCases } from './known-cases.store.ts'
import { possibleDecisions } from './possible-decisions.ts'
import { busy, nothingReady } from './refuse-batch.ts'
import { countRows, enterprisesOfRows, type KeptRow, type RowCounts, readRows } from './rows.store.ts'
import type { TakingIn } from './taking-in.ts'

/** A batch as a line of the list. */
export function batchRow(batch: BatchCase, { outcomes, states }: RowCounts): ImportBatchRow {
  const [unitName, personName] = splitActorWords(batch.actorWords)
  return {
    id: batch.id,
    version: batch.version,
    state: batch.state,
    fileName: batch.fileName,
    fileSize: batch.fileSize,
    unitName,
    personName,
    uploadedAt: batch.uploadedAt.toISOString(),
    importedAt: batch.importedAt?.toISOString() ?? null,
    undoneAt: batch.undoneAt?.toISOString() ?? null,
    outcomes,
    states,
  }
}

/** A batch with its sheets, what may be done with it, and the job that works on it. Throws 404 for another unit's. */
export async function viewBatch(tx: Tx, taking: TakingIn, batchId: string): Promise<ImportBatchView> {
  const found = await readBatch(tx, batchId)
  if (!found) throw absent()
  const job = found.jobId ? await jobOf(tx, found.jobId) : null
  // a job that ended after the batch was read has changed it since: nobody is shown an ended job over a list that waits for it
  const batch = job && isOver(job.state) ? ((await readBatch(tx, batchId)) ?? found) : found
  const counted = (await countRows(tx, [batchId]))(batchId)
  return {
    ...batchRow(batch, counted),
    defaults: { area: batch.defaultArea, township: batch.defaultTownship, industry: batch.defaultIndustry },
    sheets: await Promise.all(batch.sheets.map(sheet => sheetView(tx, taking, batchId, sheet))),
    fileCodes: [...batch.fileCodes],
    message: batch.message,
    notices: [...batch.notices],
    fields: enterpriseFields.map(({ key, zh, en }) => ({ key, words: { zh, en } })),
    job,
    ready: counted.ready,
    held: counted.held,
    previous: await findPrevious(tx, batchId),
    actions: await offersOf(tx, taking, batch, counted),
  }
}

/** What may be done with the batch. Nothing while work is going on for it, and no writing where no row would go in. */
async function offersOf(tx: Tx, taking: TakingIn, batch: BatchCase, { ready }: RowCounts): Promise<ActionOffer[]> {
  const moment = { at: taking.clock.businessNow(), day: taking.clock.businessDay(), calendar: taking.calendar() }
  const working = await isBusy(tx, batch)
  return available(taking.batches, batch, tx.actor, moment).map(made => {
    if (working) return offer(made.action, busy(), made.primary)
    return made.action === 'apply' && ready === 0 ? offer(made.action, nothingReady(), made.primary) : made
  })
}

const isOver = (state: NonNullable<ImportBatchView['job']>['state']) => state !== 'waiting' && state !== 'running'

/** The job of a colleague's post is not this post's to see. */
async function jobOf(tx: Tx, jobId: string): Promise<ImportBatchView['job']> {
  return viewJob(tx, jobId).catch(() => null)
}

const samples = 5

async function sheetView(tx: Tx, { sealing }: TakingIn, batchId: string, sheet: JudgedSheetRow): Promise<SheetView> {
  const rows = sheet.import ? await readRows(tx, sealing, batchId, { sheet: sheet.name }, { limit: 40 }) : []
  const data = rows.filter(row => row.outcome !== 'ignore').slice(0, samples)
  return {
    ...sheet,
    tables: sheet.tables.map(table => ({
      ...table,
      columns: table.columns.map(column => ({
        ...column,
        samples: data.flatMap(row => row.original[column.letter] ?? []),
      })),
    })),
  }
}

/** Rows with the records they may be, and what may be said of them. */
export async function viewRows(tx: Tx, batch: BatchCase, rows: readonly KeptRow[]): Promise<ImportRowView[]> {
  const became = await enterprisesOfRows(
    tx,
    batch.id,
    rows.flatMap(({ aboutRow }) => aboutRow ?? []),
  )
  const aboutOf = (row: KeptRow) => row.aboutEnterprise ?? (row.aboutRow && became(row.aboutRow))
  const ids = rows.flatMap(row => aboutOf(row) ?? [])
  const cases = await readCases(tx, [...new Set(ids)])
  return rows.map(row => {
    const about = cases.get(aboutOf(row) ?? '')
    return {
      id: row.id,
      sheet: row.sheet,
      row: row.row,
      outcome: row.outcome,
      codes: [...row.codes],
      reasons: [...row.reasons],
      original: row.original,
      enterprise: row.candidate ? imported(row.candidate) : null,
      problems: row.candidate?.problems.map(({ text, dimension }) => ({ text, dimension })) ?? [],
      measures: measuresOf(row.candidate),
      aboutRow: row.aboutRow,
      candidates: about
        ? [{ id: about.id, name: about.name, code: about.uscc ?? about.temporaryCode, township: about.township }]
        : [],
      changes: [...row.changes],
      decision: row.decision
        ? {
            kind: row.decision.kind,
            enterpriseId: 'enterpriseId' in row.decision ? row.decision.enterpriseId : null,
            by: row.decidedWords ?? '',
          }
        : null,
      decisions: possibleDecisions(batch, row),
      ready: row.ready,
      held: row.held,
      state: row.state,
      enterpriseId: row.enterpriseId,
      made: [...row.made],
      result: row.result,
    }
  })
}

function imported(candidate: EnterpriseCandidate): NonNullable<ImportRowView['enterprise']> {
  const { place, ...facts } = factsOfCandidate(candidate)
  return {
    name: candidate.name,
    uscc: candidate.uscc,
    kind: candidate.kind,
    area: candidate.area?.code ?? null,
    township: candidate.township?.code ?? null,
    industries: candidate.industry ? [candidate.industry.code] : [],
    facts: {
      ...Object.fromEntries(Object.entries(facts).map(([field, value]) => [field, String(value)])),
      ...(place ? { place: `${place.lng},${place.lat}` } : {}),
    },
  }
}

function measuresOf(candidate: EnterpriseCandidate | null): ImportRowView['measures'] {
  if (!candidate) return []
  return [...candidate.problems.flatMap(problem => problem.measures), ...candidate.unpairedMeasures].map(measure => ({
    text: measure.text,
    deadline: measure.deadline?.date ?? measure.deadline?.text ?? null,
  }))
}
