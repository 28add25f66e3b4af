import { cellMeter } from './cell-meter.ts'
import { detectKind } from './detect-kind.ts'
import { openZip, type Zip } from './open-zip.ts'
import { readCsv } from './read-csv.ts'
import { readCompoundFile, readWithSheetJs } from './read-older-workbook.ts'
import type { SheetExtent } from './read-sheet.ts'
import { readXlsx } from './read-xlsx.ts'
import { FileRefused } from './refuse.ts'
import type { Budget, Sheet, SheetRow, WorkbookKind } from './workbook.ts'

export type NoticeCode = 'macros_left_out' | 'external_links_left_out'

/** What a reader hands on, in order: sheet opened, its rows, sheet closed. */
export type Part =
  | { part: 'kind'; kind: WorkbookKind; encoding?: string }
  | { part: 'sheet'; name: string; visibility: Sheet['visibility'] }
  | { part: 'rows'; rows: SheetRow[] }
  | { part: 'extent'; extent: SheetExtent }
  | { part: 'notice'; code: NoticeCode }

export interface SheetSink {
  kind(kind: WorkbookKind, encoding?: string): void
  open(name: string, visibility: Sheet['visibility']): void
  row(row: SheetRow): void
  close(extent: SheetExtent): Promise<void>
  notice(code: NoticeCode): void
}

const rowsInPart = 500

/**
 * Reads a file's bytes part by part and hands the parts to `emit`. Runs in the reader process; throws `FileRefused`.
 * A row is copied only once: what `emit` gets is no longer touched.
 */
export async function readSheets(
  bytes: Uint8Array,
  budget: Budget,
  emit: (part: Part) => Promise<void> | void,
): Promise<void> {
  if (bytes.length > budget.fileBytes) throw new FileRefused('file_too_large')
  const measure = cellMeter(budget)
  let waiting: SheetRow[] = []
  let sent: Promise<void> = Promise.resolve()
  const send = (part: Part) => {
    sent = sent.then(() => emit(part))
  }
  const flush = () => {
    if (waiting.length > 0) send({ part: 'rows', rows: waiting })
    waiting = []
  }
  const sink: SheetSink = {
    kind: (kind, encoding) => send(encoding === undefined ? { part: 'kind', kind } : { part: 'kind', kind, encoding }),
    open: (name, visibility) => send({ part: 'sheet', name, visibility }),
    row(row) {
      if (!row.cells.some(isFilled)) return
      measure(row)
      waiting.push(row)
      if (waiting.length >= rowsInPart) flush()
    },
    async close(extent) {
      flush()
      send({ part: 'extent', extent })
      await sent
    },
    notice: code => send({ part: 'notice', code }),
  }
  await readByKind(bytes, budget, sink)
  await sent
}

const isFilled = (cell: SheetRow['cells'][number]) =>
  cell !== null && (cell.kind !== 'text' || /[^\s\u200b-\u200f\u2060\ufeff]/.test(cell.text))

async function readByKind(bytes: Uint8Array, budget: Budget, sink: SheetSink): Promise<void> {
  const found = detectKind(bytes)
  if ('refusal' in found) throw new FileRefused(found.refusal)
  switch (found.kind) {
    case 'zip':
      return readZip(bytes, budget, sink)
    case 'compoundFile':
      return readCompoundFile(bytes, budget, sink)
    case 'biff':
      return readWithSheetJs(bytes, 'xls', budget, sink)
    case 'spreadsheetml':
      return readWithSheetJs(bytes, 'spreadsheetml', budget, sink)
    case 'text':
      return readCsv(bytes, sink)
  }
}

async function readZip(bytes: Uint8Array, budget: Budget, sink: SheetSink): Promise<void> {
  const zip = openZip(bytes, budget)
  const workbookPart =
    ['xl/workbook.xml', 'workbook.xml'].find(zip.has) ?? zip.names.find(name => /(^|\/)workbook\d*\.xml$/i.test(name))
  if (workbookPart !== undefined) {
    sink.kind('xlsx')
    return readXlsx(zip, workbookPart, budget, sink)
  }
  if (zip.has('xl/workbook.bin')) return readMeasured(zip, bytes, 'xlsb', budget, sink)
  if (zip.names.some(name => name.startsWith('word/'))) throw new FileRefused('word_document')
  if (zip.names.some(name => name.startsWith('ppt/'))) throw new FileRefused('presentation')
  if (zip.has('mimetype') && zip.has('content.xml')) {
    const type = await zip.text('mimetype')
    if (type.includes('opendocument.spreadsheet')) return readMeasured(zip, bytes, 'ods', budget, sink)
    throw new FileRefused(type.includes('presentation') ? 'presentation' : 'word_document')
  }
  throw new FileRefused(zip.has('[Content_Types].xml') ? 'damaged' : 'archive')
}

/** The older reader inflates whole parts at once, so everything is inflated under the limits first. */
async function readMeasured(
  zip: Zip,
  bytes: Uint8Array,
  kind: WorkbookKind,
  budget: Budget,
  sink: SheetSink,
): Promise<void> {
  for (const name of zip.names) {
    for await (const chunk of zip.stream(name)) void chunk
  }
  return readWithSheetJs(bytes, kind, budget, sink)
}
