import { z } from 'zod'
import { usedChecklistStates } from '#contract/mandate/checklist.states.ts'
import type { ChecklistFilter } from '#contract/mandate/checklist.ts'
import { readPageKey, writePageKey } from '#ground/database/page-key.ts'
import type { Prepared, Tx } from '#ground/database/transaction.ts'
import { absent } from '#ground/workflow/act.ts'
import { camelRow } from '#ground/workflow/camel-row.ts'
import { partsTaken } from '#ground/workflow/record.ts'
import type { CaseStore } from '#ground/workflow/workflow.ts'
import type { Checklist } from './checklist.ts'

/** A version has no township and no enterprise; the rules of all nouns ask for them. */
const read = (row: Record<string, unknown>): Checklist =>
  ({ ...camelRow(row), county: null, township: null, enterpriseId: null }) as unknown as Checklist

/** How a version is kept. */
export const checklistStore: CaseStore<Checklist> = {
  table: 'mandate.checklist',
  lock: `select c.*, ${partsTaken('c.id')} from mandate.checklist c where c.id = $1`,
  read,
  givenByDatabase: [],
  notColumns: ['county', 'township', 'enterpriseId'],
}

/** One version. Throws 404 where there is none, or the post may not see it. */
export async function findChecklist(tx: Tx, id: string): Promise<Checklist> {
  const [row] = await tx.query(checklistStore.lock, [id])
  if (!row) throw absent()
  return read(row)
}

const ofIndustry: Prepared = {
  name: 'checklists of an industry',
  text: 'select * from mandate.checklist where industry = $1 order by number desc',
}

/** Every version of an industry that the post may see, the latest first. */
export async function checklistsOf(tx: Tx, industry: string): Promise<Checklist[]> {
  return (await tx.run(ofIndustry, [industry])).map(read)
}

const inUse: Prepared = {
  name: 'checklists in use',
  text: `select * from mandate.checklist where state in (${usedChecklistStates.map(state => `'${state}'`).join(', ')}) and industry = any ($1)
    order by array_position($1, industry)`,
}

/** What the enterprises of an industry are checked against today: its own version, then the common one. */
export async function checklistsInUse(tx: Tx, industry: string): Promise<Checklist[]> {
  return (await tx.run(inUse, [[industry, 'common']])).map(read)
}

const byIds: Prepared = { name: 'checklists by id', text: 'select * from mandate.checklist where id = any ($1)' }

/** The versions of these ids that the post sees, in no order. */
export async function checklistsById(tx: Tx, ids: readonly string[]): Promise<Checklist[]> {
  return (await tx.run(byIds, [ids])).map(read)
}

/** Place of the industry in the campaign, number of the version. */
const Key = z.tuple([z.number().int(), z.number().int()])

/** By industry in the order given, the latest version first; a page at a time. */
export async function findChecklists(
  tx: Tx,
  industries: readonly string[],
  filter: z.output<typeof ChecklistFilter>,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<{ rows: Checklist[]; next: string | null }> {
  const key = readPageKey(after, Key)
  const found = await tx.query(
    `select c.*, array_position($1::text[], c.industry) as place from mandate.checklist c
     where array_position($1::text[], c.industry) is not null
       and ($2::text[] is null or c.industry = any ($2)) and ($3::text[] is null or c.state = any ($3))
       and ($4::integer is null or array_position($1::text[], c.industry) > $4
         or array_position($1::text[], c.industry) = $4 and c.number < $5)
     order by place, c.number desc limit $6`,
    [industries, filter.industry ?? null, filter.state ?? null, ...(key ?? [null, null]), limit + 1],
  )
  const shown = found.slice(0, limit)
  const last = shown.at(-1)
  return {
    rows: shown.map(read),
    next: found.length > limit && last ? writePageKey([Number(last.place), Number(last.number)]) : null,
  }
}
