import { z } from 'zod'
import type { Campaign } from '#campaign/mandate/index.ts'
import { type OmissionState, openOmissions } from '#contract/baseline/omission.states.ts'
import type { OmissionFilter, OmissionRow } from '#contract/baseline/omission.ts'
import { signsIn } from '#contract/baseline/omission-words.ts'
import { sayGrounds, sayOmission } from '#contract/baseline/say-omission.ts'
import { extentOf, isNothing, narrow, scopeFilter } from '#ground/access/index.ts'
import { readPageKey, writePageKey } from '#ground/database/page-key.ts'
import type { Tx } from '#ground/database/transaction.ts'
import { type Omission, omissionStore } from './omission.store.ts'

const Key = z.tuple([z.number(), z.uuid()])
const columns = { areas: 'o.area', townships: 'o.township', industries: 'o.industry' } as const
const countAtMost = 10_000

/** An omission with what it is about. */
export interface FoundOmission {
  readonly the: Omission
  readonly enterprise: OmissionRow['enterprise']
  readonly roster: OmissionRow['roster']
}

interface Row extends Record<string, unknown> {
  readonly enterprise: OmissionRow['enterprise']
  readonly roster: OmissionRow['roster']
}

const omissions = `select o.*, case when e.id is not null then jsonb_build_object('id', e.id, 'name', e.name) end as enterprise,
    case when r.id is not null then jsonb_build_object('kind', r.kind, 'namedAs', r.named_as, 'code', r.code, 'place', r.place, 'number', r.number) end as roster
  from baseline.omission o left join baseline.enterprise e on e.id = o.suspect_id left join baseline.roster_entry r on r.id = o.roster_entry_id`

function read({ enterprise, roster, ...row }: Row): FoundOmission {
  return { the: omissionStore.read(row), enterprise, roster }
}

/** A page of omissions in reach, the most suspect first, with how many there are in each state, counted up to 10,000 in all. */
export async function findOmissions(
  tx: Tx,
  filter: OmissionFilter,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<{
  rows: FoundOmission[]
  next: string | null
  total: number | null
  counts: Partial<Record<OmissionState, number>>
}> {
  const extent = narrow(extentOf(tx.actor.scope), {
    ...(filter.area ? { areas: filter.area } : {}),
    ...(filter.township ? { townships: filter.township } : {}),
    ...(filter.industry ? { industries: filter.industry } : {}),
  })
  if (isNothing(extent)) return { rows: [], next: null, total: 0, counts: {} }
  const values: unknown[] = []
  const where: string[] = []
  const add = (value: unknown, type: string) => `$${values.push(value)}::${type}`
  if (filter.sign) where.push(`o.facts ?| ${add(filter.sign, 'text[]')}`)
  if (filter.enterprise) where.push(`o.suspect_id = ${add(filter.enterprise, 'uuid')}`)
  const scope = scopeFilter(extent, columns, values.length + 1)
  values.push(...scope.values)
  where.push(scope.text)
  const counted = await tx.query<{ state: OmissionState; count: number }>(
    `select state, count(*) as count from (select o.state from baseline.omission o where ${where.join(' and ')} limit ${countAtMost + 1}) as counted
     group by state`,
    values,
  )
  const states = filter.state ?? (filter.enterprise ? null : openOmissions)
  const counts = Object.fromEntries(counted.map(({ state, count }) => [state, count]))
  const all = counted.reduce((sum, { count }) => sum + count, 0)
  const total = counted
    .filter(({ state }) => !states || states.includes(state))
    .reduce((sum, { count }) => sum + count, 0)
  if (states) where.push(`o.state = any (${add(states, 'text[]')})`)
  const key = readPageKey(after, Key)
  if (key) where.push(`(o.score, o.id) < (${add(key[0], 'float')}, ${add(key[1], 'uuid')})`)
  const found = await tx.query<Row>(
    `${omissions} where ${where.join(' and ')} order by o.score desc, o.id desc limit ${Math.trunc(limit) + 1}`,
    values,
  )
  const rows = found.slice(0, limit).map(read)
  const last = rows.at(-1)?.the
  return {
    rows,
    next: found.length > limit && last ? writePageKey([last.score, last.id]) : null,
    total: all > countAtMost ? null : total,
    counts,
  }
}

/** One omission, or undefined where it is absent or out of reach. */
export async function findOmission(tx: Tx, id: string): Promise<FoundOmission | undefined> {
  const [row] = await tx.query<Row>(`${omissions} where o.id = $1`, [id])
  return row && read(row)
}

/** When the registry was last looked through; null where it never was. */
export async function lastLook(tx: Tx): Promise<string | null> {
  const [row] = await tx.query<{ at: Date | null }>('select max(looked_at) as at from baseline.omission_look')
  return row?.at?.toISOString() ?? null
}

/** As it is shown and printed, but for what the asking post may do. */
export function sayFound(campaign: Campaign, { the, enterprise, roster }: FoundOmission): Omit<OmissionRow, 'actions'> {
  const industry = campaign.industries.find(({ id }) => id === the.industry)?.name ?? the.industry
  return {
    id: the.id,
    version: the.version,
    state: the.state,
    enterprise,
    roster,
    industry: the.industry,
    area: the.area,
    township: the.township,
    score: the.score,
    signs: signsIn(the.facts),
    sentence: sayOmission({
      name: enterprise?.name ?? roster?.namedAs ?? '',
      industry: { zh: industry, en: industry },
      registered: the.suspectId !== null,
      facts: the.facts,
    }),
    grounds: sayGrounds(the.facts),
    foundAt: the.foundAt.toISOString(),
    decidedBy: the.decidedBy,
    decidedOn: the.decidedOn,
    decidedReason: the.decidedReason,
  }
}
