import type { ExportPage } from './exported-list.ts'

/** How an export ended: with the list, at the most that its format takes, or before either. */
export type Ending = 'whole' | 'cut' | 'brokenOff'

/**
 * The rows of a list page by page from the first on, `most` at most; each page is read when the one before has been taken. Whatever
 * ends it, `onEnd` has its say before the last byte goes out, and once.
 */
export async function* readPages<Row>(
  first: ExportPage<Row>,
  readPage: (after: string) => Promise<ExportPage<Row>>,
  { most, onEnd }: { most: number; onEnd: (ending: Ending, rows: number) => Promise<void> },
): AsyncGenerator<readonly Row[]> {
  let ending: Ending = 'brokenOff'
  let count = 0
  try {
    for (let page = first; ; page = await readPage(page.next)) {
      const rows = page.rows.slice(0, most - count)
      const isCut = rows.length < page.rows.length
      count += rows.length
      if (rows.length > 0) yield rows
      if (isCut || page.next === null) {
        ending = isCut ? 'cut' : 'whole'
        break
      }
    }
  } finally {
    await onEnd(ending, count)
  }
}
