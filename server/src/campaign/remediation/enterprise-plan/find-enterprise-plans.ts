import { createHash } from 'node:crypto'
import { z } from 'zod'
import { searchEnterprises } from '#campaign/baseline/index.ts'
import type {
  EnterprisePlanFilter,
  EnterprisePlanRow,
  listEnterprisePlans,
} from '#contract/remediation/enterprise-plan.ts'
import { moneyOf } from '#contract/remediation/enterprise-plan-paper.ts'
import { type Extent, extentOf, isNothing, narrow, orderedOverScope, scopeFilter } from '#ground/access/index.ts'
import { urgency } from '#ground/clock/urgency.ts'
import { readPageKey, writePageKey } from '#ground/database/page-key.ts'
import type { Prepared, Tx } from '#ground/database/transaction.ts'
import { field } from '#ground/workflow/hand-over/index.ts'
import type { Moment } from '#ground/workflow/workflow.ts'
import type { EnterprisePlan } from './enterprise-plan.store.ts'
import { reachedOf } from './plan-progress.ts'

interface Narrowed {
  readonly extent: Extent
  readonly where: readonly string[]
  readonly values: readonly unknown[]
}

const columns = {
  areas: 'l.area',
  townships: 'l.township',
  grids: 'l.grid',
  enterprises: 'l.enterprise_id',
  industries: 'l.industry',
} as const

/** Which plans a filter means to this post. Throws 422 for a text of one character. */
async function narrowPlans(tx: Tx, filter: EnterprisePlanFilter): Promise<Narrowed> {
  const extent = narrow(extentOf(tx.actor.scope), {
    ...(filter.area ? { areas: filter.area } : {}),
    ...(filter.township ? { townships: filter.township } : {}),
    ...(filter.industry ? { industries: filter.industry } : {}),
  })
  const text = filter.text ?? ''
  if (text !== '' && Array.from(text).length < 2)
    throw field('text', '请至少输入两个字', 'Give two characters at least')
  const values: unknown[] = []
  const where: string[] = []
  const add = (value: unknown, type: string) => `$${values.push(value)}::${type}`
  if (filter.state?.length === 1) where.push(`l.state = ${add(filter.state[0], 'text')}`)
  else if (filter.state && filter.state.length > 1) where.push(`l.state = any (${add(filter.state, 'text[]')})`)
  if (filter.withoutOpinion) where.push(`l.state = 'areaReview' and jsonb_array_length(l.opinions -> 'by') = 0`)
  if (text !== '') where.push(`l.enterprise_id = any (${add(await searchEnterprises(tx, text), 'uuid[]')})`)
  return { extent, where, values }
}

const Key = z.tuple([z.string().max(60), z.uuid()])
const countAtMost = 10_000

/** A page of plans, what changed last first, with how many there are, counted up to 10,000. Reads about as many rows as it gives. */
export async function findEnterprisePlans(
  tx: Tx,
  moment: Moment,
  { after, limit, ...filter }: z.output<typeof listEnterprisePlans.query>,
): Promise<Omit<z.input<typeof listEnterprisePlans.reply>, 'asOf'>> {
  const narrowed = await narrowPlans(tx, filter)
  const { ids, next } = await pageOfPlans(tx, narrowed, { after, limit })
  const rows = ids.length === 0 ? [] : await tx.run<PlanLine>(linesStatement, [ids])
  return { rows: rows.map(line => rowOf(line, moment)), next, ...(await totalOfPlans(tx, narrowed)) }
}

async function pageOfPlans(
  tx: Tx,
  { extent, where, values }: Narrowed,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<{ ids: string[]; next: string | null }> {
  const key = readPageKey(after, Key)
  const all = [...values]
  const conditions = [...where]
  if (key) {
    all.push(...key)
    conditions.push(`(l.updated_at, l.id) < ($${all.length - 1}::timestamptz, $${all.length}::uuid)`)
  }
  const text = conditions.join(' and ')
  const statement = orderedOverScope(extent, {
    name: `plans ${createHash('sha1').update(text).digest('hex').slice(0, 10)}`,
    select: { at: 'l.updated_at', id: 'l.id', key: 'l.updated_at::text' },
    from: 'remediation.enterprise_plan l',
    where: text,
    values: all,
    order: ['at', 'id'],
    descending: true,
    limit: limit + 1,
    columns,
    merged: ['areas', 'townships', 'industries'],
  })
  if (!statement) return { ids: [], next: null }
  const rows = await tx.run<{ id: string; key: string }>(statement, statement.values)
  const last = rows[limit - 1]
  return {
    ids: rows.slice(0, limit).map(({ id }) => id),
    next: rows.length > limit && last ? writePageKey([last.key, last.id]) : null,
  }
}

async function totalOfPlans(tx: Tx, { extent, where, values }: Narrowed): Promise<{ total: number; more: boolean }> {
  if (isNothing(extent)) return { total: 0, more: false }
  const scope = scopeFilter(extent, columns, values.length + 1)
  const conditions = [...where, scope.text].join(' and ')
  const [counted] = await tx.query<{ count: number }>(
    `select count(*) as count from (select from remediation.enterprise_plan l where ${conditions} limit ${countAtMost + 1}) as counted`,
    [...values, ...scope.values],
  )
  const count = counted?.count ?? 0
  return { total: Math.min(count, countAtMost), more: count > countAtMost }
}

type PlanLine = Pick<
  EnterprisePlan,
  | 'id'
  | 'enterpriseId'
  | 'industry'
  | 'area'
  | 'township'
  | 'edition'
  | 'state'
  | 'documentNumber'
  | 'issuedOn'
  | 'filedOn'
  | 'content'
  | 'reached'
  | 'reachedBefore'
  | 'updatedAt'
> & { readonly name: string } & Record<string, unknown>

const linesStatement: Prepared = {
  name: 'lines of plans',
  text: `select l.id, l.enterprise_id as "enterpriseId", e.name, l.industry, l.area, l.township, l.edition, l.state, l.content, l.reached,
      l.document_number as "documentNumber", l.issued_on as "issuedOn", l.filed_on as "filedOn", l.updated_at as "updatedAt",
      (select coalesce(jsonb_object_agg(one.key, one.value order by b.edition), '{}')
        from remediation.enterprise_plan b, jsonb_each(b.reached) as one
        where b.enterprise_id = l.enterprise_id and b.industry = l.industry and b.edition < l.edition) as "reachedBefore"
    from unnest($1::uuid[]) with ordinality as wanted(id, place)
      join remediation.enterprise_plan l on l.id = wanted.id
      join baseline.fact_enterprise e on e.id = l.enterprise_id
    order by place`,
}

function rowOf(line: PlanLine, { day, calendar }: Moment): EnterprisePlanRow {
  const { content, reached: _, reachedBefore: __, updatedAt, ...facts } = line
  const reached = reachedOf(line)
  const open = content.nodes.filter(({ id }) => reached[id] === undefined)
  const next = open.toSorted((one, other) => one.due.localeCompare(other.due))[0]
  const isInForce = line.state === 'issued' || line.state === 'filed'
  const judged = next && urgency({ setFor: next.due, standsAt: next.due, today: day, calendar })
  return {
    ...facts,
    nodes: { all: content.nodes.length, reached: content.nodes.length - open.length },
    nextNode:
      next && judged && isInForce
        ? { words: next.words, due: next.due, urgency: judged.step, lateDays: judged.daysOver }
        : null,
    money: moneyOf({ content }),
    updatedAt: updatedAt.toISOString(),
  }
}
