import { decodeText } from './decode-text.ts'
import type { SheetSink } from './read-sheets.ts'
import { splitDelimited } from './split-delimited.ts'
import type { Cell } from './workbook.ts'

/** Reads comma-, semicolon- or tab-separated text as one sheet named `csv`. All cells are text: nothing is guessed here. */
export async function readCsv(bytes: Uint8Array, sink: SheetSink): Promise<void> {
  const { text, encoding } = decodeText(bytes)
  sink.kind('csv', encoding)
  sink.open('csv', 'visible')
  let number = 0
  for (const fields of splitDelimited(text)) {
    number++
    const cells: (Cell | null)[] = fields.map(field => (field === '' ? null : { kind: 'text', text: field }))
    while (cells.length > 0 && cells.at(-1) === null) cells.pop()
    if (cells.length > 0) sink.row({ number, hidden: false, cells })
  }
  await sink.close({ merges: [], hiddenColumns: [] })
}
