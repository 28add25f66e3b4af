import type { Actor } from '../../database/claims.ts'
import type { Database } from '../../database/database.ts'
import { reading } from '../../database/transaction.ts'
import type { ExportedList } from '../exported-list.ts'

/** Every row of an exported list for a post, by the Chinese heads of its columns, read in pages so short that there are several. */
export async function walkExport<Row>(
  database: Database,
  actor: Actor,
  list: ExportedList<Row>,
): Promise<Record<string, string | number | null>[]> {
  const found: Record<string, string | number | null>[] = []
  let after: string | undefined
  do {
    const page = await reading(database, actor, tx => list.readPage(tx, after, 2))
    for (const row of page.rows) {
      found.push(
        Object.fromEntries(list.columns.map(({ title, valueOf }) => [title.zh, valueOf(row, words => words.zh)])),
      )
    }
    after = page.next ?? undefined
  } while (after !== undefined)
  return found
}
