import { z } from 'zod'
import type { ListChange, ListDifferenceFilter, ListDifferenceRow } from '#contract/baseline/list-version.ts'
import { readPageKey, writePageKey } from '#ground/database/page-key.ts'
import type { Tx } from '#ground/database/transaction.ts'
import { refuse } from '#ground/errors/refuse.ts'
import { foldName } from '#ground/pinyin/fold-name.ts'
import { splitActorWords } from '../enterprise/enterprise.view.ts'
import { shownFacts } from './find-list-rows.ts'
import type { FrozenList } from './frozen-list.ts'
import type { ListVersion } from './list-version.store.ts'
import { type Positions, positionsOf } from './positions-of.ts'

export type Compared = Pick<ListDifferenceFilter, 'change' | 'area' | 'industry' | 'text'>

/** Two versions of one list, the older first, and which rows of each lie in the cells that both are about. */
export interface VersionPair {
  readonly from: ListVersion
  readonly to: ListVersion
}

/**
 * Puts two versions in order of time. Throws 422 `list.notComparable` for two lists, for one version twice, and for parts of the city
 * that have nothing in common.
 */
export function pairOf(one: ListVersion, other: ListVersion, cityCode: string): VersionPair {
  const shares = (a: string | null, b: string | null, all: string | null) => a === b || a === all || b === all
  if (
    one.list === other.list &&
    one.id !== other.id &&
    shares(one.area, other.area, cityCode) &&
    shares(one.industry, other.industry, null)
  ) {
    return one.serial < other.serial ? { from: one, to: other } : { from: other, to: one }
  }
  throw refuse(
    422,
    'list.notComparable',
    { zh: '这两个版本不能比较', en: 'These two versions cannot be compared' },
    {
      zh: '请选择同一份清单、区块和行业有重合的另一个版本',
      en: 'Choose another version of the same list whose area and industry it shares',
    },
  )
}

/** The areas and industries that both versions are about, and the filter leaves; undefined is all. */
function sharedCells({ from, to }: VersionPair, cityCode: string, filter: Compared) {
  const areas = [from.area, to.area].find(area => area !== cityCode)
  const industries = [from.industry, to.industry].find(industry => industry !== null)
  const both = (bound: string | undefined, wanted: readonly string[] | undefined) =>
    bound === undefined ? wanted : wanted ? wanted.filter(value => value === bound) : [bound]
  return { areas: both(areas, filter.area), industries: both(industries ?? undefined, filter.industry) }
}

// A row that the post reaches in one of the two versions alone came in or went out for it: an enterprise that moved to another area.
const changes = `
  changed as materialized (
    select older.content as was, newer.content as became, coalesce(newer.key, older.key) as key
    from (select r.key, r.content from baseline.list_row r, unnest($3::int[], $4::int[]) as piece (low, high)
        where r.serial = $1 and r.position between piece.low and piece.high) as older
      full join (select r.key, r.content from baseline.list_row r, unnest($5::int[], $6::int[]) as piece (low, high)
        where r.serial = $2 and r.position between piece.low and piece.high) as newer using (key)
    where older.content is distinct from newer.content),
  seen as (
    select changed.key, case when w.id is null then 'in' when b.id is null then 'out' else 'changed' end as change,
      coalesce(b.area, w.area) as area, coalesce(b.industry, w.industry) as industry, coalesce(b.township, w.township) as township,
      coalesce(b.township, w.township, '') as place, coalesce(b.name, w.name) as name, coalesce(b.subject_id, w.subject_id) as subject_id,
      w.facts as was, b.facts as became
    from changed left join baseline.list_content b on b.id = changed.became left join baseline.list_content w on w.id = changed.was
    where coalesce(b.id, w.id) is not null and ($7::text is null or strpos(upper(coalesce(b.name, w.name)), $7) > 0))`

/** area, industry, place, name, key: as a list is read */
const Key = z.tuple([z.string(), z.string(), z.string(), z.string(), z.guid()])

interface Seen extends Record<string, unknown> {
  change: ListChange
  key: string
  area: string
  industry: string
  place: string
  name: string
  subjectId: string
  township: string | null
  was: Record<string, string | null> | null
  became: Record<string, string | null> | null
}

function valuesOf(pair: VersionPair, cityCode: string, filter: Compared): unknown[] {
  const shared = sharedCells(pair, cityCode, filter)
  const lows = (pieces: readonly Positions[]) => pieces.map(({ low }) => low)
  const highs = (pieces: readonly Positions[]) => pieces.map(({ high }) => high)
  const older = positionsOf(pair.from.cells, shared)
  const newer = positionsOf(pair.to.cells, shared)
  return [
    pair.from.serial,
    pair.to.serial,
    lows(older),
    highs(older),
    lows(newer),
    highs(newer),
    filter.text ? foldName(filter.text) : null,
  ]
}

/** How many rows in reach came in, went out and changed. */
export async function countListDifference(
  tx: Tx,
  pair: VersionPair,
  cityCode: string,
  filter: Compared,
): Promise<Record<ListChange, number>> {
  const rows = await tx.query<{ change: ListChange; count: number }>(
    `with ${changes} select change, count(*) as count from seen group by change`,
    valuesOf(pair, cityCode, filter),
  )
  const count = (change: ListChange) => rows.find(row => row.change === change)?.count ?? 0
  return { in: count('in'), out: count('out'), changed: count('changed') }
}

/** What came in, went out and changed between two versions, by area, industry, township and name; with what was done meanwhile. */
export async function findListDifference(
  tx: Tx,
  list: FrozenList,
  pair: VersionPair,
  cityCode: string,
  filter: Compared,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<{ rows: ListDifferenceRow[]; next: string | null }> {
  const key = readPageKey(after, Key)
  const found = await tx.query<Seen>(
    `with ${changes}
     select change, key, area, industry, place, name, subject_id as "subjectId", township, was, became from seen
     where ($8::text is null or change = $8)
       and ($9::text is null or (area, industry, place, name, key) > ($9, $10, $11, $12, $13::uuid))
     order by area, industry, place, name, key limit $14`,
    [...valuesOf(pair, cityCode, filter), filter.change ?? null, ...(key ?? [null, null, null, null, null]), limit + 1],
  )
  const page = found.slice(0, limit)
  const acts = await actsBetween(tx, list, pair, page)
  const last = page.at(-1)
  return {
    rows: page.map(row => ({
      key: row.key,
      change: row.change,
      subjectId: row.subjectId,
      name: row.name,
      area: row.area,
      township: row.township,
      industry: row.industry,
      fields: row.change === 'changed' ? changedFields(list, row.was ?? {}, row.became ?? {}) : [],
      acts: acts.get(row.subjectId) ?? [],
    })),
    next:
      found.length > limit && last ? writePageKey([last.area, last.industry, last.place, last.name, last.key]) : null,
  }
}

/** Field by field, in the order of the list's columns; compared as kept, shown as may be shown. */
function changedFields(
  list: FrozenList,
  was: Record<string, string | null>,
  became: Record<string, string | null>,
): ListDifferenceRow['fields'] {
  const [before, after] = [shownFacts(list, was), shownFacts(list, became)]
  return list.columns
    .filter(({ key }) => (was[key] ?? null) !== (became[key] ?? null))
    .map(({ key }) => ({ key, was: before[key] ?? null, became: after[key] ?? null }))
}

const mostActs = 5

/**
 * Why: what the trail has of each subject between the two moments, with whose act it was and on what ground. Of what came in the first
 * acts say it, of everything else the last.
 */
async function actsBetween(
  tx: Tx,
  { noun, actWords }: FrozenList,
  { from, to }: VersionPair,
  page: readonly Pick<Seen, 'subjectId' | 'change'>[],
): Promise<Map<string, ListDifferenceRow['acts']>> {
  const found = new Map<string, ListDifferenceRow['acts']>()
  if (page.length === 0) return found
  const rows = await tx.query<{
    subjectId: string
    at: Date
    action: string
    actorWords: string
    note: string | null
  }>(
    `select subject_id as "subjectId", at, action, actor_words as "actorWords", note
     from unnest($1::uuid[], $5::int[]) as subject (id, direction),
       lateral (select * from ground.trail where subject_id = subject.id and noun = $2 and at > $3 and at <= $4
         order by id * subject.direction limit ${mostActs}) as act
     order by act.id * subject.direction`,
    [page.map(row => row.subjectId), noun, from.frozenAt, to.frozenAt, page.map(row => (row.change === 'in' ? 1 : -1))],
  )
  for (const { subjectId, at, action, actorWords, note } of rows) {
    const [unitName, personName] = splitActorWords(actorWords)
    const act = { at: at.toISOString(), words: actWords(action), unitName, personName, ground: note }
    found.set(subjectId, [...(found.get(subjectId) ?? []), act])
  }
  return found
}
